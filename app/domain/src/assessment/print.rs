//! An assessment as a file (`azukari.assessment/1`) and as plain text, in one language.

use std::fmt::Write as _;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::range::Interval;
use super::*;
use crate::catalogue::Criterion;
use crate::message::Message;
use crate::policy::Policy;

/// The name of the format.
pub const SCHEMA: &str = "azukari.assessment/1";

/// An assessment as other programs read it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "azukari.assessment/1")]
pub struct AssessmentFile {
    /// The name of the format.
    pub schema: String,
    /// The edition assessed.
    pub edition: String,
    /// What has to be said of it.
    pub edition_note: String,
    /// The day as of which facts are judged.
    pub as_of: Date,
    /// The policy.
    pub policy: PolicyName,
    /// The settings that apply, joined by `+`.
    pub setting: String,
    /// The conclusion.
    pub conclusion: Conclusion,
    /// The score, from 0 to 100.
    pub score: Ends,
    /// The figure of tier D, from 0 to 100.
    pub recommended: Ends,
    /// The share of selection-stage minimum items that are decided, from 0 to 1, rounded down.
    pub coverage: f64,
    /// The conforming part of the score by evidence, from 0 to 1.
    pub assurance: Assurance,
    /// The findings.
    pub findings: Vec<FindingEntry>,
    /// The exposures to foreign law.
    pub exposures: Vec<ExposureEntry>,
    /// What makes the conclusion conditional.
    pub conditions: Vec<ConditionEntry>,
    /// What the contract has to secure.
    pub to_secure: Vec<ToSecureEntry>,
    /// Warnings.
    pub warnings: Vec<WarningEntry>,
}

/// Which policy was used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PolicyName {
    /// Its id; `default` where no file was given.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// The two ends of a figure, to one decimal: the low one rounded down, the high one up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Ends {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
}

/// Shares by evidence grade, to three decimals; they add up to 1 where anything conforms.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Assurance {
    /// Copied from somebody else's statement.
    pub second_hand: f64,
    /// The vendor's word.
    pub self_declared: f64,
    /// Shown in a document.
    pub documented: f64,
    /// Attested by a third party.
    pub attested: f64,
}

/// A finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingEntry {
    /// The criterion.
    pub criterion: String,
    /// Its gate.
    pub gate: Gate,
    /// Its tier.
    pub tier: Tier,
    /// Its stage.
    pub stage: Stage,
    /// What is found.
    pub conformity: Conformity,
    /// What it rests on.
    pub basis: Basis,
    /// Why it is a reading, or what is disputed; empty where the text says it.
    pub note: String,
    /// Why.
    pub reasons: Vec<ReasonEntry>,
    /// Keys of the clause list, main one first.
    pub clauses: Vec<String>,
    /// Where a person finds them in the edition assessed.
    pub places: Vec<String>,
}

/// A reason: fact → rule → clause.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReasonEntry {
    /// The fact, by its id path.
    pub fact: String,
    /// The rule, as a sentence.
    pub rule: String,
    /// The key of the clause.
    pub clause: String,
}

/// An exposure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExposureEntry {
    /// The law.
    pub law: String,
    /// Its article.
    pub article: String,
    /// Whether it has effect.
    pub status: LawStatus,
    /// From who or what is under the law to who comes at the data, as id paths.
    pub path: Vec<String>,
    /// The sites reached, as id paths.
    pub reaches: Vec<String>,
    /// What the article does.
    pub effect: Effect,
    /// Which concern it touches.
    pub concern: Concern,
    /// What lessens it.
    pub mitigations: Vec<String>,
    /// How grave it is, by the project's own scale.
    pub severity: Severity,
    /// Why.
    pub severity_reason: String,
}

/// A condition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConditionEntry {
    /// The criterion.
    pub criterion: String,
    /// Of what kind it is.
    pub kind: ConditionKind,
    /// The condition as a sentence.
    pub text: String,
}

/// Something the contract has to secure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ToSecureEntry {
    /// The criterion.
    pub criterion: String,
    /// What the contract has to say.
    pub text: String,
}

/// A warning.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WarningEntry {
    /// What it is about.
    pub kind: WarningKind,
    /// The warning as a sentence.
    pub text: String,
    /// The facts it is about, as id paths.
    pub places: Vec<String>,
}

/// Tenths as a number with one decimal.
fn tenths(value: Tenths) -> f64 {
    // Both operands are small whole numbers, so that the quotient prints as written.
    value as f64 / 10.0
}

fn thousandths(value: u64) -> f64 {
    value as f64 / 1000.0
}

impl From<Interval> for Ends {
    fn from(interval: Interval) -> Self {
        Ends { low: tenths(interval.low_tenths()), high: tenths(interval.high_tenths()) }
    }
}

/// Shares in thousandths that add up to 1000: rounded down, the rest given to the largest remainders.
fn shares(parts: [u64; 4]) -> [u64; 4] {
    let whole: u64 = parts.iter().sum();
    if whole == 0 {
        return [0; 4];
    }
    let mut shares = parts.map(|part| part * 1000 / whole);
    let mut order = [0, 1, 2, 3];
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at] * 1000 % whole));
    let missing = 1000 - shares.iter().sum::<u64>();
    for at in order.into_iter().take(missing as usize) {
        shares[at] += 1;
    }
    shares
}

impl Assessment {
    /// The criterion of a finding; every finding has one.
    fn criterion_of<'c>(&self, catalogue: &'c Catalogue, id: &CriterionId) -> Option<&'c Criterion> {
        catalogue.criterion(id.as_str())
    }

    /// The share of decided items in thousandths, rounded down.
    pub fn coverage_thousandths(&self) -> u64 {
        let (decided, all) = self.coverage;
        (decided * 1000).checked_div(all).unwrap_or_default() as u64
    }

    /// The assessment as a file.
    pub fn file(&self, catalogue: &Catalogue, policy: &Policy, lang: Lang) -> AssessmentFile {
        let edition = catalogue.edition(self.edition.as_str());
        let settings: Vec<&str> = self.settings.iter().map(SettingId::as_str).collect();
        let assurance = shares(self.assurance).map(thousandths);
        AssessmentFile {
            schema: SCHEMA.to_owned(),
            edition: self.edition.to_string(),
            edition_note: edition.map_or_else(String::new, |e| e.note.get(lang).to_owned()),
            as_of: self.as_of,
            policy: PolicyName {
                id: policy.id.as_ref().map_or_else(|| "default".to_owned(), ToString::to_string),
                version: policy.version.unwrap_or(1),
            },
            setting: settings.join("+"),
            conclusion: self.conclusion,
            score: self.score.into(),
            recommended: self.recommended.into(),
            coverage: thousandths(self.coverage_thousandths()),
            assurance: Assurance {
                second_hand: assurance[0],
                self_declared: assurance[1],
                documented: assurance[2],
                attested: assurance[3],
            },
            findings: self.findings.iter().map(|finding| self.finding_entry(catalogue, finding, lang)).collect(),
            exposures: self.exposures.iter().filter_map(|e| exposure_entry(catalogue, e, lang)).collect(),
            conditions: self.conditions.iter().map(|c| self.condition_entry(catalogue, c, lang)).collect(),
            to_secure: self.to_secure.iter().map(|s| self.to_secure_entry(catalogue, s, lang)).collect(),
            warnings: self.warnings.iter().map(|w| warning_entry(catalogue, w, lang)).collect(),
        }
    }

    fn finding_entry(&self, catalogue: &Catalogue, finding: &Finding, lang: Lang) -> FindingEntry {
        let criterion = self.criterion_of(catalogue, &finding.criterion);
        let edition = catalogue.edition(self.edition.as_str());
        let mut places: Vec<String> = Vec::new();
        let carried_over = edition.is_some_and(|edition| {
            let main = finding.clauses.first().and_then(|key| catalogue.clause(key.as_str()));
            main.is_some_and(|clause| clause.carried_over && !clause.editions.contains(&edition.id))
        });
        for key in &finding.clauses {
            if let Some(edition) = edition {
                for place in catalogue.places_in(key.as_str(), edition) {
                    if !places.contains(place) {
                        places.push(place.clone());
                    }
                }
            }
        }
        let note = criterion.and_then(|c| c.note.as_ref()).map_or("", |note| note.get(lang));
        let mut note = note.to_owned();
        if carried_over {
            if !note.is_empty() && lang == Lang::En {
                note.push(' ');
            }
            note.push_str(&Message::carried_over().render(catalogue, lang));
        }
        let main = finding.clauses.first().map_or_else(String::new, ToString::to_string);
        FindingEntry {
            criterion: finding.criterion.to_string(),
            gate: finding.gate,
            tier: finding.tier(),
            stage: finding.stage(),
            conformity: finding.conformity,
            basis: criterion.map_or(Basis::Text, |c| c.basis),
            note,
            reasons: finding
                .reasons
                .iter()
                .map(|reason| ReasonEntry {
                    fact: reason.fact.clone(),
                    rule: reason.rule.render(catalogue, lang),
                    clause: main.clone(),
                })
                .collect(),
            clauses: finding.clauses.iter().map(ToString::to_string).collect(),
            places,
        }
    }

    fn condition_entry(&self, catalogue: &Catalogue, condition: &Condition, lang: Lang) -> ConditionEntry {
        let finding = self.findings.iter().find(|finding| finding.criterion == condition.criterion);
        let conformity = finding.map_or(Conformity::NotStated, |finding| finding.conformity);
        let text = self
            .criterion_of(catalogue, &condition.criterion)
            .map_or_else(String::new, |c| condition.message(c, conformity).render(catalogue, lang));
        ConditionEntry { criterion: condition.criterion.to_string(), kind: condition.kind, text }
    }

    fn to_secure_entry(&self, catalogue: &Catalogue, secure: &ToSecure, lang: Lang) -> ToSecureEntry {
        let criterion = self.criterion_of(catalogue, &secure.criterion);
        let text = criterion.and_then(|c| c.secure.as_ref()).map_or("", |text| text.get(lang));
        ToSecureEntry { criterion: secure.criterion.to_string(), text: text.to_owned() }
    }
}

fn exposure_entry(catalogue: &Catalogue, exposure: &Exposure, lang: Lang) -> Option<ExposureEntry> {
    let (law, article) = exposure.cited(catalogue)?;
    let mut severity_reason = exposure.rule(catalogue)?.reason.get(lang).to_owned();
    if exposure.contested {
        if lang == Lang::En {
            severity_reason.push(' ');
        }
        severity_reason.push_str(&Message::exposure_contested().render(catalogue, lang));
    }
    Some(ExposureEntry {
        law: law.id.to_string(),
        article: article.article.clone(),
        status: law.status,
        path: exposure.path.iter().map(ToString::to_string).collect(),
        reaches: exposure.reaches.sites().into_iter().map(str::to_owned).collect(),
        effect: article.effect,
        concern: article.concern,
        mitigations: article.mitigations.iter().map(|m| m.text.get(lang).to_owned()).collect(),
        severity: exposure.severity,
        severity_reason,
    })
}

fn warning_entry(catalogue: &Catalogue, warning: &Warning, lang: Lang) -> WarningEntry {
    WarningEntry { kind: warning.kind, text: warning.message.render(catalogue, lang), places: warning.places.clone() }
}

/// An assessment as plain text: the conclusion first, then what stops it, then the rest.
pub fn text(file: &AssessmentFile, disclosure: &Disclosure, catalogue: &Catalogue, lang: Lang) -> String {
    let mut out = String::new();
    let say = |message: Message| message.render(catalogue, lang);
    let heading = |out: &mut String, message: Message, count: usize| {
        let _ = write!(out, "\n■ {} ({count})\n", say(message));
    };
    let _ = writeln!(out, "{} — {}", disclosure.service.name, disclosure.vendor.name);
    let conclusion = catalogue.word_of(file.conclusion, lang);
    let _ = writeln!(out, "{}", say(Message::text_conclusion(conclusion)));
    let _ = writeln!(
        out,
        "{}",
        say(Message::text_frame(
            file.edition.as_str(),
            file.as_of,
            format!("{} {}", file.policy.id, file.policy.version),
            settings_text(file, catalogue, lang)
        ))
    );
    let _ = writeln!(out, "{}", file.edition_note);
    let figure = |ends: Ends| [format!("{:.1}", ends.low), format!("{:.1}", ends.high)];
    // Ends a tenth apart are one exact figure, rounded down and up.
    let one_figure = |ends: Ends| ((ends.high - ends.low) * 10.0).round() <= 1.0;
    let [low, high] = figure(file.score);
    let score = match one_figure(file.score) {
        true => Message::text_score_closed(low),
        false => Message::text_score(low, high),
    };
    let [low, high] = figure(file.recommended);
    let recommended = match one_figure(file.recommended) {
        true => Message::text_recommended_closed(low),
        false => Message::text_recommended(low, high),
    };
    let _ = writeln!(out, "{}\n{}", say(score), say(recommended));
    let coverage = format!("{:.1}", file.coverage * 100.0);
    let _ = writeln!(out, "{}", say(Message::text_coverage(coverage)));

    heading(&mut out, Message::text_conditions(), file.conditions.len());
    for condition in &file.conditions {
        let _ = writeln!(out, "・[{}] {}", catalogue.word_of(condition.kind, lang), condition.text);
    }
    heading(&mut out, Message::text_to_secure(), file.to_secure.len());
    for secure in &file.to_secure {
        let _ = writeln!(out, "・{}", secure.text);
    }
    heading(&mut out, Message::text_exposures(), file.exposures.len());
    for exposure in &file.exposures {
        let law = catalogue.laws.iter().find(|law| law.id.as_str() == exposure.law);
        let name = law.map_or(exposure.law.as_str(), |law| law.text.get(lang));
        let severity = catalogue.word_of(exposure.severity, lang);
        let effect = catalogue.word_of(exposure.effect, lang);
        let path = exposure.path.join(" → ");
        let _ = writeln!(out, "・[{severity}] {name} {} — {effect}", exposure.article);
        let _ = writeln!(out, "    {path} → {}", exposure.reaches.join(", "));
        let _ = writeln!(out, "    {}", exposure.severity_reason);
    }
    heading(&mut out, Message::text_warnings(), file.warnings.len());
    for warning in &file.warnings {
        let kind = catalogue.word_of(warning.kind, lang);
        let _ = writeln!(out, "・[{kind}] {} ({})", warning.text, warning.places.join(", "));
    }
    heading(&mut out, Message::text_findings(), file.findings.len());
    for finding in &file.findings {
        let criterion = catalogue.criterion(&finding.criterion);
        let title = criterion.map_or(finding.criterion.as_str(), |c| c.text.get(lang));
        let mark = mark(finding.conformity);
        let conformity = catalogue.word_of(finding.conformity, lang);
        let _ = writeln!(out, "{mark} {conformity}  {title}  [{}]", finding.places.join(" / "));
        for reason in &finding.reasons {
            let _ = writeln!(out, "    {} — {}", reason.rule, reason.fact);
        }
        if !finding.note.is_empty() {
            let _ = writeln!(out, "    ※ {} {}", catalogue.word_of(finding.basis, lang), finding.note);
        }
    }
    out
}

fn settings_text(file: &AssessmentFile, catalogue: &Catalogue, lang: Lang) -> String {
    let names: Vec<&str> =
        file.setting.split('+').map(|id| catalogue.setting(id).map_or(id, |setting| setting.text.get(lang))).collect();
    names.join(" + ")
}

/// The mark that stands before the word, never instead of it.
pub fn mark(conformity: Conformity) -> &'static str {
    match conformity {
        Conformity::Conforms => "○",
        Conformity::PartlyConforms => "△",
        Conformity::DoesNotConform => "×",
        Conformity::NotStated => "未",
        Conformity::NotApplicable => "－",
        Conformity::ToSecure => "契",
    }
}
