//! Evidence files of a service, as its vendor sees them: what expires first, then requests, files, openings.

mod cards;
mod requests;
mod upload;
mod wording;

use jiff::civil::Date;
use leptos::prelude::*;
use usecase::{
    record::{EvidenceId, EvidenceRequestId},
    vendor::evidence::{AttachForm, AttachProblem, NOTICE_DAYS, ServiceEvidence},
};

use self::{cards::*, requests::*, upload::Upload, wording::problem_line};
use crate::{
    Page, PageContext, Scripts,
    components::{
        document::{Document, Place},
        error_summary::{ErrorLine, ErrorSummary},
    },
    context::locale,
    i18n::td_string,
    render::render,
    routes,
};

pub use wording::UploadTrouble;
pub(crate) use wording::{moment, size_text};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct EvidenceView {
    /// The files and what belongs to them.
    pub shown: ServiceEvidence,
    /// Whether the reader may attach, replace and withdraw.
    pub may_edit: bool,
    /// Whether the reader may answer requests.
    pub may_answer: bool,
    /// Today.
    pub today: Date,
    /// What was filled in beside the file.
    pub form: AttachForm,
    /// Why it was not attached.
    pub trouble: Option<UploadTrouble>,
    /// The request that could not be answered, and why.
    pub unanswered: Option<Unanswered>,
}

/// A request that could not be answered as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unanswered {
    /// The request.
    pub request: EvidenceRequestId,
    /// The date typed.
    pub nda_on: String,
    /// Whether the date is at fault; else there is nothing to grant.
    pub date: bool,
}

impl EvidenceView {
    fn problems(&self) -> &[AttachProblem] {
        match &self.trouble {
            Some(UploadTrouble::Problems(problems)) => problems,
            Some(UploadTrouble::Broken) | None => &[],
        }
    }

    /// The file that is being replaced.
    fn replaced(&self) -> Option<EvidenceId> {
        let id = self.form.replaces.parse().ok()?;
        self.shown.files.iter().find(|file| file.id == id && file.ended_at.is_none()).map(|file| file.id)
    }
}

/// The page.
pub fn evidence(context: &PageContext, catalogue: &'static domain::catalogue::Catalogue, view: EvidenceView) -> Page {
    render(context, Scripts::None, || view! { <EvidencePage catalogue=catalogue shown=view /> })
}

#[component]
fn EvidencePage(catalogue: &'static domain::catalogue::Catalogue, shown: EvidenceView) -> impl IntoView {
    let l = locale();
    let id = shown.shown.service.id;
    let title = td_string!(l, evidence.title, name = shown.shown.service.name.as_str());
    let mut lines: Vec<ErrorLine> = shown.problems().iter().map(|problem| problem_line(l, *problem)).collect();
    if let Some(UploadTrouble::Broken) = shown.trouble {
        let text = td_string!(l, evidence.trouble_broken).to_owned();
        lines.push(ErrorLine { href: "#file".to_owned(), text });
    }
    let lead = shown.trouble.is_some().then(|| td_string!(l, evidence.trouble, count = lines.len()));
    lines.extend(shown.unanswered.as_ref().map(|unanswered| unanswered_line(l, unanswered)));
    let role = (!shown.may_edit).then(|| view! { <p class="note">{td_string!(l, evidence.read_only)}</p> });
    let shown = StoredValue::new(shown);
    view! {
        <Document title=title.clone() place=Place::Services scripts=Scripts::None>
            <p class="back">
                <a href=routes::of_service(routes::DRAFT, id)>{td_string!(l, service.back_to_draft)}</a>
            </p>
            <ErrorSummary lines=lines lead=lead />
            <h1 class="page-title">{title}</h1>
            <p class="lead">{td_string!(l, evidence.lead)}</p>
            {role}
            <Expiring catalogue=catalogue shown=shown />
            <Requests shown=shown />
            <Attached catalogue=catalogue shown=shown />
            <Upload catalogue=catalogue shown=shown />
            <Openings shown=shown />
            <History shown=shown />
        </Document>
    }
}

/// The main thing to do here: what runs out is replaced in time.
#[component]
fn Expiring(catalogue: &'static domain::catalogue::Catalogue, shown: StoredValue<EvidenceView>) -> impl IntoView {
    let l = locale();
    let rows = shown.with_value(|view| {
        let expiring = |file: &&usecase::record::EvidenceFile| {
            view.shown.document(&file.document).is_some_and(|document| document.is_expiring(view.today))
        };
        let rows = view.shown.attached().into_iter().filter(expiring).map(|file| {
            let name = document_title(l, &view.shown, file);
            let replace = view.may_edit.then(|| {
                let to = format!("{}?replace={}#upload", routes::of_service(routes::EVIDENCE, file.service), file.id);
                view! {
                    <a class="button" href=to>
                        {td_string!(l, evidence.replace)}
                        <span class="out-of-sight">" " {name.clone()}</span>
                    </a>
                }
            });
            let until = view.shown.expires(file).map(|day| expiry_words(l, day, view.today));
            let shows = shows_words(l, catalogue, &view.shown, file);
            view! {
                <li class="evidence-due">
                    <p>
                        <strong>{name.clone()}</strong>
                        <span class="evidence-due__until">{until}</span>
                        <span class="hint">{shows}</span>
                    </p>
                    {replace}
                </li>
            }
        });
        rows.collect::<Vec<_>>()
    });
    let body = match rows.is_empty() {
        true => view! { <p class="hint">{td_string!(l, evidence.expiring_none)}</p> }.into_any(),
        false => view! {
            <p class="hint">{td_string!(l, evidence.expiring_lead, days = NOTICE_DAYS)}</p>
            <ul class="plain-list">{rows}</ul>
        }
        .into_any(),
    };
    view! {
        <section class="part" aria-labelledby="expiring">
            <h2 class="part__title" id="expiring">{td_string!(l, evidence.expiring)}</h2>
            {body}
        </section>
    }
}
