//! What can be read of an unfinished draft.

use domain::{catalogue::Catalogue, disclosure::Disclosure};

use super::{Fields, assemble, group};

/// Without these there is no disclosure; until they are written, something stands in.
const REQUIRED: [(&str, &str); 3] = [("service.name", "-"), ("vendor.name", "-"), ("vendor.jurisdiction", "JP")];
/// Leaving out what cannot be read may make something else unreadable, such as what refers to it; not often more.
const MOST_ROUNDS: usize = 5;

/// A draft as far as it can be read.
#[derive(Clone, Debug)]
pub struct Readable {
    /// What it states.
    pub disclosure: Disclosure,
    /// Whether all of it could be read. Where not, what could not was left out, and nothing may rest on what had to be
    /// assumed.
    pub whole: bool,
}

/// Reads what can be read: each question and each entry of a list that has a problem is left out. Nothing where even so
/// nothing can be read.
pub fn readable(fields: &Fields, catalogue: &Catalogue) -> Option<Readable> {
    let mut kept = fields.clone();
    let mut whole = true;
    for (name, stand_in) in REQUIRED {
        let blank = kept.get(name).is_none_or(|typed| typed.iter().all(|text| text.trim().is_empty()));
        if blank {
            kept.insert(name.to_owned(), vec![stand_in.to_owned()]);
            whole = false;
        }
    }
    for _ in 0..MOST_ROUNDS {
        let problems = match assemble(&kept, catalogue).disclosure {
            Ok(disclosure) => return Some(Readable { disclosure, whole }),
            Err(problems) => problems,
        };
        whole = false;
        for problem in &problems {
            let below = format!("{}.", problem.field);
            let of_problem =
                |name: &str| name == problem.field || name.starts_with(&below) || group(name) == group(&problem.field);
            kept.retain(|name, _| !of_problem(name));
        }
        for (name, stand_in) in REQUIRED {
            kept.entry(name.to_owned()).or_insert_with(|| vec![stand_in.to_owned()]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use domain::text::QuestionId;

    use super::*;

    #[test]
    fn what_cannot_be_read_leaves_the_rest_as_it_is() {
        let catalogue = Catalogue::bundled().unwrap();
        let fields: Fields = [
            ("answer.backups-taken.state", "yes"),
            ("answer.restore-tested.state", "planned"),
            ("answer.restore-tested.planned_for", "きのう"),
            ("sites.0.country", "アトランティス"),
            ("sites.0.name", "東京"),
            ("sites.1.country", "JP"),
        ]
        .into_iter()
        .map(|(name, typed)| (name.to_owned(), vec![typed.to_owned()]))
        .collect();
        let read = readable(&fields, &catalogue).unwrap();
        assert!(!read.whole);
        let answered: Vec<QuestionId> = read.disclosure.answers.unwrap().0.into_keys().collect();
        assert_eq!(answered.iter().map(QuestionId::as_str).collect::<Vec<_>>(), ["backups-taken"]);
        assert_eq!(read.disclosure.sites.unwrap().len(), 1);
    }
}
