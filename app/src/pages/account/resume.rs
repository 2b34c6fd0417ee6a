//! Between signing in again and sending what was not sent.

use leptos::prelude::*;

use crate::{
    Page, PageContext, Scripts,
    components::document::{Document, Place},
    context::locale,
    i18n::td_string,
    render::render,
};

/// The fields somebody was sending, with one button to send them again.
pub fn resume(context: &PageContext, to: &str, fields: Vec<(String, String)>) -> Page {
    render(context, Scripts::None, || view! { <ResumePage to=to.to_owned() fields=fields /> })
}

#[component]
fn ResumePage(to: String, fields: Vec<(String, String)>) -> impl IntoView {
    let l = locale();
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <Document title=td_string!(l, account.resume) place=Place::SignIn scripts=Scripts::None>
            <h1 class="page-title">{td_string!(l, account.resume)}</h1>
            <p class="lead">{td_string!(l, account.resume_lead)}</p>
            <form class="form" method="post" action=to>
                {fields.collect_view()}
                <p class="form__actions">
                    <button class="button" type="submit">{td_string!(l, account.resume_button)}</button>
                </p>
            </form>
        </Document>
    }
}
