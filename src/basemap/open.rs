//! Opening a map that the user chose. What a file is called says little: its first bytes tell what it
//! is, and what to do with one that is no map in tiles.

use std::io;
use std::path::{Path, PathBuf};

use super::mbtiles::{MbTiles, MbTilesError};
use super::pmtiles::{OpenFile, PmTiles, PmTilesError, ReadAt};
use super::source::TileSource;
use super::unreadable::Unreadable;
use crate::database::{MAGIC, is_geo_package};

/// How much of a file is looked at, bytes: many texts begin with a comment.
const BEGINNING: usize = 2048;

/// Opens the map in tiles in the file `path`. Reads from the disk: not for the frame.
///
/// # Errors
/// When there is no such file, it is something else, or it is damaged.
pub fn open_map(path: &Path) -> Result<Box<dyn TileSource>, OpenMapError> {
    open(path).map_err(|why| OpenMapError {
        path: path.to_owned(),
        why,
    })
}

/// A file that cannot be opened as a map.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be opened as a map: {why}", path = .path.display())]
pub struct OpenMapError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: NoMap,
}

/// Why a file is no map.
#[derive(Debug, thiserror::Error)]
pub enum NoMap {
    /// It is a `PMTiles` file, but not one that can be drawn.
    #[error(transparent)]
    PmTiles(#[from] PmTilesError),
    /// It is a database, but not one of tiles that can be drawn.
    #[error(transparent)]
    MbTiles(#[from] MbTilesError),
    /// It is a file of another kind.
    #[error("it is {what}, and maps are read from PMTiles and MBTiles files; {right}")]
    OtherKind {
        /// What it is.
        what: &'static str,
        /// What to do with it.
        right: &'static str,
    },
    /// There is nothing in it.
    #[error("it is empty; fetch or copy it again")]
    Empty,
    /// Nobody knows what it is.
    #[error("it is neither a PMTiles nor an MBTiles file; choose one of those")]
    Unknown,
    /// The system does not read it.
    #[error(transparent)]
    File(Unreadable),
}

impl From<io::Error> for NoMap {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

fn open(path: &Path) -> Result<Box<dyn TileSource>, NoMap> {
    let beginning = beginning(path)?;
    if beginning.starts_with(b"PMTiles") {
        Ok(Box::new(PmTiles::open(path)?))
    } else if beginning.starts_with(MAGIC) && !is_geo_package(&beginning) {
        Ok(Box::new(MbTiles::open(path)?))
    } else {
        Err(other_kind(&beginning))
    }
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let file = OpenFile::open(path)?;
    let length = usize::try_from(file.length()).unwrap_or(BEGINNING);
    file.read_at(0, length.min(BEGINNING))
}

fn other_kind(beginning: &[u8]) -> NoMap {
    if beginning.is_empty() {
        return NoMap::Empty;
    }
    let text = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let kind = KINDS.iter().find(|kind| (kind.is)(beginning, text));
    kind.map_or(NoMap::Unknown, |kind| NoMap::OtherKind {
        what: kind.what,
        right: kind.right,
    })
}

/// A kind of file that is taken for a map now and then.
struct Kind {
    /// Looks at the first bytes, and at the same as text in small letters.
    is: fn(&[u8], &str) -> bool,
    what: &'static str,
    right: &'static str,
}

const AGAIN: &str = "open it in a browser to see what it says, then fetch the map again";
const UNPACK: &str = "unpack it and open what is in it";
const TILES_OF_IT: &str = "a program such as QGIS makes tiles of it";

const KINDS: &[Kind] = &[
    Kind {
        is: |bytes, _| is_geo_package(bytes),
        what: "a GeoPackage",
        right: TILES_OF_IT,
    },
    Kind {
        is: |bytes, _| bytes.starts_with(b"PK\x03\x04"),
        what: "a ZIP archive",
        right: UNPACK,
    },
    Kind {
        is: |bytes, _| bytes.starts_with(b"\x1f\x8b"),
        what: "packed by gzip",
        right: UNPACK,
    },
    Kind {
        is: |bytes, _| {
            let starts = [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"];
            starts.iter().any(|start| bytes.starts_with(start))
        },
        what: "a picture in TIFF, perhaps a GeoTIFF",
        right: TILES_OF_IT,
    },
    Kind {
        is: |bytes, _| image::guess_format(bytes).is_ok(),
        what: "a single picture",
        right: "a map has many, cut into tiles",
    },
    Kind {
        is: |bytes, _| {
            bytes
                .get(4..)
                .is_some_and(|rest| rest.starts_with(b"\n\tOSMHeader"))
        },
        what: "raw data of OpenStreetMap",
        right: "a program such as Planetiler makes tiles of it",
    },
    Kind {
        is: |_, text| text.starts_with("%pdf"),
        what: "a PDF document",
        right: "choose another file",
    },
    Kind {
        is: |_, text| text.starts_with("<!doctype html") || text.starts_with("<html"),
        what: "a web page, perhaps with the reason why a download failed",
        right: AGAIN,
    },
    Kind {
        is: |_, text| text.starts_with('<') && text.contains("<kml"),
        what: "a KML file",
        right: "open it as an overlay",
    },
    Kind {
        is: |_, text| text.starts_with('{') && text.contains("\"tilejson\""),
        what: "the description of a map on a server (TileJSON)",
        right: "fetch the map itself",
    },
    Kind {
        is: |_, text| {
            let words = [
                "\"featurecollection\"",
                "\"feature\"",
                "\"geometry\"",
                "\"coordinates\"",
            ];
            text.starts_with('{') && words.iter().any(|word| text.contains(word))
        },
        what: "GeoJSON",
        right: "open it as an overlay",
    },
    Kind {
        is: |_, text| text.lines().any(|line| line.starts_with("case(")),
        what: "a case",
        right: "open it as one",
    },
];

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn problem(bytes: &[u8]) -> String {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("map.mbtiles");
        fs::write(&path, bytes).unwrap();
        open_map(&path).err().unwrap().to_string()
    }

    #[test]
    fn what_a_file_is_called_says_nothing() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("map.mbtiles");
        fs::write(&path, b"PMTiles\x02").unwrap();
        let problem = open_map(&path).err().unwrap();
        assert!(matches!(problem.why, NoMap::PmTiles(_)), "{problem}");
    }

    #[test]
    fn a_database_of_something_else_is_told_as_one() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("places.pmtiles");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE urls (url)").unwrap();
        connection.close().unwrap();
        let problem = open_map(&path).err().unwrap();
        assert!(matches!(
            problem.why,
            NoMap::MbTiles(MbTilesError::NoTable("metadata"))
        ));
        assert!(
            problem
                .to_string()
                .contains("places.pmtiles cannot be opened")
        );
    }

    #[test]
    fn other_files_are_told_by_what_they_are() {
        let mut geo_package = b"SQLite format 3\0".to_vec();
        geo_package.resize(100, 0);
        geo_package[68..72].copy_from_slice(b"GPKG");
        for (bytes, what) in [
            (&geo_package[..], "a GeoPackage"),
            (b"PK\x03\x04\x14\0", "a ZIP archive"),
            (b"\x1f\x8b\x08\0", "packed by gzip"),
            (b"II*\0\x08\0\0\0", "GeoTIFF"),
            (b"\x89PNG\r\n\x1a\n", "a single picture"),
            (b"\0\0\0\x0d\n\tOSMHeader\x18", "raw data of OpenStreetMap"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\n<!DOCTYPE html><title>404", "a web page"),
            (b"<?xml version='1.0'?>\n<kml xmlns=''>", "a KML file"),
            (b"{\"tilejson\": \"3.0.0\"}", "TileJSON"),
            (b"\xef\xbb\xbf {\"type\": \"FeatureCollection\"}", "GeoJSON"),
            (b"// A case.\nCase(\n    format: 1,", "a case"),
        ] {
            let problem = problem(bytes);
            assert!(problem.contains(what), "{problem}");
        }
    }

    #[test]
    fn what_is_nothing_known_is_told_so() {
        assert!(problem(b"").contains("it is empty"));
        assert!(problem(b"hello").contains("neither a PMTiles nor an MBTiles file"));
        assert!(problem(b"\xff\xfe\0").contains("neither"));
        assert!(problem(b"SQLite format 3").contains("neither"));
    }

    #[test]
    fn a_folder_and_a_file_that_is_not_there_are_told() {
        let folder = TempDir::new().unwrap();
        let why = |path: &Path| open_map(path).err().unwrap().why;
        assert!(matches!(
            why(folder.path()),
            NoMap::File(Unreadable::Folder)
        ));
        assert!(matches!(
            why(&folder.path().join("none")),
            NoMap::File(Unreadable::Missing)
        ));
    }
}
