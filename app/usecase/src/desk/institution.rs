//! An institution's start page.

use domain::{catalogue::Catalogue, disclosure::Certification};
use jiff::{ToSpan, civil::Date, tz::Offset};
use store::{
    DisclosureVersionId, Store,
    record::{
        desk::ReliedOn,
        identity::Role,
        selection::{CaseEntry, CaseState},
    },
};

use super::MOST;
use crate::{Ctx, Failure, Member, vendor::read_version};

/// For how long something counts as news, in days.
const RECENT: i64 = 90;

/// What an institution's start page shows.
#[derive(Clone, Debug)]
pub struct InstitutionDesk {
    /// Cases with a deadline, the earliest first.
    pub due: Vec<CaseEntry>,
    /// Cases without one that go no further until somebody in the reader's role does something; the oldest first.
    pub waiting: Vec<CaseEntry>,
    /// What is new about services in opened cases, the latest first.
    pub news: Vec<News>,
    /// How many cases there are.
    pub cases: usize,
}

/// Something new about a service in an opened case.
#[derive(Clone, Debug)]
pub struct News {
    /// Which.
    pub about: ReliedOn,
    /// The day it became so.
    pub on: Date,
    /// What.
    pub kind: NewsKind,
}

/// What is new.
#[derive(Clone, Debug, PartialEq)]
pub enum NewsKind {
    /// A newer version was published.
    Version,
    /// A certificate's last day has passed.
    Expired(Box<Certification>),
    /// Some other dated fact turned, so that the stored assessment is not today's any more.
    Turned,
}

pub(super) async fn desk(
    ctx: &Ctx,
    store: &Store,
    catalogue: &Catalogue,
    member: &Member,
) -> Result<InstitutionDesk, Failure> {
    let today = ctx.today();
    let cases = store.cases_of(member.organisation).await?;
    let since = ctx.now.checked_sub((RECENT * 24).hours()).unwrap_or(ctx.now);
    let relied_on = store.relied_on(member.organisation, catalogue.digest(), since, today).await?;
    let count = cases.len();
    let (mut due, mut rest): (Vec<_>, Vec<_>) = cases.into_iter().partition(|entry| entry.case.deadline.is_some());
    due.sort_by_key(|entry| (entry.case.deadline, entry.case.created_at));
    due.truncate(MOST);
    rest.retain(|entry| waits_for(entry.case.state, member));
    rest.sort_by_key(|entry| entry.case.created_at);
    rest.truncate(MOST);
    let news = news(store, catalogue, relied_on, today).await?;
    Ok(InstitutionDesk { due, waiting: rest, news, cases: count })
}

/// Whether a case stands still until somebody in one of the roles goes on with it.
fn waits_for(state: CaseState, member: &Member) -> bool {
    let procurement = member.roles.has(Role::Procurement);
    match state {
        CaseState::Preparing { policy: None } => procurement || member.roles.has(Role::Compliance),
        CaseState::Preparing { policy: Some(_) } => procurement,
        CaseState::Opened { .. } => false,
    }
}

/// The latest of what is new. Disclosures are read for what is shown only: to name the certificate that ended.
async fn news(
    store: &Store,
    catalogue: &Catalogue,
    relied_on: Vec<ReliedOn>,
    today: Date,
) -> Result<Vec<News>, Failure> {
    let mut list: Vec<News> = Vec::new();
    for about in relied_on {
        let turned = about.next_change_on.filter(|day| *day <= today);
        if about.published_at > about.opened_at {
            let on = Offset::constant(9).to_datetime(about.published_at).date();
            list.push(News { about: about.clone(), on, kind: NewsKind::Version });
        }
        if let Some(on) = turned {
            list.push(News { about, on, kind: NewsKind::Turned });
        }
    }
    list.sort_by(|a, b| (b.on, a.about.case, a.about.service).cmp(&(a.on, b.about.case, b.about.service)));
    list.truncate(MOST);
    let mut turned: Vec<DisclosureVersionId> =
        list.iter().filter(|news| news.kind == NewsKind::Turned).map(|news| news.about.version).collect();
    turned.sort_unstable();
    turned.dedup();
    if turned.is_empty() {
        return Ok(list);
    }
    let contents = store.version_contents(&turned).await?;
    for news in list.iter_mut().filter(|news| news.kind == NewsKind::Turned) {
        let Some(content) = contents.get(&news.about.version) else { continue };
        let disclosure = read_version(content, catalogue)?;
        let ended =
            disclosure.certifications.into_iter().flatten().find(|certificate| {
                certificate.dating.valid_until.and_then(|last| last.tomorrow().ok()) == Some(news.on)
            });
        if let Some(certificate) = ended {
            news.kind = NewsKind::Expired(Box::new(certificate));
        }
    }
    Ok(list)
}
