//! What is exported, part by part: the case, and then what each data set says, as its rows are read again.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::archive::{self, Archive, Names};
use crate::model::{Case, Claim, Filter, IncidentId, Scope};
use crate::query::{Contest, OriginalRow, Shown, anchor};
use crate::state::export::Extent;

use super::stated::Stated;
use super::withholding;

/// How many rows of a data set are held at once.
const AT_ONCE: usize = 500;

/// What is exported.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case that is open: the filter may name its places.
    pub case: Option<Arc<Case>>,
    /// Whether its claims are exported.
    pub with_case: bool,
    /// The data sets whose claims are.
    pub archives: Vec<Arc<Archive>>,
    /// How much of them is: all, or what the filter shows.
    pub extent: Extent,
    /// The filter.
    pub filter: Filter,
    /// Whether what is marked sensitive is left out.
    pub withholds: bool,
}

/// Claims of one case, or of a part of a data set.
pub struct Part<'a> {
    /// What they stand in.
    pub case: &'a Case,
    /// The claims, in the order of the case.
    pub claims: Vec<&'a Claim>,
    /// The rows that they were read from, by the incidents that they are about.
    pub rows: &'a BTreeMap<IncidentId, OriginalRow>,
}

impl<'a> Part<'a> {
    /// Each claim with what it refers to.
    pub(super) fn stated(&self) -> impl Iterator<Item = Stated<'a>> {
        let (case, rows) = (self.case, self.rows);
        self.claims.iter().map(move |claim| {
            let row = match &claim.scope {
                Scope::Incident(id) => rows.get(id),
                _ => None,
            };
            Stated::of(case, claim, row)
        })
    }
}

impl Order {
    /// How many claims are exported.
    #[must_use]
    pub fn claims(&self) -> usize {
        let of_case = self.exported_case().map_or(0, |case| {
            let shown = self.shown_of(case);
            case.claims.iter().filter(|it| shown.shows(it)).count()
        });
        let of_archives = self.archives.iter().map(|archive| match self.extent {
            Extent::All => archive.claims(),
            Extent::Shown => self.shown_in(archive).counts.shown,
        });
        of_case + of_archives.sum::<usize>()
    }

    /// Gives `each` all that is exported, part by part: the case, then each data set.
    ///
    /// # Errors
    /// What `each` says; nothing is given out after that.
    pub(super) fn each_part<E>(
        &self,
        mut each: impl FnMut(&Part) -> Result<(), E>,
    ) -> Result<(), E> {
        if let Some(case) = self.exported_case() {
            let shown = self.shown_of(case);
            self.whole(case, |number| shown.shows(&case.claims[number]), &mut each)?;
        }
        self.archives
            .iter()
            .try_for_each(|archive| self.each_part_of(archive, &mut each))
    }

    /// Gives `each` the claims of `case` that are shown by their numbers.
    fn whole<E>(
        &self,
        case: &Case,
        shows: impl Fn(usize) -> bool,
        each: &mut impl FnMut(&Part) -> Result<(), E>,
    ) -> Result<(), E> {
        let seen = self.withholds.then(|| withholding::seen(case)).flatten();
        let seen = seen.as_ref().unwrap_or(case);
        // What is withheld has other ids; that it is shown was decided before.
        let claims = seen.claims.iter().enumerate();
        let claims = claims.filter(|(number, _)| shows(*number));
        each(&Part {
            case: seen,
            claims: claims.map(|(_, seen)| seen).collect(),
            rows: &BTreeMap::new(),
        })
    }

    fn exported_case(&self) -> Option<&Case> {
        self.case.as_deref().filter(|_| self.with_case)
    }

    fn each_part_of<E>(
        &self,
        archive: &Archive,
        each: &mut impl FnMut(&Part) -> Result<(), E>,
    ) -> Result<(), E> {
        let shown = match self.extent {
            Extent::All => archive::Shown::default(),
            Extent::Shown => self.shown_in(archive),
        };
        if let Some(case) = archive.case() {
            return self.whole(case, |number| shown.shows(number), each);
        }
        let mut said = Ok(());
        let names = if self.withholds {
            Names::LeftOut
        } else {
            Names::Shown
        };
        archive.each_part(AT_ONCE, names, &|number| shown.shows(number), &mut |part| {
            let claims = part.case.claims.iter().zip(&part.numbers);
            let claims = claims.filter(|(_, number)| shown.shows(**number));
            said = each(&Part {
                case: &part.case,
                claims: claims.map(|(claim, _)| claim).collect(),
                rows: &part.rows,
            });
            match said {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        said
    }

    fn shown_of(&self, case: &Case) -> Shown {
        match self.extent {
            Extent::All => Shown::default(),
            Extent::Shown => Shown::of(case, &Contest::of(case), &self.filter),
        }
    }

    fn shown_in(&self, archive: &Archive) -> archive::Shown {
        archive.shown(&self.filter, |id| {
            anchor(&self.case.as_ref()?.places.get(id)?.at)
        })
    }
}
