//! What the engine has to say to people: a key with typed parts here, the wording in both languages in the catalogue.
//!
//! Each message is a function; its parts are named in the pattern `[message.<key>]` of `messages.toml` as `{part}`.

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::text::*;
use crate::word::Word;

/// A message with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub(crate) key: &'static str,
    pub(crate) parts: Vec<(&'static str, Part)>,
}

/// A part of a message, worded when it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// As it stands.
    Plain(String),
    /// A number.
    Number(u64),
    /// A date.
    Date(Date),
    /// A word of a list.
    Word(&'static str, &'static str),
    /// A country, by its ISO 3166-1 alpha-2 code.
    Country(String),
    /// A question of the catalogue.
    Question(QuestionId),
    /// A certification scheme of the catalogue.
    Scheme(SchemeId),
    /// Wording in both languages.
    Text(Text),
    /// Several parts, joined.
    List(Vec<Part>),
    /// A message inside a message.
    Message(Box<Message>),
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Part::Plain(text.to_owned())
    }
}
impl From<String> for Part {
    fn from(text: String) -> Self {
        Part::Plain(text)
    }
}
impl From<usize> for Part {
    fn from(number: usize) -> Self {
        Part::Number(number as u64)
    }
}
impl From<u64> for Part {
    fn from(number: u64) -> Self {
        Part::Number(number)
    }
}
impl From<Date> for Part {
    fn from(date: Date) -> Self {
        Part::Date(date)
    }
}
impl From<&QuestionId> for Part {
    fn from(id: &QuestionId) -> Self {
        Part::Question(id.clone())
    }
}
impl From<&SchemeId> for Part {
    fn from(id: &SchemeId) -> Self {
        Part::Scheme(id.clone())
    }
}
impl From<&Text> for Part {
    fn from(text: &Text) -> Self {
        Part::Text(text.clone())
    }
}
impl<W: Word> From<W> for Part {
    fn from(word: W) -> Self {
        Part::Word(W::LIST, word.word())
    }
}

impl Message {
    /// The key of the pattern.
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The message in a language.
    pub fn render(&self, catalogue: &Catalogue, lang: Lang) -> String {
        let Some(pattern) = catalogue.message(self.key) else { return self.key.to_owned() };
        let mut rest = pattern.get(lang);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}') else { break };
            out.push_str(&rest[..open]);
            let name = &rest[open + 1..open + close];
            if let Some((_, part)) = self.parts.iter().find(|(known, _)| *known == name) {
                part.render(catalogue, lang, &mut out);
            }
            rest = &rest[open + close + 1..];
        }
        out.push_str(rest);
        out
    }
}

impl Part {
    fn render(&self, catalogue: &Catalogue, lang: Lang, out: &mut String) {
        let text = match self {
            Part::Plain(text) => text,
            Part::Number(number) => return out.push_str(&number.to_string()),
            Part::Date(date) => return out.push_str(&date_text(*date, lang)),
            Part::Word(list, word) => catalogue.word(list, word).map_or(*word, |text| text.get(lang)),
            Part::Country(code) => return out.push_str(&country_name(catalogue, code, lang)),
            Part::Question(id) => catalogue.question(id.as_str()).map_or(id.as_str(), |q| q.text.get(lang)),
            Part::Scheme(id) => catalogue.scheme(id.as_str()).map_or(id.as_str(), |s| s.text.get(lang)),
            Part::Text(text) => text.get(lang),
            Part::Message(message) => return out.push_str(&message.render(catalogue, lang)),
            Part::List(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        out.push_str(match lang {
                            Lang::Ja => "、",
                            Lang::En => ", ",
                        });
                    }
                    part.render(catalogue, lang, out);
                }
                return;
            }
        };
        out.push_str(text);
    }
}

/// A date as people write it.
pub fn date_text(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => date.to_string(),
    }
}

/// A country's name, with its code: 「シンガポール（SG）」.
pub fn country_name(catalogue: &Catalogue, code: &str, lang: Lang) -> String {
    let name = catalogue.word("country", code).map(|text| text.get(lang));
    let name = name.or_else(|| rust_iso3166::from_alpha2(code).map(|country| country.name));
    match (name, lang) {
        (Some(name), Lang::Ja) => format!("{name}（{code}）"),
        (Some(name), Lang::En) => format!("{name} ({code})"),
        (None, _) => code.to_owned(),
    }
}

/// Declares messages, and a list of them with the names of their parts for the test that holds them against their
/// patterns.
macro_rules! messages {
    ($list:ident; $($(#[$doc:meta])* $name:ident = $key:literal ($($part:ident),*);)+) => {
        impl $crate::message::Message {$(
            $(#[$doc])*
            pub fn $name($($part: impl Into<$crate::message::Part>),*) -> Self {
                Self { key: $key, parts: vec![$((stringify!($part), $part.into())),*] }
            }
        )+}

        /// Every message declared here, with the names of its parts.
        pub const $list: &[(&str, &[&str])] = &[$(($key, &[$(stringify!($part)),*]),)+];
    };
}
pub(crate) use messages;

messages! {
    MESSAGES;
    /// The file is larger than the limit.
    too_large = "read.too-large" (limit);
    /// The bytes are not UTF-8.
    broken_utf8 = "read.broken-utf8" (byte);
    /// Not JSON from this place on.
    not_json = "read.not-json" (line, column);
    /// Nested deeper than any document of ours.
    too_deep = "read.too-deep" (line, column);
    /// More values than any document of ours.
    too_many_values = "read.too-many-values" (limit);
    /// A list is too long.
    list_too_long = "read.list-too-long" (limit);
    /// A key stands twice.
    duplicate_key = "read.duplicate-key" (key);
    /// A key of no meaning.
    unknown_key = "read.unknown-key" (key);
    /// A key of no meaning, close to a known one.
    unknown_key_near = "read.unknown-key-near" (key, near);
    /// A control character.
    control_character = "read.control-character" (code);
    /// Another type of value was expected.
    wrong_type = "read.wrong-type" (expected, found);
    /// A needed value is missing.
    missing = "read.missing" (key);
    /// Not a word of the list.
    unknown_word = "read.unknown-word" (found, words);
    /// Not a country.
    not_a_country = "read.not-a-country" (found);
    /// Not a date.
    not_a_date = "read.not-a-date" (found);
    /// A date without its year, month or day.
    date_incomplete = "read.date-incomplete" (parts);
    /// Not a year.
    date_year = "read.date-year" (found);
    /// Not a month.
    date_month = "read.date-month" (found);
    /// A month that does not have the day.
    date_day = "read.date-day" (year, month, day);
    /// Not an id.
    not_an_id = "read.not-an-id" (found);
    /// An id is used twice.
    duplicate_id = "read.duplicate-id" (id);
    /// An id with a fixed meaning.
    reserved_id = "read.reserved-id" (id);
    /// No subprocessor has this id.
    unknown_actor = "read.unknown-actor" (id);
    /// No plan has this id.
    unknown_plan = "read.unknown-plan" (id);
    /// No plan of the service has the id asked for.
    no_such_plan = "plan.unknown" (plan, known);
    /// The service has no plans.
    no_plans = "plan.none" (plan);
    /// No question has this id.
    unknown_question = "read.unknown-question" (id);
    /// No duty has this id.
    unknown_duty = "read.unknown-duty" (id);
    /// No contract clause has this id.
    unknown_contract_clause = "read.unknown-contract-clause" (id);
    /// No criterion has this id.
    unknown_criterion = "read.unknown-criterion" (id);
    /// Not a number in the range.
    out_of_range = "read.out-of-range" (found, low, high);
    /// The schema is another one.
    wrong_schema = "read.wrong-schema" (expected, found);
    /// Subprocessors go round in a circle.
    circle = "read.circle" (id);
    /// Owners are nested too deep.
    owners_too_deep = "read.owners-too-deep" (limit);
    /// Too many owners in all.
    owners_too_many = "read.owners-too-many" (limit);
    /// Two parties are needed.
    too_few_parties = "read.too-few-parties" ();
    /// More problems than are shown.
    problems_in_all = "read.problems-in-all" (shown, total);

    /// A yes/no question has its good answer.
    answered_well = "finding.answered-well" (question, answer, grade);
    /// A yes/no question has its other answer.
    answered_badly = "finding.answered-badly" (question, answer);
    /// A good answer for a part only.
    answered_partly = "finding.answered-partly" (question, answer, extent);
    /// What holds depends on the plan, and none is chosen.
    depends_on_plan = "finding.depends-on-plan" (outcomes);
    /// What a plan comes to.
    outcome_of_plan = "finding.outcome-of-plan" (plan, conformity);
    /// So many plans differ that one has to be chosen first.
    too_many_plans = "finding.too-many-plans" (count);
    /// Planned, with a date.
    planned_for = "finding.planned-for" (question, date);
    /// Planned, without a date.
    planned = "finding.planned" (question);
    /// Said to be not applicable, which the institution has not accepted.
    said_not_applicable = "finding.said-not-applicable" (question);
    /// Not answered.
    silent = "finding.silent" (question);
    /// Answered differently by different people.
    contested = "finding.contested" (question);
    /// A fact about which statements differ.
    fact_contested = "finding.fact-contested" (place);
    /// The answer holds for a time that is not now.
    answer_out_of_time = "finding.answer-out-of-time" (question);
    /// The vendor accepts the clause.
    clause_accepted = "finding.clause-accepted" (question);
    /// The vendor refuses the clause.
    clause_refused = "finding.clause-refused" (question);
    /// The vendor plans to accept the clause.
    clause_planned = "finding.clause-planned" (question);
    /// The vendor has not said whether it accepts the clause.
    clause_silent = "finding.clause-silent" (question);
    /// The institution settles it.
    institution_settles = "finding.institution-settles" ();
    /// The opening question says that the service lacks the thing.
    not_opened = "finding.not-opened" (question, answer);
    /// No medium is stated.
    media_silent = "finding.media-silent" ();
    /// No site is stated.
    sites_silent = "finding.sites-silent" ();
    /// There is expressly no site.
    sites_none = "finding.sites-none" ();
    /// The list of sites does not count as whole.
    sites_incomplete = "finding.sites-incomplete" ();
    /// No site that holds records is stated.
    no_storing_site = "finding.no-storing-site" ();
    /// What a site is for is not stated.
    site_roles_silent = "finding.site-roles-silent" (site);
    /// Whose place a site is, is not stated.
    site_place_silent = "finding.site-place-silent" (site);
    /// Whose place a site is.
    site_place = "finding.site-place" (site, place);
    /// The country of a site is not stated.
    site_country_silent = "finding.site-country-silent" (site);
    /// The region of a site is not stated.
    site_region_silent = "finding.site-region-silent" (site, country);
    /// Where a site stands.
    site_stated = "finding.site-stated" (site, country, region);
    /// A site in Japan.
    site_in_japan = "finding.site-in-japan" (site, roles);
    /// A site abroad that holds patient information.
    site_abroad = "finding.site-abroad" (site, roles, country);
    /// A site that could hold patient information or not.
    site_data_silent = "finding.site-data-silent" (site);
    /// A kind of data without a site.
    kind_without_site = "finding.kind-without-site" (kind);
    /// A site at a place that the edition does not name.
    place_not_own = "finding.place-not-own" (site, place);
    /// A site at a place that the edition names.
    place_own = "finding.place-own" (site, place);
    /// A country that the policy accepts, or not.
    country_to_judge = "finding.country-to-judge" (site, country);
    /// Jurisdictions, owners, subprocessors, access are stated.
    foreign_law_stated = "finding.foreign-law-stated" (count);
    /// No foreign law was found on the facts stated.
    foreign_law_none = "finding.foreign-law-none" ();
    /// A list needed for foreign law does not count as whole.
    list_silent = "finding.list-silent" (list);
    /// Establishments are not stated.
    establishments_silent = "finding.establishments-silent" (actor);
    /// From which country data are opened is not stated.
    access_country_silent = "finding.access-country-silent" ();
    /// Bound to a law by its seat.
    bound_by_seat = "exposure.seat" (first, country);
    /// Bound to a law by an establishment.
    bound_by_establishment = "exposure.establishment" (first, country);
    /// Bound to a law by a controlling owner.
    bound_by_control = "exposure.control" (first, country, company);
    /// Bound to a law by a controlling state.
    bound_by_state = "exposure.state" (country, company);
    /// Bound to a law by an owner whose control is not stated.
    bound_by_owner = "exposure.owner" (first, country, company);
    /// Bound to a law by a minority owner.
    bound_by_minority = "exposure.minority" (first, country, company);
    /// Bound to a law by people at work.
    bound_by_people = "exposure.people" (country);
    /// Bound to a law by data kept there.
    bound_by_place = "exposure.place" (country);
    /// Bound to a law by a key kept there.
    bound_by_key = "exposure.key" (country);
    /// The path of an exposure.
    exposure_path = "exposure.path" (binding, law, article, mode, sites);
    /// The path of an exposure that reaches no site that is stated.
    exposure_without_site = "exposure.without-site" (binding, law, article, mode);
    /// An exposure that rests on one of several statements that differ.
    exposure_contested = "finding.exposure-contested" ();
    /// Jurisdictions whose law the table does not hold.
    laws_not_in_table = "finding.laws-not-in-table" (countries);
    /// An exposure to judge.
    exposure_to_judge = "finding.exposure-to-judge" (law, severity);
    /// A certificate that counts.
    certificate_counts = "finding.certificate-counts" (scheme, until);
    /// A certificate of a supplier, which counts in part or not.
    certificate_supplier = "finding.certificate-supplier" (scheme, supplier);
    /// A certificate without its statement or report.
    certificate_no_statement = "finding.certificate-no-statement" (scheme);
    /// A certificate about another service.
    certificate_other_service = "finding.certificate-other-service" (scheme);
    /// A certificate that is not valid yet.
    certificate_not_yet = "finding.certificate-not-yet" (scheme, date);
    /// A certificate that has expired.
    certificate_expired = "finding.certificate-expired" (scheme, date);
    /// A certificate of which something is not stated.
    certificate_unclear = "finding.certificate-unclear" (scheme, what);
    /// A certificate that is only planned.
    certificate_planned = "finding.certificate-planned" (scheme);
    /// A certificate that is planned for a day.
    certificate_planned_for = "finding.certificate-planned-for" (scheme, date);
    /// A certificate that ends before the contract.
    certificate_ends_before = "finding.certificate-ends-before" (scheme, date);
    /// A certificate that does not hold for the plan chosen, or for a part.
    certificate_part = "finding.certificate-part" (scheme);
    /// No accepted certificate is stated.
    certificate_none = "finding.certificate-none" ();
    /// The list of certificates is not stated.
    certificates_silent = "finding.certificates-silent" ();
    /// An audit that shows equal ability.
    audit_counts = "finding.audit-counts" (auditor, date);
    /// An audit with exceptions.
    audit_exceptions = "finding.audit-exceptions" (auditor);
    /// An audit that does not count.
    audit_does_not_count = "finding.audit-does-not-count" (auditor, why);
    /// An audit of which something is not stated.
    audit_unclear = "finding.audit-unclear" (auditor, what);
    /// The answer says it holds one, the facts say it holds none.
    held_contradicted = "finding.held-contradicted" (question);
    /// The answer says it holds one; no facts.
    held_by_word = "finding.held-by-word" (question);
    /// No keys are left with the vendor.
    no_escrow = "finding.no-escrow" ();
    /// Keys are left with the vendor.
    escrow_with_vendor = "finding.escrow-with-vendor" (place);
    /// Keys are not stated.
    keys_silent = "finding.keys-silent" ();
    /// The institution alone holds a key.
    institution_holds_key = "finding.institution-holds-key" (place);
    /// The institution holds no key alone.
    institution_holds_no_key = "finding.institution-holds-no-key" ();

    /// Word: holder.
    what_holder = "what.holder" ();
    /// Word: scope.
    what_covers = "what.covers" ();
    /// Word: the year of a date.
    what_year = "what.year" ();
    /// Word: the month of a date.
    what_month = "what.month" ();
    /// Word: the day of a date.
    what_day = "what.day" ();
    /// Word: dates.
    what_dates = "what.dates" ();
    /// Word: statement.
    what_statement = "what.statement" ();
    /// Word: independence.
    what_independent = "what.independent" ();
    /// Word: result.
    what_result = "what.result" ();
    /// Word: qualification.
    what_qualification = "what.qualification" ();
    /// Why an audit does not count: not independent.
    why_not_independent = "why.not-independent" ();
    /// Why an audit does not count: qualification.
    why_qualification = "why.qualification" ();
    /// Why an audit does not count: its date has not come.
    why_future = "why.future" ();

    /// An override needs a reason.
    override_no_reason = "override.no-reason" ();
    /// An override needs a condition stated.
    override_not_stated = "override.not-stated" (condition);
    /// An override states a condition that there is not.
    override_unknown_condition = "override.unknown-condition" (condition);
    /// A preset does not allow this override.
    override_not_for_this = "override.not-for-this" ();

    /// Condition: a shortfall.
    condition_shortfall = "condition.shortfall" (criterion);
    /// Condition: nothing is stated.
    condition_unstated = "condition.unstated" (criterion);
    /// Condition: planned.
    condition_planned = "condition.planned" (criterion);
    /// Condition: a judgement.
    condition_judgement = "condition.judgement" (criterion);
    /// Condition: a judgement about a missing good answer.
    condition_concern = "condition.concern" (criterion);

    /// Warning: statements differ.
    warn_conflict = "warning.conflict" (place, first, second, by);
    /// Warning: a claim about something that is not in the disclosure.
    warn_claim_about_nothing = "warning.claim-about-nothing" (place);
    /// Warning: no plan is chosen.
    warn_no_plan_chosen = "warning.no-plan-chosen" ();
    /// Warning: a supplier's certificate.
    warn_supplier = "warning.supplier" (scheme, supplier);
    /// Warning: listed without the statement.
    warn_no_statement = "warning.no-statement" (scheme);
    /// Warning: not valid yet.
    warn_not_yet = "warning.not-yet" (what, date);
    /// Warning: expired.
    warn_expired = "warning.expired" (what, date);
    /// Warning: about another service.
    warn_other_service = "warning.other-service" (scheme);
    /// Warning: planned without a date.
    warn_planned_without_date = "warning.planned-without-date" (what);
    /// Warning: the planned date has passed.
    warn_planned_passed = "warning.planned-passed" (what, date);
    /// Warning: stated long ago.
    warn_stale = "warning.stale" (date, months);
    /// Warning: the as-of date lies after the date of the assessment.
    warn_future_as_of = "warning.future-as-of" (date);
    /// Warning: a list that does not count as whole.
    warn_incomplete = "warning.incomplete" (list);
    /// Warning: media or place are not stated.
    warn_setting_unclear = "warning.setting-unclear" ();
    /// Warning: a rule of consistency.
    warn_inconsistent = "warning.inconsistent" (text);
    /// Warning: an answer and a fact cannot both be true.
    warn_fact_contradicts = "warning.fact-contradicts" (question);
    /// Warning: answers to an edition long gone.
    warn_outdated = "warning.outdated" (edition);

    /// The sources hold 5.1's words only.
    carried_over = "carried-over" ();

    /// Plain text: the conclusion.
    text_conclusion = "text.conclusion" (conclusion);
    /// Plain text: edition, day, policy, setting.
    text_frame = "text.frame" (edition, date, policy, setting);
    /// Plain text: the score.
    text_score = "text.score" (low, high);
    /// Plain text: the figure of tier D.
    text_recommended = "text.recommended" (low, high);
    /// Plain text: the score, all being known.
    text_score_closed = "text.score-closed" (score);
    /// Plain text: the figure of tier D, all being known.
    text_recommended_closed = "text.recommended-closed" (score);
    /// Plain text: coverage.
    text_coverage = "text.coverage" (coverage);
    /// Plain text: heading.
    text_conditions = "text.conditions" ();
    /// Plain text: heading.
    text_to_secure = "text.to-secure" ();
    /// Plain text: heading.
    text_exposures = "text.exposures" ();
    /// Plain text: heading.
    text_warnings = "text.warnings" ();
    /// Plain text: heading.
    text_findings = "text.findings" ();
}

/// A message inside a message.
impl From<Message> for Part {
    fn from(message: Message) -> Self {
        Part::Message(Box::new(message))
    }
}
