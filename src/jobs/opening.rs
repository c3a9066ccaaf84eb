//! What files hold, so that each is opened as what it is.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::formats::unpack::{Content, Unpacked};
use crate::state::Command;

use super::Jobs;

/// How the maps begin that are one file of tiles: `PMTiles`, and `SQLite`, which `MBTiles` are.
const MAPS: [&[u8]; 2] = [b"PMTiles", b"SQLite format 3\0"];

impl Jobs {
    /// Looks what `paths` hold, and opens each as that.
    pub fn look_into(&mut self, paths: Vec<PathBuf>) {
        self.start("look into files", move || opened(paths));
    }
}

/// The commands that open `paths`: the case last, because whatever was open is left for it.
fn opened(paths: Vec<PathBuf>) -> Vec<Command> {
    let (mut maps, mut overlays, mut archives) = (Vec::new(), Vec::new(), Vec::new());
    let mut case = None;
    for path in paths {
        match Holds::told(&path) {
            Holds::Map => maps.push(Command::OpenMap(path)),
            Holds::Overlay => overlays.push(path),
            Holds::Archive => archives.push(path),
            Holds::Case => case = Some(Command::OpenFile(path)),
        }
    }
    let overlays = (!overlays.is_empty()).then_some(Command::OpenOverlays(overlays));
    let archives = (!archives.is_empty()).then_some(Command::OpenArchives(archives));
    maps.into_iter()
        .chain(overlays)
        .chain(archives)
        .chain(case)
        .collect()
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Map,
    Overlay,
    Archive,
    Case,
}

impl Holds {
    /// What the file `path` holds: by what it says; by its name only where it says nothing that is known,
    /// so that the reader of what it should be tells what is wrong with it.
    fn told(path: &Path) -> Self {
        if is_map(path) {
            return Self::Map;
        }
        let content = Unpacked::open(path).map(|unpacked| unpacked.content);
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match (content, ending.to_str()) {
            (Ok(Content::Case), _) | (_, Some("ron")) => Self::Case,
            (Ok(Content::Json), _) | (_, Some("geojson" | "json")) => Self::Overlay,
            (_, Some("pmtiles" | "mbtiles")) => Self::Map,
            (Ok(Content::Table | Content::Xml | Content::Workbook), _)
            | (Err(_), Some("csv" | "tsv" | "txt" | "zip" | "gz")) => Self::Archive,
            (Err(_), _) => Self::Case,
        }
    }
}

fn is_map(path: &Path) -> bool {
    let mut beginning = [0; 16];
    // A device may give nothing for ever.
    let is_file = path.metadata().is_ok_and(|metadata| metadata.is_file());
    let mut read = || File::open(path)?.read(&mut beginning);
    is_file && read().is_ok() && MAPS.iter().any(|map| beginning.starts_with(map))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, bytes: &[u8]) -> Holds {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        Holds::told(&path)
    }

    #[test]
    fn a_file_is_what_it_says_whatever_it_is_called() {
        assert_eq!(told("a.txt", b"PMTiles\x03"), Holds::Map);
        assert_eq!(told("a.csv", b"SQLite format 3\0"), Holds::Map);
        assert_eq!(
            told("a.csv", b"{\"type\": \"FeatureCollection\"}"),
            Holds::Overlay
        );
        assert_eq!(told("a.csv", b"// mine\nCase(format: 1)"), Holds::Case);
        assert_eq!(
            told("a.json", b"{\"format\": 1, \"campaign\": {}}"),
            Holds::Case
        );
        assert_eq!(
            told("a.data", b"date,lat,lon\n2015-10-01,34.8,36.7\n"),
            Holds::Archive
        );
    }

    #[test]
    fn what_says_nothing_is_what_it_is_called() {
        assert_eq!(told("a.geojson", b"no JSON at all"), Holds::Overlay);
        assert_eq!(told("a.ron", b"Cas(format: 1)"), Holds::Case);
        assert_eq!(told("a.csv", b""), Holds::Archive);
        assert_eq!(told("a", b"\0\0\0\0"), Holds::Case);
    }

    #[test]
    fn the_case_is_opened_last() {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("case.ron");
        let table = folder.path().join("table.csv");
        std::fs::write(&table, "date,lat,lon\n2015-10-01,34.8,36.7\n").unwrap();
        let commands = opened(vec![case, table.clone()]);
        let [Command::OpenArchives(tables), Command::OpenFile(_)] = &commands[..] else {
            panic!("{commands:?}");
        };
        assert_eq!(*tables, [table]);
    }
}
