//! A contract's text split into articles (条), and the articles most likely to answer a clause.
//!
//! The ranking is stated and reproducible: every word listed for the clause (`catalogue/clause-words.toml`) counts 6 in an
//! article's heading and 3 in its body; to that comes a tenth of the share, in percent, of the character pairs of the
//! clause's wording that the article has. Articles without a single listed word are left out. Equal scores keep the order
//! of the text. A person decides; nothing is recorded by this.

use std::collections::HashSet;

use crate::catalogue::Catalogue;
use crate::text::ContractClauseId;

/// The most articles a text is split into; what follows stays in the last one.
const MOST_ARTICLES: usize = 2_000;
/// What a listed word counts in a heading.
const IN_HEADING: u32 = 6;
/// What a listed word counts in the body.
const IN_BODY: u32 = 3;

/// An article of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number as cited, as 「第12条の2」; 「前文」 before the first, 「附則」 and 「附則第1条」 after the last.
    pub label: String,
    /// Its heading line, as 「第12条の2（秘密保持）」.
    pub heading: String,
    /// Its text below the heading.
    pub body: String,
}

/// An article that may answer a clause, and why it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its score; higher is likelier.
    pub score: u32,
    /// The listed words it has, in the order of the list.
    pub words: Vec<String>,
}

/// Splits a contract's text into articles. An article begins at a line that starts with 第N条 or 第N条の枝番, followed by
/// a heading, a space or the end of the line, and whose number follows the one before; so a wrapped line that merely cites
/// an article begins none. Digits may be half-width, full-width or kanji.
pub fn split(text: &str) -> Vec<Article> {
    let mut articles = vec![Article { label: "前文".to_owned(), heading: String::new(), body: String::new() }];
    let (mut part, mut last) = (String::new(), (0, 0));
    for line in text.lines() {
        let plain = folded(line);
        let trimmed = plain.trim();
        if articles.len() < MOST_ARTICLES {
            if is_supplement(trimmed) {
                (part, last) = ("附則".to_owned(), (0, 0));
                articles.push(Article { label: part.clone(), heading: trimmed.to_owned(), body: String::new() });
                continue;
            }
            if let Some((number, rest)) = heading(trimmed).filter(|(number, _)| follows(*number, last)) {
                last = number;
                let label = match number {
                    (main, 0) => format!("{part}第{main}条"),
                    (main, branch) => format!("{part}第{main}条の{branch}"),
                };
                let (title, body) = titled(rest);
                let heading = format!("{label}{title}");
                articles.push(Article { label, heading, body: String::new() });
                push_line(&mut articles, body);
                continue;
            }
        }
        push_line(&mut articles, trimmed);
    }
    if articles[0].body.is_empty() && articles.len() > 1 {
        articles.remove(0);
    }
    articles
}

fn push_line(articles: &mut [Article], line: &str) {
    if let (Some(article), false) = (articles.last_mut(), line.is_empty()) {
        if !article.body.is_empty() {
            article.body.push('\n');
        }
        article.body.push_str(line);
    }
}

/// The articles most likely to answer a clause, likeliest first.
pub fn rank<'a>(
    catalogue: &Catalogue,
    clause: &ContractClauseId,
    articles: &'a [Article],
    most: usize,
) -> Vec<Offer<'a>> {
    let Some(clause) = catalogue.contract_clause(clause.as_str()) else { return Vec::new() };
    let words: Vec<String> = catalogue.clause_words(&clause.id).iter().map(|word| squeezed(word)).collect();
    let wanted = pairs(&squeezed(&clause.text.ja));
    let mut offers: Vec<Offer> = articles
        .iter()
        .filter_map(|article| {
            let (heading, body) = (squeezed(&article.heading), squeezed(&article.body));
            let found: Vec<(&String, u32)> = words
                .iter()
                .filter_map(|word| match (heading.contains(word.as_str()), body.contains(word.as_str())) {
                    (false, false) => None,
                    (title, text) => Some((word, u32::from(title) * IN_HEADING + u32::from(text) * IN_BODY)),
                })
                .collect();
            if found.is_empty() {
                return None;
            }
            let held = pairs(&(heading + &body));
            let shared = wanted.iter().filter(|pair| held.contains(*pair)).count();
            let share = shared * 100 / wanted.len().max(1);
            let score = found.iter().map(|(_, points)| points).sum::<u32>() + u32::try_from(share).unwrap_or(0) / 10;
            Some(Offer { article, score, words: found.into_iter().map(|(word, _)| word.clone()).collect() })
        })
        .collect();
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.score));
    offers.truncate(most);
    offers
}

/// Full-width letters, digits and signs as their half-width forms, so that 「第１２条」 reads as 「第12条」.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{3000}' | '\t' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(fold).filter(|c| !c.is_control()).collect()
}

fn squeezed(text: &str) -> String {
    folded(text).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn pairs(text: &str) -> HashSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).filter(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric()).collect()
}

fn is_supplement(line: &str) -> bool {
    let squeezed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = squeezed.strip_prefix("附則").or_else(|| squeezed.strip_prefix("付則"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('('))
}

/// The number and branch of an article and what follows, where a folded line begins one.
fn heading(line: &str) -> Option<((u32, u32), &str)> {
    let (main, rest) = number(line.strip_prefix('第')?.trim_start())?;
    let rest = rest.trim_start().strip_prefix('条')?;
    let (branch, rest) = match rest.strip_prefix('の').and_then(number) {
        Some((branch, rest)) => (branch, rest),
        None => (0, rest),
    };
    let stands_apart = rest.is_empty() || rest.starts_with([' ', '(', '【', '[', '「']);
    let cited =
        |rest: &str| rest.starts_with(['の', 'に', 'を', 'は', 'が', 'と', 'で', '第', 'か', 'ま', '、', '及', '又']);
    (stands_apart && !cited(titled(rest).1)).then_some(((main, branch), rest))
}

/// The title in brackets, if there is one, and the rest of the line.
fn titled(rest: &str) -> (&str, &str) {
    let rest = rest.trim_start();
    let closing = match rest.chars().next() {
        Some('(') => ')',
        Some('【') => '】',
        Some('[') => ']',
        Some('「') => '」',
        _ => return ("", rest),
    };
    match rest.find(closing) {
        Some(end) => {
            let (title, body) = rest.split_at(end + closing.len_utf8());
            (title, body.trim_start())
        }
        None => ("", rest),
    }
}

/// Whether a number can come next: a branch of the same article, or a later article, not far away.
fn follows((main, branch): (u32, u32), (last, last_branch): (u32, u32)) -> bool {
    const FURTHEST: u32 = 30;
    (main == last && branch > last_branch) || (main > last && main - last <= FURTHEST)
}

/// A number at the beginning of a text: digits, or kanji up to the hundreds.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end > 0 {
        return Some((text[..end].parse().ok()?, &text[end..]));
    }
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c).map(|value| value as u32);
    let unit = |c: char| match c {
        '十' => Some(10),
        '百' => Some(100),
        _ => None,
    };
    let end = text.find(|c: char| digit(c).is_none() && unit(c).is_none()).unwrap_or(text.len());
    let kanji = &text[..end];
    if kanji.is_empty() || kanji.chars().count() > 7 {
        return None;
    }
    let (mut total, mut current) = (0u32, None);
    for c in kanji.chars() {
        match (digit(c), unit(c)) {
            (Some(value), _) => current = Some(current.unwrap_or(0) * 10 + value),
            (_, Some(unit)) => total += current.take().unwrap_or(1) * unit,
            _ => {}
        }
    }
    Some((total + current.unwrap_or(0), &text[end..]))
}
