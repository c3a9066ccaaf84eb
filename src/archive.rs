//! Archives: what is open beside the case. Data sets too large to edit by hand, kept in columns, and other
//! cases, each as a whole.
//!
//! Read-only, and shared by whoever asks. Of a data set, equal values are kept once; incidents stand by place, along
//! a curve on which near places are near. The words of a row are not kept: they stay in its file, and
//! are read again when somebody looks at it. What is asked of one is answered in the terms of a case.

mod answers;
mod bits;
mod builder;
mod columns;
mod dictionary;
mod excerpt;
mod filter;
mod found;
pub mod kept;
pub mod key;
pub mod mapping;
mod preview;
pub mod record;
pub mod report;
mod rivals;
mod sorting;
mod strings;
pub mod swap;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod timeline;
mod totals;
mod undated;
mod whole;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::model::{
    ArchiveId, Case, Ground, IncidentId, PartyId, Place, PlaceId, Precision, SourceId, SourceKind,
};
use crate::query::Standing;
use crate::query::search::Index;
pub use crate::query::{Excerpt, OriginalRow};

use self::columns::{Claimant, Columns, Table};
use self::record::RowAt;
use self::strings::Strings;
use self::whole::Whole;

pub use self::builder::{Builder, Full};
pub use self::columns::Site;
pub use self::excerpt::Part;
pub use self::filter::{Shown, SiteShown};
pub use self::mapping::{Mapping, Whose};
pub use self::preview::{Preview, Sample, Trial};
pub use self::record::Record;
pub use self::report::{Finding, ImportProgress, Report};
pub use self::undated::Listed;

/// What a place is called of which nothing is known.
pub const NO_PLACE: &str = "No place given";

/// What stands in the place of a name that is left out.
pub const NOT_NAMED: &str = "not named here";

/// Whether columns that name victims or witnesses are read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Names {
    /// They are, as they stand in the file.
    #[default]
    Shown,
    /// They are not: [`NOT_NAMED`] stands where they were needed.
    LeftOut,
}

/// An imported data set.
#[derive(Debug)]
pub struct Archive {
    id: ArchiveId,
    path: PathBuf,
    about: About,
    strings: Strings,
    sources: Vec<Claimant>,
    /// The id of each of them.
    source_ids: Vec<SourceId>,
    sites: Vec<Site>,
    precisions: BTreeSet<Precision>,
    contents: Contents,
    /// What its places are found by, once that was asked.
    names: OnceLock<Index<usize>>,
}

/// What an archive was read from.
#[derive(Debug)]
enum Contents {
    /// Rows, which are kept in columns.
    Rows(Box<Columns>),
    /// A case.
    Case(Box<Whole>),
}

/// What is known of a data set as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Name as shown.
    pub name: String,
    /// As what its columns were understood.
    pub mapping: String,
    /// In which form it was: "CSV, UTF-8, in a ZIP".
    pub form: String,
    /// That mapping, and whose it is; `None` where it has no columns to be understood.
    pub read_by: Option<(Arc<Mapping>, Whose)>,
}

/// Where the rows of an archive are read again.
pub trait Rows: Debug + Send + Sync {
    /// Reads the rows `at`, which ascend, and gives each with its number in `at`, as far as it can still be read, one
    /// after the other until `each` wants no more; names of victims and witnesses only if `names` are shown.
    fn read(&self, at: &[RowAt], names: Names, each: &mut EachRow);
}

/// Who is given rows that are read again, each with its number among those that were asked for, and says whether
/// more are wanted.
pub type EachRow<'a> = dyn FnMut(usize, RowRead) -> ControlFlow<()> + 'a;

/// A row that was read again.
#[derive(Debug, Clone, PartialEq)]
pub struct RowRead {
    /// As it stands in the file.
    pub row: OriginalRow,
    /// What it says of each claim, in the order of its record; empty when it cannot be read any more.
    pub texts: Vec<String>,
    /// The whole record where names are left out of it: the archive knows them in titles, places and
    /// sources. `None` where they are shown, and when the row cannot be read any more.
    pub nameless: Option<Box<Record<'static>>>,
}

impl Archive {
    /// Its id, with which all ids of what is in it begin.
    #[must_use]
    pub fn id(&self) -> &ArchiveId {
        &self.id
    }

    /// The party that makes its claims.
    #[must_use]
    pub fn claimants(&self) -> PartyId {
        key::claimants(&self.id)
    }

    /// The file that it was read from.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is known of it as a whole.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The mapping by which its columns were read, and whose that is.
    #[must_use]
    pub fn read_by(&self) -> Option<(&Arc<Mapping>, Whose)> {
        let read_by = self.about.read_by.as_ref();
        read_by.map(|(mapping, whose)| (mapping, *whose))
    }

    /// Whether any of its columns names victims or witnesses, so that [`Names::LeftOut`] makes a difference.
    #[must_use]
    pub fn has_personal_columns(&self) -> bool {
        let read_by = self.read_by();
        read_by.is_some_and(|(mapping, _)| !mapping.personal.is_empty())
    }

    /// The columns of an archive that was read from rows.
    fn table(&self) -> Option<Table<'_>> {
        match &self.contents {
            Contents::Rows(columns) => Some(Table {
                archive: self,
                columns,
            }),
            Contents::Case(_) => None,
        }
    }

    /// The case that it is; `None` where it was read from rows. Its ids are those of the archive.
    #[must_use]
    pub fn case(&self) -> Option<&Arc<Case>> {
        match &self.contents {
            Contents::Rows(_) => None,
            Contents::Case(whole) => Some(whole.case()),
        }
    }

    /// How many claims it has.
    #[must_use]
    pub fn claims(&self) -> usize {
        match &self.contents {
            Contents::Rows(columns) => columns.claims.len(),
            Contents::Case(whole) => whole.case().claims.len(),
        }
    }

    /// How many incidents it has.
    #[must_use]
    pub fn incidents(&self) -> usize {
        match &self.contents {
            Contents::Rows(columns) => columns.incidents.len(),
            Contents::Case(whole) => whole.case().incidents.len(),
        }
    }

    /// Its sources, in the order of their numbers: id, name as shown, kind.
    pub fn sources(&self) -> impl Iterator<Item = (&SourceId, &str, SourceKind)> {
        let sources = self.source_ids.iter().zip(&self.sources);
        sources.map(|(id, source)| (id, self.strings.get(source.name), source.kind))
    }

    /// The ids of its sources, in the order of their numbers.
    #[must_use]
    pub fn source_ids(&self) -> &[SourceId] {
        &self.source_ids
    }

    /// Its places; those at one coordinate stand together, and those without one last.
    #[must_use]
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// How precisely its places are known, each way once.
    #[must_use]
    pub fn precisions(&self) -> &BTreeSet<Precision> {
        &self.precisions
    }

    /// The name of the place `number`; empty when it has none.
    #[must_use]
    pub fn site_name(&self, number: usize) -> &str {
        self.strings.get(self.sites[number].name)
    }

    /// How precisely the place `number` is known, in the words of the data set.
    #[must_use]
    pub fn site_known(&self, number: usize) -> &str {
        self.strings.get(self.sites[number].known)
    }

    /// The place `number` as a case has it; `None` in an archive of rows.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<&Place> {
        let case = self.case()?;
        Some(case.place(&self.place_id(number)))
    }

    /// What competes at the place `number`, where that is told apart; `None` in an archive of rows, of which
    /// [`Site::competing`] tells it.
    #[must_use]
    pub fn standing(&self, number: usize) -> Option<&Standing> {
        match &self.contents {
            Contents::Rows(_) => None,
            Contents::Case(whole) => Some(whole.standing(number)),
        }
    }

    /// The number of the place called `id`; `None` when it has none of that id.
    #[must_use]
    pub fn site_called(&self, id: &PlaceId) -> Option<usize> {
        match &self.contents {
            Contents::Rows(_) => {
                let mut there = self.sites_at(key::ground(&self.id, id)?);
                there.find(|number| self.row_place_id(*number) == *id)
            }
            Contents::Case(whole) => whole.site_called(id),
        }
    }

    /// Where the place called `id` is; `None` when it is nowhere, or its id is not known.
    #[must_use]
    pub fn ground_of(&self, id: &PlaceId) -> Option<Ground> {
        match &self.contents {
            Contents::Rows(_) => key::ground(&self.id, id)?,
            Contents::Case(_) => self.sites[self.site_called(id)?].ground,
        }
    }

    /// The id of the place `number`.
    #[must_use]
    pub fn place_id(&self, number: usize) -> PlaceId {
        match &self.contents {
            Contents::Rows(_) => self.row_place_id(number),
            Contents::Case(whole) => whole.place_id(number).clone(),
        }
    }

    fn row_place_id(&self, number: usize) -> PlaceId {
        let site = &self.sites[number];
        let is_same = |other: &&Site| (other.name, other.ground) == (site.name, site.ground);
        let before = self.sites[..number].iter().rev();
        let equal = before.take_while(is_same).count();
        key::place(&self.id, site.ground, self.strings.get(site.name), equal)
    }

    /// The places at `ground`, or those without any.
    #[must_use]
    pub fn sites_at(&self, ground: Option<Ground>) -> Range<usize> {
        let curve = |ground: Option<Ground>| ground.map_or(u64::MAX, columns::morton);
        let wanted = curve(ground);
        let start = self
            .sites
            .partition_point(|site| curve(site.ground) < wanted);
        let count = self.sites[start..].partition_point(|site| curve(site.ground) == wanted);
        start..start + count
    }

    /// The id of the incident `number` of an archive of rows.
    pub(crate) fn incident_id(&self, number: usize) -> Option<IncidentId> {
        self.table()?.incident_id(number)
    }

    /// How many bytes its columns and dictionaries take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let columns = self.table().map_or(0, |table| table.columns.bytes());
        columns + self.sites.len() * size_of::<Site>() + self.strings.bytes()
    }
}

/// Equal are only an archive and itself.
impl PartialEq for Archive {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
