//! How many a row says were harmed.

use crate::formats::values::counts::{self, NoCount};
use crate::formats::values::numbers::DecimalMark;
use crate::model::{Count, Harm};

use super::{Figure, Figures, Zero};

/// What is not understood of a cell: its column, and why.
pub(super) type Misread = (usize, String);

impl Figures<usize> {
    /// The figures in a row, where `cell` tells what stands in a column; `None` where it gives none. What
    /// is not understood is told to `misread`.
    pub(super) fn harm<'a>(
        &self,
        cell: &impl Fn(&usize) -> &'a str,
        mark: Option<DecimalMark>,
        misread: &mut impl FnMut(Misread),
    ) -> Option<Harm> {
        let mut count = |figure: &Option<Figure<usize>>| {
            let count = figure.as_ref()?.count(cell, mark, misread)?;
            let is_nothing = self.zero == Zero::Unreported && count == Count::exactly(0);
            (!is_nothing).then_some(count)
        };
        let harm = Harm {
            people: count(&self.people),
            killed: count(&self.civilians),
            children: count(&self.children),
            injured: count(&self.injured),
        };
        (harm != Harm::default()).then_some(harm)
    }
}

impl Figure<usize> {
    fn count<'a>(
        &self,
        cell: &impl Fn(&usize) -> &'a str,
        mark: Option<DecimalMark>,
        misread: &mut impl FnMut(Misread),
    ) -> Option<Count> {
        let mut read = |column: &usize| {
            let read = counts::read(cell(column), mark);
            read.unwrap_or_else(|why| {
                misread((*column, no_count(why)));
                None
            })
        };
        match self {
            Self::One(column) => read(column),
            Self::Between { low, high } => {
                let (least, most) = (read(low), read(high));
                range(least, most).unwrap_or_else(|Backwards| {
                    misread((*high, "less than the least; the least is taken".to_owned()));
                    least
                })
            }
            Self::Range { best, low, high } => {
                let [best, least, most] =
                    [best, low, high].map(|it| it.as_ref().and_then(&mut read));
                let range = range(least, most).unwrap_or_else(|Backwards| {
                    let at = high.unwrap_or_default();
                    misread((at, "less than the least; the best is taken".to_owned()));
                    best
                });
                range.or(best)
            }
        }
    }
}

/// The most is less than the least.
struct Backwards;

/// From the least to the most, as far as either is given.
fn range(least: Option<Count>, most: Option<Count>) -> Result<Option<Count>, Backwards> {
    match (least, most) {
        (Some(least), Some(most)) => {
            let most = most.most().unwrap_or(u32::MAX);
            Count::between(least.least(), most)
                .map(Some)
                .ok_or(Backwards)
        }
        (Some(least), None) => Ok(Some(Count::at_least(least.least()))),
        (None, Some(most)) => Ok(most.most().and_then(|most| Count::between(0, most))),
        (None, None) => Ok(None),
    }
}

fn no_count(why: NoCount) -> String {
    match why {
        NoCount::Backwards(from, to) => format!("the range runs backwards, from {from} to {to}"),
        NoCount::About => "about so many: no range holds it".to_owned(),
        NoCount::Other => "no number of people".to_owned(),
    }
}
