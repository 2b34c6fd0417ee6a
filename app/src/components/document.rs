//! The document around every page: head, header, footer.

use domain::text::Lang;
use leptos::prelude::*;
use usecase::record::OrganisationKind;

use crate::{
    Scripts,
    context::{locale, page},
    i18n::td_string,
    routes,
};

/// Which entry of the menu a page stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The start page.
    Home,
    /// The catalogue.
    Catalogue,
    /// A vendor's services.
    Services,
    /// An institution's cases.
    Cases,
    /// An institution's arrangements.
    Arrangements,
    /// Signing in.
    SignIn,
    /// One's own account.
    Account,
    /// The organisation: its members and its audit trail.
    Organisation,
    /// No entry of the menu.
    Elsewhere,
}

/// The whole document.
#[component]
pub fn Document(
    /// The page's own name.
    #[prop(into)]
    title: String,
    /// Where it stands.
    place: Place,
    /// What it may run.
    scripts: Scripts,
    /// The main part.
    children: Children,
) -> impl IntoView {
    let context = page();
    let l = locale();
    let brand = td_string!(l, common.brand);
    let loader = (scripts == Scripts::Islands).then(|| {
        let assets = context.assets.clone();
        view! {
            <link rel="modulepreload" href=assets.islands_script.clone() />
            <script
                type="module"
                id="islands-loader"
                src=assets.loader.clone()
                data-script=assets.islands_script.clone()
                data-wasm=assets.islands_wasm.clone()
            ></script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=context.lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{format!("{title} – {brand}")}</title>
                <link rel="stylesheet" href=context.assets.style.clone() />
                <link rel="icon" href=context.assets.icon.clone() type="image/svg+xml" />
                {loader}
            </head>
            <body>
                <a class="skip-link" href="#main">{td_string!(l, common.skip)}</a>
                {context.demo.then(|| view! { <aside class="demo-banner">{td_string!(l, case.demo_banner)}</aside> })}
                <Header place=place />
                <main class="main" id="main" tabindex="-1">{children()}</main>
                <footer class="footer">
                    <div class="footer__inner">
                        <p class="footer__what">{td_string!(l, common.footer_what)}</p>
                        <p class="footer__words">{td_string!(l, common.footer_words)}</p>
                    </div>
                </footer>
            </body>
        </html>
    }
}

#[component]
fn Header(place: Place) -> impl IntoView {
    let l = locale();
    let current = move |of: Place| (of == place).then_some("page");
    let kind = page().viewer.and_then(|viewer| viewer.organisation).map(|organisation| organisation.kind);
    let services = (kind == Some(OrganisationKind::Vendor)).then(|| {
        view! {
            <a class="header__link" href=routes::SERVICES aria-current=current(Place::Services)>
                {td_string!(l, common.services)}
            </a>
        }
    });
    let cases = (kind == Some(OrganisationKind::Institution)).then(|| {
        view! {
            <a class="header__link" href=routes::CASES aria-current=current(Place::Cases)>
                {td_string!(l, case.title)}
            </a>
            <a class="header__link" href=routes::ARRANGEMENTS aria-current=current(Place::Arrangements)>
                {td_string!(l, arrangement.title)}
            </a>
        }
    });
    view! {
        <header class="header">
            <div class="header__inner">
                <a class="header__brand" href=routes::HOME>
                    <span class="header__name">{td_string!(l, common.brand)}</span>
                    " "
                    <span class="header__latin" lang=other(page().lang).tag()>{td_string!(l, common.brand_latin)}</span>
                </a>
                <nav class="header__menu" aria-label=td_string!(l, common.menu)>
                    {services}
                    {cases}
                    <a class="header__link" href=routes::CATALOGUE aria-current=current(Place::Catalogue)>
                        {td_string!(l, common.catalogue)}
                    </a>
                </nav>
                <LanguageSwitch />
                <Account place=place />
            </div>
        </header>
    }
}

/// Who has signed in and for whom they act; else the way to signing in.
#[component]
fn Account(place: Place) -> impl IntoView {
    let l = locale();
    let context = page();
    let Some(viewer) = context.viewer else {
        return (place != Place::SignIn)
            .then(|| {
                view! { <a class="header__link header__sign-in" href=routes::SIGN_IN>{td_string!(l, account.sign_in)}</a> }
            })
            .into_any();
    };
    let change = viewer.may_choose.then(|| {
        view! { <a class="header__link" href=routes::ACT_FOR>{td_string!(l, account.change)}</a> }
    });
    view! {
        <div class="header__account">
            <p class="header__viewer">
                {viewer
                    .organisation
                    .map(|organisation| {
                        view! {
                            <a
                                class="header__organisation"
                                href=routes::PEOPLE
                                aria-current=(place == Place::Organisation).then_some("page")
                            >
                                {organisation.name}
                            </a>
                            " "
                        }
                    })}
                <a
                    class="header__person"
                    href=routes::ACCOUNT
                    aria-current=(place == Place::Account).then_some("page")
                >
                    {td_string!(l, account.person, name = viewer.name)}
                </a>
            </p>
            {change}
            <form method="post" action=routes::SIGN_OUT>
                <button class="link-button" type="submit">{td_string!(l, account.sign_out)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// One button, to the other language, back to the same page.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let context = page();
    let other = other(context.lang);
    view! {
        <form class="language" method="post" action=routes::LANGUAGE>
            <input type="hidden" name="back" value=context.here />
            <button class="language__button" type="submit" name="lang" value=other.tag() lang=other.tag()>
                {td_string!(locale(), common.other_language)}
            </button>
        </form>
    }
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    }
}
