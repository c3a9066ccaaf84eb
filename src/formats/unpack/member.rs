//! A ZIP, and the one file in it that is read.

use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::bounded::{Bounded, Packed, check};
use super::encoding::Written;
use super::peeled::Wrapping;
use super::refusal::{NAMES_TOLD, Refusal};
use super::source::Seekable;
use super::texts::check_texts;

/// How many bytes of each file are looked at to tell whether it can be read.
const GLANCE: u64 = 4 << 10;
/// What a workbook has in it: XLSX, XLSB.
const WORKBOOKS: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];
/// Where a file in one of the formats of ODF says which of them it is in.
const MIMETYPE: &str = "mimetype";
/// What it says there for a workbook, ODS.
const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// Where an XLSX keeps the texts of its cells, by the end of the name.
const TEXTS: &str = "sharedstrings.xml";
/// What a KMZ is about, beside its pictures.
const KMZ: &str = "doc.kml";

/// A ZIP about to be read.
pub(super) struct Zip {
    archive: ZipArchive<BufReader<Box<dyn Seekable>>>,
}

/// One file in a ZIP.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub name: String,
    index: usize,
    /// Its size in the ZIP, in bytes.
    packed: u64,
    /// Its size once it is unpacked, in bytes, as the ZIP has it.
    size: u64,
    crc: u32,
    method: CompressionMethod,
    encrypted: bool,
    /// Where its packed bytes begin in the ZIP.
    start: u64,
}

impl Zip {
    /// # Errors
    /// When it cannot be read, is damaged, or one of its names leads out of it.
    pub fn open(bytes: Box<dyn Seekable>) -> io::Result<Self> {
        let archive = ZipArchive::new(BufReader::new(bytes)).map_err(told)?;
        let climbing = archive.file_names_raw().find(|name| climbs(name));
        if let Some(name) = climbing {
            let name = String::from_utf8_lossy(name).into_owned();
            return Err(Refusal::Climbing(name).into());
        }
        Ok(Self { archive })
    }

    pub fn is_workbook(&mut self) -> bool {
        let has = |name: &&str| self.archive.index_for_name(name).is_some();
        WORKBOOKS.iter().any(has) || self.is_ods()
    }

    fn is_ods(&mut self) -> bool {
        let Ok(mimetype) = self.archive.by_name(MIMETYPE) else {
            return false;
        };
        let mut says = Vec::new();
        let read = mimetype.take(ODS.len() as u64).read_to_end(&mut says);
        read.is_ok() && says == ODS
    }

    /// The whole ZIP, to be read as a workbook.
    ///
    /// Who reads workbooks holds much of them in memory, and takes their word for how much that is: here it
    /// is unpacked to see.
    ///
    /// # Errors
    /// When something in it is damaged, or unpacks to more than is right.
    pub fn into_workbook(mut self) -> io::Result<Box<dyn Seekable>> {
        for index in 0..self.archive.len() {
            let raw = self.archive.by_index_raw(index).map_err(told)?;
            let packed = raw.compressed_size();
            check(raw.size(), packed)?;
            drop(raw);
            let member = self.archive.by_index(index).map_err(told)?;
            let name = member.name().map_err(told)?.into_owned();
            let mut unpacked = Bounded::new(member, Packed::Known(packed));
            if name.to_ascii_lowercase().ends_with(TEXTS) {
                check_texts(&mut unpacked, packed)?;
            }
            io::copy(&mut unpacked, &mut io::sink())?;
        }
        let mut bytes = self.archive.into_inner();
        bytes.rewind()?;
        Ok(Box::new(bytes))
    }

    /// The one file in it that can be read; in a KMZ the one that it is about.
    ///
    /// # Errors
    /// When there is none or there are several, or there is one that is encrypted or damaged.
    pub fn only_readable(&mut self) -> io::Result<Member> {
        if self.archive.index_for_name(KMZ).is_some() {
            return self.named(KMZ);
        }
        let mut readable = Vec::new();
        let mut unreadable = None;
        for index in 0..self.archive.len() {
            let Some(member) = self.candidate(index)? else {
                continue;
            };
            match self.can_be_read(&member) {
                Ok(true) => readable.push(member),
                Ok(false) => {}
                Err(error) => unreadable = unreadable.or(Some(error)),
            }
            if readable.len() > NAMES_TOLD {
                break;
            }
        }
        match readable.len() {
            0 => Err(unreadable.unwrap_or_else(|| Refusal::NothingInside.into())),
            1 => Ok(readable.remove(0)),
            _ => main_of_kmz(&readable).ok_or_else(|| several(&readable).into()),
        }
    }

    /// The file in it that is called `name`.
    ///
    /// # Errors
    /// When there is none, or it is encrypted or damaged.
    pub fn named(&mut self, name: &str) -> io::Result<Member> {
        let gone = || Refusal::Damaged(format!("{name:?} is no longer in it"));
        let index = self.archive.index_for_name(name).ok_or_else(gone)?;
        let member = self.member(index)?;
        refuse_unknown(&member)?;
        Ok(member)
    }

    /// What `member` unpacks to.
    ///
    /// # Errors
    /// When that would be more than is right, or the ZIP cannot be read there.
    pub fn into_member(self, member: &Member) -> io::Result<Box<dyn Read + Send>> {
        // What it says of itself is looked at first; what comes out is counted all the same.
        check(member.size, member.packed)?;
        let mut bytes = self.archive.into_inner();
        bytes.seek(SeekFrom::Start(member.start))?;
        Ok(Box::new(unpacked(bytes, member)))
    }

    /// The file at `index`, if it is one and not what some system adds to every ZIP.
    fn candidate(&mut self, index: usize) -> io::Result<Option<Member>> {
        let is_file = {
            let entry = self.archive.by_index_data(index).map_err(told)?;
            entry.is_file() && entry.size() > 0
        };
        if !is_file {
            return Ok(None);
        }
        let member = self.member(index)?;
        Ok(Some(member).filter(|member| !is_litter(&member.name)))
    }

    fn member(&mut self, index: usize) -> io::Result<Member> {
        let entry = self.archive.by_index_raw(index).map_err(told)?;
        let name = entry.name().map_err(told)?.into_owned();
        let no_start = || Refusal::Damaged(format!("{name:?} is nowhere in it"));
        let start = entry.data_start().ok_or_else(no_start)?;
        Ok(Member {
            index,
            packed: entry.compressed_size(),
            size: entry.size(),
            crc: entry.crc32(),
            method: entry.compression(),
            encrypted: entry.encrypted(),
            start,
            name,
        })
    }

    /// Whether `member` is text, or packed itself, by its beginning.
    fn can_be_read(&mut self, member: &Member) -> io::Result<bool> {
        refuse_unknown(member)?;
        let entry = self.archive.by_index(member.index).map_err(told)?;
        let mut head = Vec::new();
        entry.take(GLANCE).read_to_end(&mut head)?;
        let whole = (head.len() as u64) < GLANCE;
        Ok(Wrapping::told(&head).is_some() || Written::told(&head, whole).is_ok())
    }
}

fn refuse_unknown(member: &Member) -> Result<(), Refusal> {
    if member.encrypted {
        return Err(Refusal::Encrypted(member.name.clone()));
    }
    match member.method {
        CompressionMethod::Stored | CompressionMethod::Deflated => Ok(()),
        _ => Err(Refusal::UnknownMethod(member.name.clone())),
    }
}

/// Of several files that all are KML the one that a KMZ is about: the first.
fn main_of_kmz(readable: &[Member]) -> Option<Member> {
    let is_kml = |member: &Member| member.name.to_ascii_lowercase().ends_with(".kml");
    let all = readable.iter().all(is_kml);
    all.then(|| readable[0].clone())
}

fn several(readable: &[Member]) -> Refusal {
    let names = readable.iter().take(NAMES_TOLD);
    Refusal::Several {
        names: names.map(|member| member.name.clone()).collect(),
        more: readable.len() > NAMES_TOLD,
    }
}

/// Whether a name leads out of the ZIP it is in.
fn climbs(name: &[u8]) -> bool {
    let mut steps = name.split(|byte| matches!(byte, b'/' | b'\\'));
    let has_drive = name.get(1) == Some(&b':') && name[0].is_ascii_alphabetic();
    has_drive || matches!(name, [b'/' | b'\\', ..]) || steps.any(|step| step == b"..")
}

/// Whether a file is one that a system adds to what its user packs.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with('.')
        || matches!(last, "Thumbs.db" | "desktop.ini")
}

fn told(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) if error.kind() != ErrorKind::UnexpectedEof => error,
        error => Refusal::Damaged(error.to_string()).into(),
    }
}

fn unpacked(
    zip: BufReader<Box<dyn Seekable>>,
    member: &Member,
) -> Checked<Bounded<Box<dyn Read + Send>>> {
    let packed = zip.take(member.packed);
    let unpacked: Box<dyn Read + Send> = match member.method {
        CompressionMethod::Stored => Box::new(packed),
        _ => Box::new(DeflateDecoder::new(packed)),
    };
    Checked {
        unpacked: Bounded::new(unpacked, Packed::Known(member.packed)),
        so_far: Crc::new(),
        expected: member.crc,
        name: member.name.clone(),
    }
}

/// What is unpacked, compared at its end with what its container says of it.
struct Checked<R> {
    unpacked: R,
    so_far: Crc,
    expected: u32,
    name: String,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(buffer)?;
        if read == 0 && !buffer.is_empty() && self.so_far.sum() != self.expected {
            let told = format!("{:?} is not as it was packed", self.name);
            return Err(Refusal::Damaged(told).into());
        }
        self.so_far.update(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_of_a_zip_are_told() {
        for name in [
            "../a.csv",
            "a/../../b.csv",
            "a\\..\\b.csv",
            "/etc/a.csv",
            "\\a.csv",
            "C:\\a.csv",
            "c:a.csv",
            "..",
        ] {
            assert!(climbs(name.as_bytes()), "{name}");
        }
        for name in ["a.csv", "a/b.csv", "a..csv", "..a/b.csv", "10:30.csv", ""] {
            assert!(!climbs(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn what_systems_add_is_litter() {
        for name in ["__MACOSX/._a.csv", "a/.DS_Store", "Thumbs.db"] {
            assert!(is_litter(name), "{name}");
        }
        assert!(!is_litter("a/b.csv"));
    }
}
