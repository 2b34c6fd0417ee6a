//! Which names are fields, and which belong together.

use domain::catalogue::Catalogue;

use super::Fields;

/// The most characters of a name: owners may be 32 deep, with positions of four digits.
const LONGEST: usize = 500;
/// The most steps of a path: owners may be 32 deep, two steps each.
const DEEPEST: usize = 80;

/// The first steps of facts.
const FACTS: [&str; 15] = [
    "access",
    "answers_to",
    "as_of",
    "boundary",
    "certifications",
    "claims",
    "complete",
    "documents",
    "external_audits",
    "keys",
    "prepared_by",
    "service",
    "sites",
    "subprocessors",
    "vendor",
];

/// Whether a name is a field of a disclosure. What else a form posts (its revision, the button pressed) is not.
pub fn is_field(name: &str, catalogue: &Catalogue) -> bool {
    let plain = |step: &str| {
        !step.is_empty() && step.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
    };
    if name.len() > LONGEST || name.split('.').count() > DEEPEST || !name.split('.').all(plain) {
        return false;
    }
    let mut steps = name.split('.');
    match steps.next() {
        Some("answer") => {
            steps.next().is_some_and(|question| catalogue.question(question).is_some()) && steps.next().is_some()
        }
        Some(first) => FACTS.contains(&first),
        None => false,
    }
}

/// The question or fact a field belongs to: what is shown, edited and disputed as one. `answer.backups-taken.reason`
/// belongs to `answer.backups-taken`, `sites.1.country` to `sites.1`, `vendor.name` stands for itself.
pub fn group(name: &str) -> &str {
    let name = whole_date(name).unwrap_or(name);
    let steps: Vec<&str> = name.split('.').collect();
    let numbered = steps.iter().position(|step| is_position(step));
    let taken = match (steps.first(), numbered) {
        (Some(&"answer"), _) => 2,
        (_, Some(position)) => position + 1,
        (_, None) => 2,
    };
    let end: usize = steps.iter().take(taken).map(|step| step.len() + 1).sum();
    name.get(..end.saturating_sub(1)).unwrap_or(name)
}

/// The positions in a list whose entries hold something, in order.
pub fn positions(fields: &Fields, list: &str) -> Vec<u32> {
    let below = format!("{list}.");
    let position =
        |name: &str| name.strip_prefix(&below)?.split('.').next().filter(|step| is_position(step))?.parse().ok();
    let mut found: Vec<u32> = fields
        .range(below.clone()..)
        .take_while(|(name, _)| name.starts_with(&below))
        .filter(|(_, typed)| typed.iter().any(|text| !text.trim().is_empty()))
        .filter_map(|(name, _)| position(name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The position of the next entry of a list.
pub fn next_position(fields: &Fields, list: &str) -> u32 {
    positions(fields, list).last().map_or(0, |last| last + 1)
}

/// The parts of a date.
pub(super) const PARTS: [&str; 3] = ["year", "month", "day"];

/// The three names of a date's parts.
pub fn date_parts(name: &str) -> [String; 3] {
    PARTS.map(|part| format!("{name}.{part}"))
}

/// The name of the date that a name is a part of.
pub fn whole_date(name: &str) -> Option<&str> {
    let (whole, part) = name.rsplit_once('.')?;
    PARTS.contains(&part).then_some(whole)
}

/// Whether a step is a position in a list.
pub(super) fn is_position(step: &str) -> bool {
    !step.is_empty() && step.len() <= 4 && step.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_belong_together_have_one_group() {
        for (name, expected) in [
            ("answer.backups-taken.evidence.0.grade", "answer.backups-taken"),
            ("sites.12.country", "sites.12"),
            ("sites.none", "sites.none"),
            ("vendor.owners.0.owners.1.name", "vendor.owners.0"),
            ("vendor.name", "vendor.name"),
            ("vendor.establishments", "vendor.establishments"),
            ("as_of.year", "as_of"),
            ("as_of", "as_of"),
            ("complete.sites", "complete.sites"),
        ] {
            assert_eq!(group(name), expected, "{name}");
        }
    }

    #[test]
    fn names_of_buttons_and_invented_names_are_no_fields() {
        let catalogue = Catalogue::bundled().unwrap();
        let question = catalogue.questions[0].id.to_string();
        for name in ["vendor.name", "sites.0.country", "as_of", &format!("answer.{question}.state")] {
            assert!(is_field(name, &catalogue), "{name}");
        }
        for name in ["", "revision", "next", "answer.no-such-question.state", "version", "vendor..name", "Vendor.name"]
        {
            assert!(!is_field(name, &catalogue), "{name}");
        }
        assert!(!is_field(&format!("answer.{question}"), &catalogue));
        assert!(!is_field(&"vendor.owners.0".repeat(40), &catalogue));
    }
}
