//! The path of an exposure as a sentence.

use super::super::exposure::Exposure;
use crate::catalogue::Catalogue;
use crate::disclosure::Disclosure;
use crate::message::{Message, Part};
use crate::text::*;
use crate::word::*;

impl Exposure {
    /// The path as a sentence: who is bound how to which law, through whom it comes at which sites.
    pub fn sentence(&self, catalogue: &Catalogue, disclosure: &Disclosure) -> Message {
        let first = self.path.first().map_or("-", AsRef::as_ref);
        let last = self.path.last().map_or("-", AsRef::as_ref);
        let country = || Part::from(self.country);
        let name = step_name(first, disclosure);
        let binding = match (self.link, self.state) {
            (Link::Seat, _) => Message::bound_by_seat(name, country()),
            (Link::Establishment, _) => Message::bound_by_establishment(name, country()),
            (Link::Control, true) => Message::bound_by_state(country(), step_name(last, disclosure)),
            (Link::Control, false) => Message::bound_by_control(name, country(), step_name(last, disclosure)),
            (Link::ControlNotStated, _) => Message::bound_by_owner(name, country(), step_name(last, disclosure)),
            (Link::Minority, _) => Message::bound_by_minority(name, country(), step_name(last, disclosure)),
            (Link::People, _) => Message::bound_by_people(country()),
            (Link::Territory, _) if first.starts_with("keys/") => Message::bound_by_key(country()),
            (Link::Territory, _) => Message::bound_by_place(country()),
        };
        let (law, article) = self.cited(catalogue).map_or_else(
            || (Part::from(self.law.as_str()), Part::from("-")),
            |(law, article)| (Part::from(&law.text), Part::from(article.article.as_str())),
        );
        let sites: Vec<Part> =
            self.reaches.sites().into_iter().map(|site| Part::from(step_name(site, disclosure))).collect();
        match sites.is_empty() {
            true => Message::exposure_without_site(Part::Message(Box::new(binding)), law, article, self.mode),
            false => {
                let sites = Part::List(sites);
                Message::exposure_path(Part::Message(Box::new(binding)), law, article, self.mode, sites)
            }
        }
    }
}

/// How a step of a path is called.
fn step_name(step: &str, disclosure: &Disclosure) -> String {
    if step == "vendor" {
        return disclosure.vendor.name.clone();
    }
    if let Some((_, owner)) = step.rsplit_once("/owners/") {
        return owner.to_owned();
    }
    let id = |own: &Option<LocalId>, wanted: &str| own.as_ref().is_some_and(|own| own.as_str() == wanted);
    if let Some(wanted) = step.strip_prefix("subprocessors/") {
        let found = disclosure.subprocessors.iter().flatten().find(|s| id(&s.id, wanted));
        return found.and_then(|s| s.name.clone()).unwrap_or_else(|| wanted.to_owned());
    }
    if let Some(wanted) = step.strip_prefix("sites/") {
        let found = disclosure.sites.iter().flatten().find(|s| id(&s.id, wanted));
        return found.and_then(|s| s.name.clone()).unwrap_or_else(|| wanted.to_owned());
    }
    step.to_owned()
}
