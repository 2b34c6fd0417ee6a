//! The form that attaches a file: plain multipart, no script.

use domain::{catalogue::Catalogue, evidence::Visibility, word::Word as _};
use leptos::prelude::*;
use usecase::vendor::evidence::NEW_DOCUMENT;

use super::{
    EvidenceView, UploadTrouble,
    cards::{certificate_name, document_title},
    wording::{problem_words, visibility},
};
use crate::{components::field::TextField, context::locale, i18n::td_string, routes};

/// What browsers offer to choose from; what counts is the content.
const ACCEPT: &str = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx";

/// A value and its words.
type Choice = (String, String);

#[component]
pub(super) fn Upload(catalogue: &'static Catalogue, shown: StoredValue<EvidenceView>) -> impl IntoView {
    if !shown.with_value(|view| view.may_edit) {
        return ().into_any();
    }
    let l = locale();
    let view = shown.get_value();
    let service = view.shown.service.id;
    let to = routes::of_service(routes::EVIDENCE, service);
    let error = |field: &str| {
        let problems = view.problems().iter().map(|problem| problem_words(l, *problem));
        let broken = (field == "file" && view.trouble == Some(UploadTrouble::Broken))
            .then(|| ("file", td_string!(l, evidence.trouble_broken)));
        problems.chain(broken).find(|(of, _)| *of == field).map(|(_, text)| text.to_owned())
    };
    let replaced = view.replaced().and_then(|id| view.shown.files.iter().find(|file| file.id == id));
    let heading = match replaced {
        Some(file) => td_string!(l, evidence.upload_replace, name = document_title(l, &view.shown, file)),
        None => td_string!(l, evidence.upload).to_owned(),
    };
    let replacing = replaced.map(|file| {
        view! {
            <input type="hidden" name="replaces" value=file.id.to_string() />
            <p>
                {td_string!(l, evidence.upload_replace_text)} " "
                <a href=format!("{to}#upload")>{td_string!(l, evidence.upload_replace_stop)}</a>
            </p>
        }
    });
    // What was chosen comes back; else what the replaced file has.
    let or_of_replaced = |typed: &str, of: fn(&usecase::record::EvidenceFile) -> String| match (typed, replaced) {
        ("", Some(file)) => of(file),
        (typed, _) => typed.to_owned(),
    };
    let document = or_of_replaced(&view.form.document, |file| file.document.clone());
    let who = or_of_replaced(&view.form.visibility, |file| file.visibility.word().to_owned());
    let documents: Vec<Choice> = view
        .shown
        .documents
        .iter()
        .map(|document| (document.id.clone(), document.title.clone()))
        .chain([(NEW_DOCUMENT.to_owned(), td_string!(l, evidence.upload_document_new).to_owned())])
        .collect();
    let certificates: Vec<Choice> = view
        .shown
        .certificates
        .iter()
        .map(|one| (one.position.to_string(), certificate_name(l, catalogue, one)))
        .collect();
    let visibilities: Vec<Choice> =
        Visibility::ALL.iter().map(|choice| (choice.word().to_owned(), visibility(l, *choice).to_owned())).collect();
    let file_error = error("file");
    let invalid = file_error.is_some().then_some("true");
    let described = if file_error.is_some() { "file-hint file-error" } else { "file-hint" };
    let choose = td_string!(l, evidence.choose);
    view! {
        <section class="part" aria-labelledby="upload">
            <h2 class="part__title" id="upload">{heading}</h2>
            <form class="form" method="post" action=to.clone() enctype="multipart/form-data" novalidate>
                {replacing}
                <div class="field" data-invalid=invalid>
                    <label class="field__label" for="file">{td_string!(l, evidence.upload_file)}</label>
                    <p class="field__help" id="file-hint">{td_string!(l, evidence.upload_file_help)}</p>
                    {file_error.map(|error| view! { <p class="field__error" id="file-error">"＊"{error}</p> })}
                    <input
                        class="field__input field__input--file"
                        type="file"
                        id="file"
                        name="file"
                        accept=ACCEPT
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                </div>
                <Choose
                    name="document"
                    label=td_string!(l, evidence.upload_document)
                    none=choose
                    choices=documents
                    value=document
                    error=error("document")
                />
                <TextField
                    name="title"
                    label=td_string!(l, evidence.upload_title)
                    help=td_string!(l, evidence.upload_title_help)
                    value=view.form.title.clone()
                    error=error("title")
                />
                <Choose
                    name="certificate"
                    label=td_string!(l, evidence.upload_certificate)
                    help=td_string!(l, evidence.upload_certificate_help)
                    none=td_string!(l, evidence.upload_certificate_keep)
                    choices=certificates
                    value=view.form.certificate.clone()
                    error=error("certificate")
                />
                <Choose
                    name="visibility"
                    label=td_string!(l, evidence.visibility)
                    none=choose
                    choices=visibilities
                    value=who
                    error=error("visibility")
                />
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, evidence.upload_button)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// One of several. Its id is its name.
#[component]
fn Choose(
    name: &'static str,
    label: &'static str,
    #[prop(optional)] help: Option<&'static str>,
    /// What it says while nothing is chosen.
    none: &'static str,
    choices: Vec<Choice>,
    value: String,
    error: Option<String>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described: Vec<_> = [help.is_some().then(|| hint_id.clone()), error.is_some().then(|| error_id.clone())]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some().then_some("true");
    let rows = choices.into_iter().map(|(word, text)| {
        let selected = word == value;
        view! { <option value=word selected=selected>{text}</option> }
    });
    view! {
        <div class="field" data-invalid=invalid>
            <label class="field__label" for=name>{label}</label>
            {help.map(|help| view! { <p class="field__help" id=hint_id>{help}</p> })}
            {error.map(|error| view! { <p class="field__error" id=error_id>"＊"{error}</p> })}
            <select class="field__input" id=name name=name aria-describedby=described aria-invalid=invalid>
                <option value="">{none}</option>
                {rows.collect_view()}
            </select>
        </div>
    }
}
