//! The grid of data and places.

use super::super::facts::{Facts, site_name};
use crate::read::Country;
use crate::word::*;

/// Data by place: one row for each kind of data, one column for each site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The sites, by country (Japan first), then by id path.
    pub sites: Vec<GridSite>,
    /// The kinds that the service handles or a site holds, in the order of the format, each with whether it holds patient
    /// information (none: not known).
    pub kinds: Vec<(DataKind, Option<bool>)>,
    /// For each kind, for each site.
    pub cells: Vec<Vec<Kept>>,
}

/// A column of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridSite {
    /// Its id path.
    pub path: String,
    /// Its name, or its id.
    pub name: String,
    /// Its country; several where statements differ, none where it is not stated.
    pub countries: Vec<Country>,
    /// Its roles; none where they are not stated.
    pub roles: Option<Vec<SiteRole>>,
    /// Who runs it: the name; none where it is not stated.
    pub operator: Option<String>,
}

/// Whether a site holds a kind of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It does.
    Yes,
    /// What the site holds is not stated.
    NotStated,
    /// It does not.
    No,
}

impl Grid {
    /// The kinds of which no site is stated, though every site says what it holds.
    pub fn without_site(&self) -> Vec<DataKind> {
        let nowhere = |row: &Vec<Kept>| row.iter().all(|cell| *cell == Kept::No);
        self.kinds.iter().zip(&self.cells).filter(|(_, row)| nowhere(row)).map(|((kind, _), _)| *kind).collect()
    }
}

pub(super) fn of(facts: &Facts<'_>) -> Grid {
    let mut columns: Vec<(GridSite, Option<&Vec<DataKind>>)> = facts
        .sites()
        .into_iter()
        .map(|(path, site)| {
            let column = GridSite {
                name: site_name(site),
                countries: facts.countries(&path, "country", site.country),
                roles: site.roles.clone(),
                operator: site.operator.as_ref().map(|actor| facts.name_of(actor.as_str())),
                path,
            };
            (column, site.data.as_ref())
        })
        .collect();
    let rank = |site: &GridSite| (site.countries != [Country::JAPAN], site.countries.clone());
    columns.sort_by(|(a, _), (b, _)| (rank(a), &a.path).cmp(&(rank(b), &b.path)));
    let handled = |kind: &DataKind| {
        let by_service = facts.disclosure.service.data.iter().flatten().any(|entry| entry.kind == Some(*kind));
        by_service || columns.iter().any(|(_, kinds)| kinds.is_some_and(|kinds| kinds.contains(kind)))
    };
    let kinds: Vec<DataKind> = DataKind::ALL.iter().copied().filter(handled).collect();
    let cell = |kind: DataKind, kinds: Option<&Vec<DataKind>>| match kinds {
        None => Kept::NotStated,
        Some(kinds) if kinds.contains(&kind) => Kept::Yes,
        Some(_) => Kept::No,
    };
    let cells = kinds.iter().map(|kind| columns.iter().map(|(_, held)| cell(*kind, *held)).collect()).collect();
    Grid {
        kinds: kinds.into_iter().map(|kind| (kind, facts.holds_patients(kind))).collect(),
        cells,
        sites: columns.into_iter().map(|(site, _)| site).collect(),
    }
}
