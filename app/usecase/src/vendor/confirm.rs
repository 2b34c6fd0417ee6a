//! Confirming, as of today, what has not changed since the last published version.

use std::collections::BTreeMap;

use domain::{
    catalogue::{Catalogue, Rule},
    disclosure::{Answer, Dating, Disclosure},
    text::{QuestionId, SchemeId},
};
use jiff::civil::Date;
use store::{
    Store, VendorServiceId,
    record::vendor::{NewText, Standing},
};

use super::{draft::Draft, merge::current, progress::questions_of, version};
use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Entry},
    field::{Fields, date_parts, readable},
};

/// The answers of a section, held against the last published version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SinceLast {
    /// Unchanged ones that can be confirmed as of today with one button, in the order of the form.
    pub confirmable: Vec<QuestionId>,
    /// Unchanged ones that somebody has to look at, and why.
    pub left_out: Vec<(QuestionId, LeftOut)>,
    /// What was published where the draft says something else; nothing where the question had no answer then.
    pub changed: BTreeMap<QuestionId, Option<Answer>>,
}

/// Why an unchanged answer is not confirmed with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It held until a day that has passed.
    Ended(Date),
    /// What was planned for a day that has passed still stands as planned.
    PlanPassed(Date),
    /// The certificate it rests on has expired.
    CertificateExpired(SchemeId, Date),
}

/// A section of a draft, held against a published version.
pub(super) fn since_last(
    catalogue: &Catalogue,
    fields: &Fields,
    published: &Disclosure,
    section: &str,
    today: Date,
) -> SinceLast {
    let mut since = SinceLast::default();
    let Some(section) = catalogue.sections.iter().find(|known| known.id.as_str() == section) else { return since };
    let Some(draft) = readable(fields, catalogue) else { return since };
    for question in questions_of(catalogue, &section.id).map(|question| &question.id) {
        let now = draft.disclosure.answer(question.as_str());
        let before = published.answer(question.as_str());
        if now.map(undated) != before.map(undated) {
            since.changed.insert(question.clone(), before.cloned());
            continue;
        }
        let Some(now) = now.filter(|now| now.dating.as_of != Some(today)) else { continue };
        match left_out(catalogue, &draft.disclosure, question, now, today) {
            Some(why) => since.left_out.push((question.clone(), why)),
            None => since.confirmable.push(question.clone()),
        }
    }
    since
}

/// An answer without the day as of which it is stated.
fn undated(answer: &Answer) -> Answer {
    Answer { dating: Dating { as_of: None, ..answer.dating.clone() }, ..answer.clone() }
}

fn left_out(
    catalogue: &Catalogue,
    draft: &Disclosure,
    question: &QuestionId,
    answer: &Answer,
    today: Date,
) -> Option<LeftOut> {
    let passed = |date: Option<Date>| date.filter(|date| *date < today);
    if let Some(day) = passed(answer.dating.valid_until) {
        return Some(LeftOut::Ended(day));
    }
    if let Some(day) = passed(answer.dating.planned_for) {
        return Some(LeftOut::PlanPassed(day));
    }
    expired_certificate(catalogue, draft, question, today).map(|(scheme, day)| LeftOut::CertificateExpired(scheme, day))
}

/// The certificate a question asks about, where all that are held have expired: the one that lasted longest.
fn expired_certificate(
    catalogue: &Catalogue,
    draft: &Disclosure,
    question: &QuestionId,
    today: Date,
) -> Option<(SchemeId, Date)> {
    let edition = catalogue.newest_edition()?;
    let asks = |rule: &Rule| matches!(rule, Rule::Certificate { question: asked, .. } if asked == question);
    let criterion = catalogue.criteria.iter().find(|criterion| asks(&criterion.rule))?;
    let accepted = |id: &&SchemeId| {
        catalogue.scheme(id.as_str()).is_some_and(|scheme| catalogue.accepts(scheme, &criterion.id, edition))
    };
    let held = draft.certifications.iter().flatten().filter_map(|certificate| {
        Some((certificate.dating.valid_until.unwrap_or(Date::MAX), certificate.scheme.as_ref().filter(accepted)?))
    });
    let (day, scheme) = held.max()?;
    (day < today).then(|| (scheme.clone(), day))
}

/// Confirms the unchanged answers of a section as of today: their own date becomes today. Which they are is worked out
/// anew, so that what somebody changed meanwhile is not confirmed. Gives how many.
///
/// # Errors
/// When there is no such service, it is not allowed or the database fails.
pub async fn confirm_unchanged(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    service: VendorServiceId,
    section: &str,
) -> Result<usize, Failure> {
    let member = ctx.member(store, Capability::EditDraft).await?;
    let newest = store.versions_of(member.organisation, service).await?.into_iter().next();
    let published = match newest {
        Some(head) => version::version_for(store, catalogue, member.organisation, service, head.number).await?,
        None => None,
    };
    let published = &published;
    store
        .write(|tx| {
            Box::pin(async move {
                let record = tx.draft_of(member.organisation, service).await?.ok_or(crate::error::NOT_FOUND)?;
                let Some(published) = published else { return Ok(0) };
                let draft = Draft::from(record.clone());
                let found = since_last(catalogue, &draft.fields, &published.disclosure, section, ctx.today());
                if found.confirmable.is_empty() {
                    return Ok(0);
                }
                let mut texts = Vec::new();
                for question in &found.confirmable {
                    let name = format!("answer.{question}.as_of");
                    let stands = |name: &String| record.texts.get(name).is_some_and(|t| !current(t).is_empty());
                    let today = ctx.today();
                    let parts = [today.year().to_string(), today.month().to_string(), today.day().to_string()];
                    let dated = date_parts(&name).into_iter().zip(parts.map(|part| vec![part]));
                    let whole = stands(&name).then(|| (name.clone(), Vec::new()));
                    texts.extend(dated.chain(whole).map(|(name, typed)| NewText {
                        name,
                        typed,
                        standing: Standing::Current,
                    }));
                }
                let revision = record.revision + 1;
                tx.add_texts(service, revision, &texts, &[], member.person, ctx.now).await?;
                Entry::new(Action::AnswersConfirmed, service)
                    .with("section", section)
                    .with("revision", revision)
                    .with("answers", found.confirmable.len())
                    .write(ctx, tx)
                    .await?;
                Ok::<usize, Failure>(found.confirmable.len())
            })
        })
        .await
}
