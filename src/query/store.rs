//! What panels ask of a set of claims, and how a store answers.
//!
//! A case that is edited by hand is small enough to answer at once. A large archive may not be: its
//! store answers with what it knows from before, says so, and a panel shows it as such.

use std::sync::Arc;

use crate::model::{Case, Filter, TimeAxis};

use super::contest::Contest;
use super::filter::Shown;
use super::overview::Overview;
use super::search::{Entry, Finding, findings};
use super::stack::Stacks;
use super::summary::{Summary, summaries};
use super::timeline::{Dated, TimeScale, Timeline};

/// What a store answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// To which question.
    pub freshness: Freshness,
}

/// Which question an answer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// The one that was asked.
    Current,
    /// An earlier one; the one that was asked is being worked on.
    Earlier,
}

impl<T> Answer<T> {
    /// The answer to what was asked.
    pub fn current(value: T) -> Self {
        Self {
            value,
            freshness: Freshness::Current,
        }
    }

    /// The same, now that something else is asked.
    #[must_use]
    pub fn earlier(self) -> Self {
        Self {
            freshness: Freshness::Earlier,
            ..self
        }
    }
}

/// A set of claims that can be asked what of it is shown.
pub trait Store {
    /// What `filter` shows, with counts.
    fn shown(&self, filter: &Filter) -> Answer<Arc<Shown>>;

    /// The whole case in short.
    fn overview(&self) -> Answer<Arc<Overview>>;

    /// Every place in short, as far as it is `shown`.
    fn summaries(&self, shown: &Shown) -> Answer<Arc<[Summary]>>;

    /// How many claims are of which time on `scale`, and which of them are `shown`.
    fn timeline(&self, shown: &Shown, scale: &TimeScale) -> Answer<Arc<Timeline>>;

    /// The times of all claims on `axis`; `None` where none is dated.
    fn dated(&self, axis: TimeAxis) -> Answer<Option<Dated>>;

    /// All that can be searched for, whatever is shown.
    fn findings(&self) -> Answer<Vec<Entry<Finding>>>;
}

/// The store of a case that is held in memory; answers at once.
#[derive(Debug, Clone, Copy)]
pub struct CaseStore<'a> {
    /// The case.
    pub case: &'a Case,
    /// What competes in it.
    pub contest: &'a Contest,
    /// Which of its incidents share a coordinate.
    pub stacks: &'a Stacks,
}

impl Store for CaseStore<'_> {
    fn shown(&self, filter: &Filter) -> Answer<Arc<Shown>> {
        Answer::current(Shown::of(self.case, self.contest, filter).into())
    }

    fn overview(&self) -> Answer<Arc<Overview>> {
        Answer::current(Overview::of(self.case, self.contest).into())
    }

    fn summaries(&self, shown: &Shown) -> Answer<Arc<[Summary]>> {
        Answer::current(summaries(self.case, self.contest, self.stacks, shown).into())
    }

    fn timeline(&self, shown: &Shown, scale: &TimeScale) -> Answer<Arc<Timeline>> {
        Answer::current(Timeline::of(self.case, shown, scale).into())
    }

    fn dated(&self, axis: TimeAxis) -> Answer<Option<Dated>> {
        Answer::current(Dated::of(self.case, axis))
    }

    fn findings(&self) -> Answer<Vec<Entry<Finding>>> {
        Answer::current(findings(self.case))
    }
}
