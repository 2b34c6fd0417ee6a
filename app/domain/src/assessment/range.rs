//! Levels, ranges of levels and intervals of figures, all in integers.

/// How far something is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not met.
    Bad,
    /// Met in part.
    Partly,
    /// Met.
    Good,
}

impl Level {
    /// In halves: 0, 1, 2.
    pub fn halves(self) -> u64 {
        self as u64
    }
}

/// What the facts allow: the worst and the best that what is silent could still turn out to be. `low ≤ high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The worst.
    pub low: Level,
    /// The best.
    pub high: Level,
}

impl Range {
    /// Nothing is known.
    pub const SILENT: Range = Range { low: Level::Bad, high: Level::Good };
    /// Known to be met.
    pub const GOOD: Range = Range::exactly(Level::Good);
    /// Known to be met in part.
    pub const PARTLY: Range = Range::exactly(Level::Partly);
    /// Known not to be met.
    pub const BAD: Range = Range::exactly(Level::Bad);

    /// A known level.
    pub const fn exactly(level: Level) -> Range {
        Range { low: level, high: level }
    }

    /// The level, where it is known.
    pub fn decided(self) -> Option<Level> {
        (self.low == self.high).then_some(self.low)
    }

    /// Both have to be met: the weaker decides.
    pub fn and(self, other: Range) -> Range {
        Range { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// One suffices: the stronger decides.
    pub fn or(self, other: Range) -> Range {
        Range { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// At most so much can be reached.
    pub fn at_most(self, level: Level) -> Range {
        Range { low: self.low.min(level), high: self.high.min(level) }
    }
}

/// A figure from 0 to 100 between two ends, kept as exact fractions `part / whole`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// The parts at the low end.
    pub low: u64,
    /// The parts at the high end.
    pub high: u64,
    /// The whole; 0 where nothing counts.
    pub whole: u64,
}

/// Tenths of a point: 0 to 1000.
pub type Tenths = u64;

impl Interval {
    /// Adds an item of some weight.
    pub fn add(&mut self, range: Range, weight: u64) {
        self.low += weight * range.low.halves();
        self.high += weight * range.high.halves();
        self.whole += weight * 2;
    }

    /// The low end in tenths, rounded down. 0 where nothing counts.
    pub fn low_tenths(self) -> Tenths {
        (self.low * 1000).checked_div(self.whole).unwrap_or_default()
    }

    /// The high end in tenths, rounded up. 0 where nothing counts.
    pub fn high_tenths(self) -> Tenths {
        if self.whole == 0 { 0 } else { (self.high * 1000).div_ceil(self.whole) }
    }
}
