//! A policy as somebody types it into a form: letter by letter, read only when it is looked at as a whole.

use std::collections::BTreeMap;

use domain::{
    catalogue::{Catalogue, Criterion},
    policy::{FailingG, Policy, Readings, Thresholds, Weights},
    read::Country,
    text::CriterionId,
    word::{Gate, Stated, Word},
};

use crate::identity::half_width;

/// What stands before a criterion in the name of its weight.
pub const WEIGHT: &str = "weight.";
/// The most months after which a statement may count as stale.
const MOST_MONTHS: u32 = 120;
/// The heaviest weight.
const HEAVIEST: u32 = 100;

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPolicy {
    /// The name of a new policy.
    pub name: String,
    /// Criterion → weight.
    pub weights: BTreeMap<String, String>,
    /// The months after which a statement counts as stale.
    pub stale_months: String,
    /// Countries chosen from a list, by their codes.
    pub countries: Vec<String>,
    /// Further countries, by their codes, in one line.
    pub more_countries: String,
    /// Whether an audit stands for a mark: a word of `stated`.
    pub audit_for_f: String,
    /// What failing C2.9.g means: a word of `failing-g`.
    pub failing_g: String,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyMistake {
    /// A weight that is no whole number from 0 to 100.
    Weight(CriterionId),
    /// Months that are no whole number from 1 to 120.
    StaleMonths,
    /// What is no country's code.
    Country(String),
}

impl TypedPolicy {
    /// The form of a policy.
    pub fn of(policy: &Policy) -> TypedPolicy {
        let weights = policy.weights.iter().flat_map(|weights| &weights.0);
        TypedPolicy {
            name: String::new(),
            weights: weights.map(|(id, weight)| (id.to_string(), weight.to_string())).collect(),
            stale_months: policy.stale_months().to_string(),
            countries: policy.accepted_countries.iter().flatten().map(|country| country.code().to_owned()).collect(),
            more_countries: String::new(),
            audit_for_f: if policy.audit_stands_for_f() { Stated::Yes } else { Stated::No }.word().to_owned(),
            failing_g: if policy.failing_g_is_judged() { FailingG::Judgement } else { FailingG::Condition }
                .word()
                .to_owned(),
        }
    }

    /// From the names and values of a post.
    pub fn from_pairs(pairs: &[(String, String)]) -> TypedPolicy {
        let mut typed = TypedPolicy::default();
        for (name, value) in pairs {
            let value = value.clone();
            match name.as_str() {
                "name" => typed.name = value,
                "stale-months" => typed.stale_months = value,
                "country" if !value.is_empty() => typed.countries.push(value),
                "more-countries" => typed.more_countries = value,
                "audit-for-f" => typed.audit_for_f = value,
                "failing-g" => typed.failing_g = value,
                _ => {
                    if let Some(criterion) = name.strip_prefix(WEIGHT) {
                        typed.weights.insert(criterion.to_owned(), value);
                    }
                }
            }
        }
        typed
    }

    /// Back to names and values.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut pairs = vec![
            one("name", &self.name),
            one("stale-months", &self.stale_months),
            one("more-countries", &self.more_countries),
            one("audit-for-f", &self.audit_for_f),
            one("failing-g", &self.failing_g),
        ];
        pairs.extend(self.countries.iter().map(|code| one("country", code)));
        let weights = self.weights.iter().filter(|(_, typed)| !typed.trim().is_empty());
        pairs.extend(weights.map(|(criterion, typed)| (format!("{WEIGHT}{criterion}"), typed.clone())));
        pairs
    }

    /// The policy the fields say. `id` is that of the policy's file, which stays from version to version.
    ///
    /// # Errors
    /// All mistakes at once, in the order of the form.
    pub fn read(&self, catalogue: &Catalogue, id: Option<domain::text::LocalId>) -> Result<Policy, Vec<PolicyMistake>> {
        let mut mistakes = Vec::new();
        let weights = read_weights(&self.weights, catalogue, &mut mistakes);
        let months = match plain(&self.stale_months).as_str() {
            "" => None,
            typed => {
                let months = typed.parse().ok().filter(|months| (1..=MOST_MONTHS).contains(months));
                if months.is_none() {
                    mistakes.push(PolicyMistake::StaleMonths);
                }
                months
            }
        };
        let mut countries: Vec<Country> = Vec::new();
        let more = plain(&self.more_countries).to_uppercase();
        let more = more.split([' ', ',', '、', '・', '/']).map(str::to_owned);
        for code in self.countries.iter().cloned().chain(more).filter(|code| !code.is_empty()) {
            match Country::from_code(&code) {
                Some(country) if countries.contains(&country) => {}
                Some(country) => countries.push(country),
                None => mistakes.push(PolicyMistake::Country(code)),
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        Ok(Policy {
            id,
            version: None,
            weights: (!weights.is_empty()).then_some(Weights(weights)),
            thresholds: months.map(|months| Thresholds { stale_months: Some(months) }),
            accepted_countries: Some(countries),
            // What is not one of the words reads as the strict default.
            readings: Some(Readings {
                audit_for_f: Some(Stated::from_word(&self.audit_for_f).unwrap_or(Stated::No)),
                failing_g: Some(FailingG::from_word(&self.failing_g).unwrap_or(FailingG::Condition)),
            }),
        })
    }
}

/// Weights as typed: blanks name nothing.
pub(super) fn read_weights(
    typed: &BTreeMap<String, String>,
    catalogue: &Catalogue,
    mistakes: &mut Vec<PolicyMistake>,
) -> BTreeMap<CriterionId, u32> {
    let mut weights = BTreeMap::new();
    for criterion in &catalogue.criteria {
        let text = typed.get(criterion.id.as_str()).map(|text| plain(text)).unwrap_or_default();
        match text.parse().ok().filter(|weight| *weight <= HEAVIEST) {
            _ if text.is_empty() => {}
            Some(weight) => {
                weights.insert(criterion.id.clone(), weight);
            }
            None => mistakes.push(PolicyMistake::Weight(criterion.id.clone())),
        }
    }
    weights
}

/// The criteria that a figure weighs in some edition, in the order of the catalogue: all but those the contract secures.
pub fn weighed(catalogue: &Catalogue) -> impl Iterator<Item = &Criterion> {
    let counts = |criterion: &&Criterion| {
        catalogue.editions.iter().any(|edition| catalogue.gate_in(criterion, edition) != Gate::Contract)
    };
    catalogue.criteria.iter().filter(counts)
}

fn plain(typed: &str) -> String {
    typed.chars().map(half_width).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_goes_through_the_form_and_back() {
        let catalogue = Catalogue::bundled().unwrap();
        let policy = Policy::read(include_bytes!("../demo/policy.json"), &catalogue).unwrap();
        let typed = TypedPolicy::of(&policy);
        assert_eq!(TypedPolicy::from_pairs(&typed.pairs()), typed);
        let read = typed.read(&catalogue, policy.id.clone()).unwrap();
        assert_eq!(read, Policy { version: None, ..policy });
    }

    #[test]
    fn every_mistake_is_named_and_full_width_is_none() {
        let catalogue = Catalogue::bundled().unwrap();
        let typed = |pairs: &[(&str, &str)]| {
            TypedPolicy::from_pairs(&pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>())
        };
        let wrong = typed(&[
            ("weight.mark-or-isms", "101"),
            ("weight.place-stated", "heavy"),
            ("stale-months", "0"),
            ("more-countries", "sg zz"),
        ]);
        let mistakes = wrong.read(&catalogue, None).unwrap_err();
        assert_eq!(mistakes.len(), 4, "{mistakes:?}");
        assert!(mistakes.contains(&PolicyMistake::Country("ZZ".to_owned())));
        let wide = typed(&[("weight.mark-or-isms", "８０"), ("more-countries", "ｓｇ、us"), ("country", "SG")]);
        let read = wide.read(&catalogue, None).unwrap();
        assert_eq!(read.weights.unwrap().0.into_values().collect::<Vec<_>>(), [80]);
        assert_eq!(read.accepted_countries.unwrap().len(), 2);
    }
}
