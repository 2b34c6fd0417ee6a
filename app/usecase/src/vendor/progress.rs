//! How far a draft is: what is answered, what its means of storage ask for, and what decides.

use std::collections::HashSet;

use domain::{
    assessment::{Assessment, Finding, Frame, assess},
    catalogue::{Catalogue, Question, Rule, Section},
    policy::Policy,
    text::{CriterionId, QuestionId, SectionId},
    word::{AnswerState, Conformity, Gate, Word as _},
};
use jiff::civil::Date;

use crate::field::{Fields, readable};

/// Something that decides whether a service can be selected and is not stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The criterion.
    pub criterion: CriterionId,
    /// The questions of it that have no answer, in its order.
    pub questions: Vec<QuestionId>,
    /// The field to go to: of the first question, else of the fact that is missing. Absent: the institution settles it.
    pub field: Option<String>,
}

/// What decides: how much there is, and what of it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciding {
    /// How many criteria decide.
    pub all: usize,
    /// Those that are not stated, in the order of the settings.
    pub open: Vec<Open>,
}

/// What was typed last at a field.
fn typed<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.get(name).and_then(|typed| typed.last()).map_or("", |text| text.trim())
}

/// Whether a question has an answer of any kind.
pub fn is_answered(fields: &Fields, question: &QuestionId) -> bool {
    ["state", "value"].iter().any(|part| {
        let typed = typed(fields, &format!("answer.{question}.{part}"));
        !typed.is_empty() && typed != "not-stated"
    })
}

/// The questions of a section, in the order of the form.
pub fn questions_of<'a>(catalogue: &'a Catalogue, section: &SectionId) -> impl Iterator<Item = &'a Question> {
    catalogue.questions.iter().filter(move |question| question.section == *section)
}

/// The sections that concern none of the means of storage stated, such as those on paper for a service in a network.
/// None where nothing is stated yet.
pub fn sections_aside<'a>(catalogue: &'a Catalogue, media: &[String]) -> HashSet<&'a SectionId> {
    let stated: Vec<&str> = media.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    if stated.is_empty() {
        return HashSet::new();
    }
    let concerns = |criterion: &CriterionId| {
        catalogue
            .settings_of(criterion)
            .any(|setting| setting.medium.is_none_or(|medium| stated.contains(&medium.word())))
    };
    // A section stands aside where criteria rest on it and none of them concerns what is stated.
    let (mut bound, mut concerned) = (HashSet::new(), HashSet::new());
    for criterion in &catalogue.criteria {
        let here = concerns(&criterion.id);
        for question in criterion.rule.questions().into_iter().filter_map(|id| catalogue.question(id.as_str())) {
            bound.insert(&question.section);
            if here {
                concerned.insert(&question.section);
            }
        }
    }
    bound.difference(&concerned).copied().collect()
}

/// How much of a section is answered.
#[derive(Clone, Copy, Debug)]
pub struct SectionProgress<'a> {
    /// The section.
    pub section: &'a Section,
    /// How many of its questions are answered.
    pub answered: usize,
    /// How many it has.
    pub of: usize,
    /// Whether it concerns none of the means of storage stated, and holds no answer.
    pub aside: bool,
}

/// Every section of questions, in the order of the form.
pub fn sections<'a>(catalogue: &'a Catalogue, fields: &Fields) -> Vec<SectionProgress<'a>> {
    let aside = sections_aside(catalogue, fields.get("service.media").map_or(&[], Vec::as_slice));
    catalogue
        .sections
        .iter()
        .map(|section| {
            let questions = || questions_of(catalogue, &section.id);
            let answered = questions().filter(|question| is_answered(fields, &question.id)).count();
            let aside = answered == 0 && aside.contains(&section.id);
            SectionProgress { section, answered, of: questions().count(), aside }
        })
        .collect()
}

/// What decides in a draft, by the same engine as everywhere, under the newest edition and the default policy.
pub fn deciding(catalogue: &Catalogue, fields: &Fields, today: Date) -> Deciding {
    let Some(edition) = catalogue.newest_edition() else { return Deciding::default() };
    let Some(read) = readable(fields, catalogue) else { return Deciding::default() };
    let policy = Policy::default();
    let assessment = assess(Frame { catalogue, edition, policy: &policy, plan: None, as_of: today }, &read.disclosure);
    let mut deciding = of_assessment(catalogue, fields, &assessment);
    if !read.whole && typed(fields, "vendor.jurisdiction").is_empty() {
        // Where the vendor's country is missing, one had to be assumed; what rests on it is open all the same.
        let rests = assessment.findings.iter().filter(|finding| decides(finding)).filter(|finding| {
            catalogue.criterion(finding.criterion.as_str()).is_some_and(|c| matches!(c.rule, Rule::ForeignLaw { .. }))
        });
        for finding in rests {
            if deciding.open.iter().all(|open| open.criterion != finding.criterion) {
                let field = Some("vendor.jurisdiction".to_owned());
                deciding.open.push(Open { criterion: finding.criterion.clone(), questions: Vec::new(), field });
            }
        }
    }
    deciding
}

/// What decides in an assessment of a draft.
pub fn of_assessment(catalogue: &Catalogue, fields: &Fields, assessment: &Assessment) -> Deciding {
    let all = || assessment.findings.iter().filter(|finding| decides(finding));
    let open = all().filter(|finding| finding.conformity == Conformity::NotStated);
    Deciding { all: all().count(), open: open.map(|finding| open_in(catalogue, fields, finding)).collect() }
}

fn decides(finding: &Finding) -> bool {
    matches!(finding.gate, Gate::Condition | Gate::MustKnow) && finding.conformity != Conformity::NotApplicable
}

/// What is missing for a finding, and where it is written.
pub(super) fn open_in(catalogue: &Catalogue, fields: &Fields, finding: &Finding) -> Open {
    let criterion = catalogue.criterion(finding.criterion.as_str());
    let by_answers = criterion.is_some_and(|c| matches!(c.rule, Rule::Answers { .. } | Rule::Acceptance { .. }));
    let asked = criterion.map(|criterion| criterion.rule.questions()).unwrap_or_default();
    // "Not applicable" counts as silence until an institution accepts it.
    let silent = |question: &&QuestionId| {
        !is_answered(fields, question)
            || typed(fields, &format!("answer.{question}.state")) == AnswerState::NotApplicable.word()
    };
    let questions: Vec<QuestionId> = asked.into_iter().filter(silent).cloned().collect();
    let first = questions.first().map(|question| format!("answer.{question}"));
    let fact = || {
        let of_facts = finding.reasons.iter().filter(|reason| !reason.fact.starts_with("answers/"));
        of_facts.map(|reason| field_of(fields, &reason.fact)).find(Option::is_some).flatten()
    };
    // Facts decide before the question that may stand in for them.
    let (questions, field) = match (by_answers, fact()) {
        (false, Some(field)) => (Vec::new(), Some(field)),
        (_, fact) => (questions, first.or(fact)),
    };
    let anything = || finding.reasons.first().and_then(|reason| field_of(fields, &reason.fact));
    Open { criterion: finding.criterion.clone(), questions, field: field.or_else(anything) }
}

/// The field in which a fact is written, from its id path: `sites/tokyo/country` leads to `sites.0`, where that is
/// Tokyo's. None for what no vendor writes.
pub fn field_of(fields: &Fields, path: &str) -> Option<String> {
    let mut steps = path.split('/');
    let (first, second) = (steps.next()?, steps.next());
    match (first, second) {
        ("institution", _) => None,
        ("answers", Some(question)) => Some(format!("answer.{question}")),
        ("claims", _) => Some("claims".to_owned()),
        ("sites" | "subprocessors" | "documents", Some(id)) => {
            let holds = |(name, typed): (&String, &Vec<String>)| {
                let position = name.strip_prefix(first)?.strip_prefix('.')?.strip_suffix(".id")?;
                (typed.last().is_some_and(|text| text.trim() == id)).then(|| format!("{first}.{position}"))
            };
            Some(fields.iter().find_map(holds).unwrap_or_else(|| first.to_owned()))
        }
        ("vendor" | "service" | "complete", Some(key)) => Some(format!("{first}.{key}")),
        (list, _) => Some(list.to_owned()),
    }
}
