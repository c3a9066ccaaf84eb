//! Archives of rows that are kept as bytes, so that a large data set opens faster the next time.
//!
//! Column by column, as little-endian numbers, with a checksum of all at the end. What is read back is believed in
//! nothing: not in its lengths, not in its numbers, not in its letters. Where the file is and what is in it as a
//! whole is not kept, as that is known whenever the file is opened.

mod answers;
mod checks;
mod putting;
mod taking;
mod times;
mod words;

use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::model::ArchiveId;

use super::columns::{Claimant, Claims, Columns, Incidents};
use super::strings::Strings;
use super::totals::Totals;
use super::{About, Archive, Contents, Report, Rows, Site, key};

use self::checks::is_whole;
use self::putting::Putting;
use self::taking::Taking;

/// Raised when anything else is written, or when what is read of a table comes to mean something else.
pub(crate) const FORMAT: u32 = 1;
/// How what is kept begins.
const MAGIC: &[u8; 8] = b"CClaims\n";
/// How many bytes the checksum has, with which it ends.
const CHECKSUM: u64 = 16;
/// How many values stand together between two lengths.
const LOT: usize = 1 << 14;

/// Of what something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What tells the file, and the way in which it was read, from all others.
    pub key: u128,
    /// The day on which it was read.
    pub day: Date,
}

/// What is known of an archive without what is kept of it.
#[derive(Debug)]
pub struct Known {
    /// Its id.
    pub id: ArchiveId,
    /// The file.
    pub path: PathBuf,
    /// What is known of it as a whole.
    pub about: About,
    /// Where its rows are read again.
    pub rows: Arc<dyn Rows>,
}

/// An archive as it was read back.
#[derive(Debug)]
pub struct Recalled {
    /// The archive.
    pub archive: Archive,
    /// What became of its rows when they were read.
    pub report: Report,
    /// The day on which that was.
    pub day: Date,
}

/// Why what is kept is of no use.
#[derive(Debug, thiserror::Error)]
pub enum Useless {
    /// It is not what was written.
    #[error("it is damaged")]
    Damaged,
    /// What it means, another version of the program knows.
    #[error("another version of the program has written it")]
    OtherVersion,
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(io::Error),
}

impl Archive {
    /// Writes all that is kept of it to `to`, with the `report` on its rows and the `mark` of what it was read from.
    ///
    /// # Errors
    /// When `to` takes no more, and when it is no archive of rows.
    pub fn keep(&self, report: &Report, mark: Mark, to: &mut dyn Write) -> io::Result<()> {
        let Contents::Rows(columns) = &self.contents else {
            return Err(ErrorKind::Unsupported.into());
        };
        let report = ron::to_string(report).map_err(io::Error::other)?;
        let mut to = Putting::to(to);
        to.bytes(MAGIC)?;
        to.text(&version())?;
        to.bytes(&mark.key.to_le_bytes())?;
        to.list(&[mark.day])?;
        to.text(&report)?;
        to.strings(&self.strings)?;
        to.list(&self.sources)?;
        to.list(&self.sites)?;
        let Columns {
            rows: _,
            ids,
            timings,
            replies,
            kinds,
            incidents,
            claims,
            undated,
            totals: _,
        } = &**columns;
        to.strings(ids)?;
        to.list(timings)?;
        to.list(replies)?;
        to.list(kinds)?;
        to.list(&incidents.id)?;
        to.list(&incidents.title)?;
        to.list(&incidents.timing)?;
        to.list(&incidents.documents)?;
        to.list(&incidents.row)?;
        to.list(&incidents.first_claim)?;
        to.list(&claims.kind)?;
        to.list(&claims.answer)?;
        to.list(undated)?;
        to.end()
    }

    /// The archive that is kept in the `size` bytes that `from` gives, if it is the one of `key`; what else there is
    /// to it is `known`.
    ///
    /// # Errors
    /// When it was written by another version of the program, or is not what was written.
    pub fn recall(
        from: &mut dyn Read,
        size: u64,
        key: u128,
        known: Known,
    ) -> Result<Recalled, Useless> {
        let mut from = Taking::from(from, size)?;
        if from.bytes::<8>()? != *MAGIC {
            return Err(Useless::Damaged);
        }
        if from.text()? != version() {
            return Err(Useless::OtherVersion);
        }
        if from.bytes()? != key.to_le_bytes() {
            return Err(Useless::Damaged);
        }
        let days: Vec<Date> = from.list()?;
        let report = from.text()?;
        let strings = from.strings()?;
        let sources = from.list()?;
        let sites = from.list()?;
        let columns = Columns {
            rows: Arc::clone(&known.rows),
            ids: from.strings()?,
            timings: from.list()?,
            replies: from.list()?,
            kinds: from.list()?,
            incidents: Incidents {
                id: from.list()?,
                title: from.list()?,
                timing: from.list()?,
                documents: from.list()?,
                row: from.list()?,
                first_claim: from.list()?,
            },
            claims: Claims {
                kind: from.list()?,
                answer: from.list()?,
            },
            undated: from.list()?,
            totals: Totals::default(),
        };
        from.end()?;
        let report = ron::from_str(&report).map_err(|_| Useless::Damaged)?;
        let archive = known.archive(strings, sources, sites, columns)?;
        let [day] = days[..] else {
            return Err(Useless::Damaged);
        };
        Ok(Recalled {
            archive,
            report,
            day,
        })
    }
}

impl Known {
    /// The archive of these columns, if they fit together.
    fn archive(
        self,
        strings: Strings,
        sources: Vec<Claimant>,
        sites: Vec<Site>,
        mut columns: Columns,
    ) -> Result<Archive, Useless> {
        if !is_whole(&strings, &sources, &sites, &columns) {
            return Err(Useless::Damaged);
        }
        columns.totals = Totals::of(&columns, &sites);
        let names = sources.iter().map(|source| strings.get(source.name));
        let source_ids = names.map(|name| key::source(&self.id, name)).collect();
        Ok(Archive {
            id: self.id,
            path: self.path,
            about: self.about,
            source_ids,
            precisions: sites.iter().map(|site| site.precision).collect(),
            sources,
            sites,
            strings,
            contents: Contents::Rows(Box::new(columns)),
            names: OnceLock::new(),
        })
    }
}

/// What tells the format from that of other versions of the program.
fn version() -> String {
    format!("{FORMAT}, {}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests;
