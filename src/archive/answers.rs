//! What an archive answers, whatever it was read from.

use std::ops::ControlFlow;

use geo::Point;

use crate::model::{Filter, Hue, PlaceId, Subject, TimeAxis};
use crate::query::{Dated, Dating, Excerpt};

use super::columns::Table;
use super::{Archive, Contents, Names, Part, Shown};

impl Archive {
    /// The incidents and places of a case that have no place on a map. Of an archive of rows, those stand among
    /// its places without a coordinate.
    #[must_use]
    pub fn placeless(&self) -> &[Subject] {
        match &self.contents {
            Contents::Rows(_) => &[],
            Contents::Case(whole) => whole.placeless(),
        }
    }

    /// What stands for all strikes of a case; `None` where no claim is about those.
    #[must_use]
    pub fn all_strikes(&self) -> Option<&Subject> {
        match &self.contents {
            Contents::Rows(_) => None,
            Contents::Case(whole) => whole.all(),
        }
    }

    /// The incidents of a case that nobody dates. Of an archive of rows, [`Archive::undated`] tells them.
    #[must_use]
    pub fn undated_of_case(&self) -> &[Subject] {
        match &self.contents {
            Contents::Rows(_) => &[],
            Contents::Case(whole) => whole.undated(),
        }
    }

    /// What `filter` shows; `anchor` tells where a place of the case has its mark that is open.
    #[must_use]
    pub fn shown(&self, filter: &Filter, anchor: impl Fn(&PlaceId) -> Option<Point>) -> Shown {
        self.shown_after(filter, anchor, None)
    }

    /// The same, where this was shown of it `before`: what both filters decide alike is not decided again.
    #[must_use]
    pub fn shown_after(
        &self,
        filter: &Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
        before: Option<&Shown>,
    ) -> Shown {
        match &self.contents {
            Contents::Rows(columns) => {
                let archive = self;
                Table { archive, columns }.shown(filter, anchor, before)
            }
            Contents::Case(whole) => whole.shown(filter, anchor),
        }
    }

    /// How many claims are `shown` that are about any of the places `numbers`: one that is about several of
    /// them is one.
    #[must_use]
    pub fn claims_at(&self, numbers: &[usize], shown: &Shown) -> usize {
        match &self.contents {
            Contents::Rows(_) => {
                let claims = numbers.iter().map(|number| shown.sites[*number].claims);
                claims.sum::<u32>() as usize
            }
            Contents::Case(whole) => whole.claims_at(numbers, shown),
        }
    }

    /// How many claims there are of each time on `axis`, and how many of them are `shown`.
    #[must_use]
    pub fn datings(&self, shown: &Shown, axis: TimeAxis) -> Vec<Dating> {
        match &self.contents {
            Contents::Rows(columns) => columns.datings(shown, axis),
            Contents::Case(whole) => whole.datings(shown, axis),
        }
    }

    /// The times of all that is dated in it, on `axis`.
    #[must_use]
    pub fn dated(&self, axis: TimeAxis) -> Option<Dated> {
        match &self.contents {
            Contents::Rows(columns) => columns.dated(axis),
            Contents::Case(whole) => Dated::of(whole.case(), axis),
        }
    }

    /// What is said of `subject`, which a place or an incident of this archive is; its sources have the
    /// hue `hue`. May read rows from the file: not for the frame. `None` for what it does not have.
    #[must_use]
    pub fn excerpt(&self, subject: &Subject, hue: Hue) -> Option<Excerpt> {
        match &self.contents {
            Contents::Rows(columns) => {
                let archive = self;
                Table { archive, columns }.excerpt(subject, hue)
            }
            Contents::Case(whole) => whole.excerpt(subject, hue),
        }
    }

    /// Gives `each` the claims that are `wanted` by their numbers, with all others on the same incidents, so many
    /// incidents at once and in the order of the file, until it wants no more; names of victims and witnesses
    /// only if their `names` are shown. Reads rows from the file; nothing is given of a case, which is
    /// there as a whole.
    pub fn each_part(
        &self,
        at_once: usize,
        names: Names,
        wanted: &dyn Fn(usize) -> bool,
        each: &mut dyn FnMut(Part) -> ControlFlow<()>,
    ) {
        if let Some(table) = self.table() {
            table.each_part(at_once, names, wanted, each);
        }
    }
}
