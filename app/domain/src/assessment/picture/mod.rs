//! Where the data are, who comes at them and whose law reaches them, arranged for a page: the grid of data and places, the
//! table of actors, a graph with its layout, and the path of an exposure as a sentence. Nothing is judged here.

mod actors;
mod graph;
mod grid;
mod sentence;

pub use actors::ActorRow;
pub use graph::{Edge, EdgeKind, Graph, Node, NodeKind};
pub use grid::{Grid, GridSite, Kept};

use super::Frame;
use super::exposure::{self, Exposures};
use super::facts::Facts;
use crate::disclosure::Disclosure;

/// All that a page shows of places and laws. Where the frame names no plan, facts of every plan are shown.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Data by place.
    pub grid: Grid,
    /// The vendor, then its subprocessors by id.
    pub actors: Vec<ActorRow>,
    /// Companies, sites and laws, laid out; none where they are too many to draw.
    pub graph: Option<Graph>,
    /// The exposures.
    pub exposures: Exposures,
}

/// Arranges the facts of a disclosure for a page.
pub fn picture(frame: Frame<'_>, disclosure: &Disclosure) -> Picture {
    let facts = Facts::new(frame, disclosure);
    let exposures = exposure::of(&facts);
    Picture {
        grid: grid::of(&facts),
        actors: actors::of(&facts, &exposures),
        graph: graph::of(&facts, &exposures),
        exposures,
    }
}
