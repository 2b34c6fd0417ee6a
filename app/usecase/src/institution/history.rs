//! What happened in a case, as the audit trail tells it: when, and by whom.

use std::collections::BTreeMap;

use domain::word::Word;
use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};
use store::{CaseId, PersonId, Store, record::audit::AuditEntry};

use crate::{
    Capability, Ctx, Failure,
    audit::{Action, Subject},
};

/// The most lines that are told.
const MOST: u64 = 200;

/// Something that happened in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    /// When.
    pub at: Timestamp,
    /// The name of who did it, if they are still known.
    pub by: Option<String>,
    /// What.
    pub what: CaseHappening,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseHappening {
    /// It was begun.
    Begun,
    /// A version of a policy was chosen.
    PolicyChosen {
        /// The version's number, where the trail holds it.
        number: Option<u64>,
    },
    /// The candidates were set.
    Candidates {
        /// How many services.
        services: usize,
        /// How many vendors that are waited for.
        waiting: u64,
    },
    /// Title, edition or days were changed.
    Changed {
        /// The day as of which facts are judged from then on.
        as_of: Option<Date>,
        /// The edition from then on.
        edition: String,
    },
    /// The disclosures were opened.
    Opened,
}

/// What happened in one of the acting institution's cases, oldest first: two statements. Empty where there is no such
/// case.
///
/// # Errors
/// When it is not allowed or the database fails.
pub async fn case_history(ctx: &Ctx, store: &Store, id: CaseId) -> Result<Vec<CaseEvent>, Failure> {
    let member = ctx.member(store, Capability::ReadCases).await?;
    let subject = Subject::from(id);
    let lines = store.audit_about(member.organisation, subject.kind(), subject.id(), MOST).await?;
    let people: Vec<PersonId> = lines.iter().filter_map(|line| line.actor.parse().ok()).collect();
    let names = store.display_names(&people).await?;
    Ok(lines.iter().filter_map(|line| event(line, &names)).collect())
}

fn event(line: &AuditEntry, names: &BTreeMap<PersonId, String>) -> Option<CaseEvent> {
    let details: Map<String, Value> = serde_json::from_str(&line.details).unwrap_or_default();
    let text = |key: &str| details.get(key).and_then(Value::as_str);
    let what = match Action::from_word(&line.action)? {
        Action::CaseCreated => CaseHappening::Begun,
        Action::CaseOpened => CaseHappening::Opened,
        Action::CaseChanged if details.contains_key("policy_version") => {
            CaseHappening::PolicyChosen { number: details.get("policy_number").and_then(Value::as_u64) }
        }
        Action::CaseChanged => match details.get("services").and_then(Value::as_array) {
            Some(services) => CaseHappening::Candidates {
                services: services.len(),
                waiting: details.get("waiting").and_then(Value::as_u64).unwrap_or_default(),
            },
            None => CaseHappening::Changed {
                as_of: text("as_of").and_then(|day| day.parse().ok()),
                edition: text("edition").unwrap_or_default().to_owned(),
            },
        },
        _ => return None,
    };
    let by = line.actor.parse().ok().and_then(|person: PersonId| names.get(&person).cloned());
    Some(CaseEvent { at: Timestamp::from_millisecond(line.at).ok()?, by, what })
}
