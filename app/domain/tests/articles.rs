//! Contracts split into articles, and the articles offered for a clause.

mod common;

use common::CATALOGUE;
use domain::article::{Article, rank, split};
use domain::text::ContractClauseId;

const CONTRACT: &str = "医療情報システム利用契約書\n\n架空病院（以下「甲」）と架空システム（以下「乙」）は、次のとおり契約する。\n\
第１条（目的）\n　この契約は、乙が甲の診療録を預かる条件を定める。\n\
第２条　（定義）用語の意味は別紙による。\n\
第三条（安全管理）\n乙は、個人情報の安全管理のため、別紙1の対策をとる。\n\
第4条の規定により、乙は報告する。\n\
第十二条（秘密保持）\n乙とその従業者は、業務で知った秘密を漏らしてはならない。違反したときは違約金を支払う。\n\
第12条の2（再委託）\n乙は、甲の承諾なく再委託してはならない。\n\
第5条に定める場合も同じとする。\n\
第13条（損害賠償）に定める上限は別紙2のとおりとする。\n\
第13条【損害賠償】\n乙の責めによる損害は乙が賠償する。\n\
第14条\n契約が終了したとき、乙は記録を返却し、複製を消去して消去証明書を渡す。\n　附　則\n第1条（施行）\nこの契約は2026年4月1日から行う。\n";

fn labels(text: &str) -> Vec<String> {
    split(text).into_iter().map(|article| article.label).collect()
}

#[test]
fn articles_are_found_in_any_digits_with_branches_and_supplement() {
    let wanted = ["前文", "第1条", "第2条", "第3条", "第12条", "第12条の2", "第13条", "第14条", "附則", "附則第1条"];
    assert_eq!(labels(CONTRACT), wanted);
    let articles = split(CONTRACT);
    let twelve = articles.iter().find(|article| article.label == "第12条").unwrap();
    assert_eq!(twelve.heading, "第12条(秘密保持)");
    assert!(twelve.body.starts_with("乙とその従業者"));
}

#[test]
fn a_line_that_only_cites_an_article_begins_none() {
    let articles = split(CONTRACT);
    let third = articles.iter().find(|article| article.label == "第3条").unwrap();
    assert!(third.body.contains("第4条の規定"), "{third:?}");
    let branch = articles.iter().find(|article| article.label == "第12条の2").unwrap();
    assert!(branch.body.contains("第5条に定める場合") && branch.body.contains("に定める上限"), "{branch:?}");
}

#[test]
fn kanji_numbers_are_read() {
    let text = "第九条（あ）\n第十条（い）\n第十一条（う）\n第二十条（え）\n第二十一条の三（お）\n第四十九条（か）\n第五十条（き）";
    let wanted = ["第9条", "第10条", "第11条", "第20条", "第21条の3", "第49条", "第50条"];
    assert_eq!(labels(text), wanted);
}

#[test]
fn nothing_is_lost_and_nothing_panics() {
    for text in [
        "",
        "第",
        "第条",
        "第九九九九九九九九条",
        "第1",
        "第99999999999999条",
        "\u{feff}第1条\r\n本文\r\n",
        "（",
        "第1条（",
    ] {
        let articles = split(text);
        assert!(!articles.is_empty(), "{text:?}");
    }
    let body: String = split("第1条（目的）あいう\nえお\n\nかき").iter().map(|a| a.body.replace('\n', "")).collect();
    assert_eq!(body, "あいうえおかき");
    let long: String = (1..3_000).map(|n| format!("第{n}条\n")).collect();
    assert!(split(&long).len() <= 2_001);
}

fn offered(clause: &str, articles: &[Article]) -> Vec<String> {
    let clause: ContractClauseId = clause.parse().unwrap();
    rank(&CATALOGUE, &clause, articles, 3).iter().map(|offer| offer.article.label.clone()).collect()
}

#[test]
fn the_likeliest_article_comes_first() {
    let articles = split(CONTRACT);
    assert_eq!(offered("secrecy-with-penalty", &articles)[0], "第12条");
    assert_eq!(offered("equal-terms-for-subcontractors", &articles)[0], "第12条の2");
    assert_eq!(offered("loss-borne-by-party-at-fault", &articles)[0], "第13条");
    assert_eq!(offered("erasure-proof", &articles)[0], "第14条");
    assert_eq!(offered("safety-clauses", &articles)[0], "第3条");
    assert!(offered("key-escrow-rules", &articles).is_empty(), "what has none of the words is not offered");
}

#[test]
fn the_ranking_is_reproducible_and_says_why() {
    let articles = split(CONTRACT);
    let clause: ContractClauseId = "secrecy-with-penalty".parse().unwrap();
    let first = rank(&CATALOGUE, &clause, &articles, 5);
    assert_eq!(first, rank(&CATALOGUE, &clause, &articles, 5));
    assert!(first[0].words.iter().any(|word| word == "秘密保持") && first[0].words.iter().any(|word| word == "違約金"));
    assert!(first.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn every_clause_can_be_found_by_words() {
    for clause in &CATALOGUE.contract_clauses {
        assert!(CATALOGUE.clause_words(&clause.id).len() >= 3, "{}", clause.id);
    }
}
