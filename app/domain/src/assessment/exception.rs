//! Reasoned overrides (issue C.8): an institution decides otherwise than a finding and says why. The finding itself never
//! changes; the override stands beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, stores};
use super::{Assessment, Exposure, Frame};
use crate::catalogue::{Catalogue, Preset, PresetOverride};
use crate::disclosure::Disclosure;
use crate::message::Message;
use crate::policy::Policy;
use crate::read::Country;
use crate::text::*;
use crate::word::*;

/// An institution's decision otherwise than a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The criterion.
    pub criterion: CriterionId,
    /// The preset it follows, if any.
    pub preset: Option<String>,
    /// Why.
    pub reason: String,
    /// What was stated for each condition of the preset.
    pub stated: BTreeMap<String, String>,
}

/// What keeps an override from being used.
#[derive(Clone, Debug, PartialEq)]
pub enum OverrideProblem {
    /// No reason is given.
    NoReason,
    /// A condition is not stated; of a group that one of several suffices, each is named.
    NotStated(Text),
    /// Something is stated for a condition that the preset does not have.
    UnknownCondition(String),
    /// The preset is for another criterion, or allows no override.
    NotForThis,
}

impl OverrideProblem {
    /// The problem as a sentence.
    pub fn message(&self) -> Message {
        match self {
            OverrideProblem::NoReason => Message::override_no_reason(),
            OverrideProblem::NotStated(text) => Message::override_not_stated(text),
            OverrideProblem::UnknownCondition(id) => Message::override_unknown_condition(id.as_str()),
            OverrideProblem::NotForThis => Message::override_not_for_this(),
        }
    }
}

impl Override {
    /// An override with its reason and, where it follows a preset, every condition stated.
    ///
    /// # Errors
    /// All problems at once.
    pub fn new(
        preset: Option<&Preset>,
        criterion: CriterionId,
        reason: &str,
        stated: BTreeMap<String, String>,
    ) -> Result<Override, Vec<OverrideProblem>> {
        let mut problems = Vec::new();
        if reason.trim().is_empty() {
            problems.push(OverrideProblem::NoReason);
        }
        match preset.map(|preset| preset.by_override.as_ref()) {
            None => problems.extend(stated.keys().cloned().map(OverrideProblem::UnknownCondition)),
            Some(Some(by)) if by.criterion == criterion => missing(by, &stated, &mut problems),
            Some(_) => problems.push(OverrideProblem::NotForThis),
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let preset = preset.map(|preset| preset.id.clone());
        let stated = stated.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        Ok(Override { criterion, preset, reason: reason.trim().to_owned(), stated })
    }
}

fn missing(by: &PresetOverride, stated: &BTreeMap<String, String>, problems: &mut Vec<OverrideProblem>) {
    let is_stated = |id: &str| stated.get(id).is_some_and(|text| !text.trim().is_empty());
    let groups: BTreeSet<&str> =
        by.conditions.iter().filter(|c| is_stated(&c.id)).filter_map(|c| c.one_of.as_deref()).collect();
    for condition in &by.conditions {
        let by_group = condition.one_of.as_deref().is_some_and(|group| groups.contains(group));
        if !is_stated(&condition.id) && !by_group {
            problems.push(OverrideProblem::NotStated(condition.text.clone()));
        }
    }
    for id in stated.keys().filter(|id| !by.conditions.iter().any(|condition| condition.id == **id)) {
        problems.push(OverrideProblem::UnknownCondition(id.clone()));
    }
}

impl PresetOverride {
    /// The id paths of storing sites abroad that the override is not for: their role is another, or not stated.
    pub fn sites_not_covered(
        &self,
        catalogue: &Catalogue,
        disclosure: &Disclosure,
        plan: Option<&LocalId>,
        as_of: jiff::civil::Date,
    ) -> Vec<String> {
        let Some(edition) = catalogue.newest_edition() else { return Vec::new() };
        let facts = Facts::new(Frame { catalogue, edition, policy: &Policy::DEFAULT, plan, as_of }, disclosure);
        let keeping = |role: &SiteRole| !matches!(role, SiteRole::Processing | SiteRole::Relay);
        facts
            .sites()
            .into_iter()
            .filter(|(_, site)| site.country.is_none_or(|country| country != Country::JAPAN))
            .filter(|(_, site)| stores(site) != Some(false) && facts.keeps_patients(site) != Some(false))
            .filter(|(_, site)| {
                let mut roles = site.roles.iter().flatten().filter(|role| keeping(role)).peekable();
                roles.peek().is_none() || roles.any(|role| !self.roles.contains(role))
            })
            .map(|(path, _)| path)
            .collect()
    }
}

impl Preset {
    /// The exposures of an assessment that are graver than the preset leaves. What is not in the table of laws, or not
    /// stated, shows in the finding on foreign law (C2.9.i) and not here.
    pub fn graver_exposures<'a>(&self, assessment: &'a Assessment) -> Vec<&'a Exposure> {
        let Some(highest) = self.highest_exposure else { return Vec::new() };
        assessment.exposures.iter().filter(|exposure| exposure.severity > highest).collect()
    }
}
