//! What a file holds, by what it says.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::archive::is_data_set;
use super::claims_table;
use super::geopackage;
use super::unpack::{Content, Unpacked};

/// How the names of cases end, and of what holds one.
pub const CASES: &[&str] = &[
    "ron", "json", "csv", "geojson", "kml", "kmz", "gpkg", "zip", "gz",
];
/// How the names of data sets end.
pub const DATA_SETS: &[&str] = &[
    "csv", "tsv", "txt", "xlsx", "xlsb", "xls", "ods", "json", "geojson", "kml", "kmz", "zip", "gz",
];
/// How the maps begin that are one file of tiles: `PMTiles`, and `SQLite`, which `MBTiles` are.
const MAPS: [&[u8]; 2] = [b"PMTiles", b"SQLite format 3\0"];
/// How ZIP and GZ begin.
const PACKED: [&[u8]; 2] = [b"PK\x03\x04", b"\x1F\x8B"];

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A map in tiles.
    Map,
    /// GeoJSON that is only context.
    Overlay,
    /// A data set.
    Archive,
    /// A case, or what nothing else is.
    Case,
}

impl Holds {
    /// What the file `path` holds: by what it says; by its name only where it says nothing that is known,
    /// so that the reader of what it should be tells what is wrong with it.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        if geopackage::is_one(path) {
            return Self::Case;
        }
        if begins_as(path, &MAPS) {
            return Self::Map;
        }
        let content = Unpacked::open(path).map(content_of);
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match (content, ending.to_str()) {
            (Ok(Content::Case), _) | (_, Some("ron")) => Self::Case,
            (Ok(Content::Json), _) if is_data_set(path) => Self::Archive,
            (Ok(Content::Json), _) | (_, Some("geojson" | "json")) => Self::Overlay,
            (_, Some("pmtiles" | "mbtiles")) => Self::Map,
            (Ok(Content::Table | Content::Xml | Content::Workbook), _) => Self::Archive,
            (Err(_), Some(ending)) if DATA_SETS.contains(&ending) => Self::Archive,
            (Err(_), _) if begins_as(path, &PACKED) => Self::Archive,
            (Err(_), _) => Self::Case,
        }
    }
}

/// What is in `unpacked`: claims that were exported are a case, whatever they are written as.
fn content_of(unpacked: Unpacked) -> Content {
    let content = unpacked.content;
    let may_be_of_claims = matches!(content, Content::Json | Content::Xml);
    if may_be_of_claims && claims_table::are_in(content, unpacked.into_text()) {
        return Content::Case;
    }
    content
}

/// Whether the file `path` begins as one of these do.
fn begins_as(path: &Path, beginnings: &[&[u8]]) -> bool {
    let mut beginning = [0; 16];
    // A device may give nothing for ever.
    let is_file = path.metadata().is_ok_and(|metadata| metadata.is_file());
    let mut read = || File::open(path)?.read(&mut beginning);
    let mut beginnings = beginnings.iter();
    is_file && read().is_ok() && beginnings.any(|known| beginning.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::claims_table::tests::{HEADER, ROW, geo_json, kml};
    use crate::formats::unpack::tests::gz;

    fn told(name: &str, bytes: &[u8]) -> Holds {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        Holds::of(&path)
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
    fn geo_json_that_says_when_is_a_data_set_and_other_an_overlay() {
        let of = |properties: &str, geometry: &str| {
            format!(
                "{{\"type\": \"FeatureCollection\", \"features\": [{{\"type\": \"Feature\", \
                 \"properties\": {properties}, \"geometry\": {geometry}}}]}}"
            )
        };
        let point = r#"{"type": "Point", "coordinates": [36.73, 34.84]}"#;
        let area = r#"{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}"#;
        let dated = r#"{"date": "2015-10-01"}"#;
        for (properties, geometry, holds) in [
            (dated, point, Holds::Archive),
            (dated, area, Holds::Overlay),
            (r#"{"name": "made up"}"#, point, Holds::Overlay),
            (r#"{"date": null}"#, point, Holds::Overlay),
            ("null", point, Holds::Overlay),
        ] {
            let text = of(properties, geometry);
            assert_eq!(told("a.geojson", text.as_bytes()), holds, "{text}");
        }
        let events = br#"[{"date": "2015-10-01", "lat": 34.8, "lon": 36.7}]"#;
        assert_eq!(told("a.json", events), Holds::Archive);
    }

    #[test]
    fn what_has_the_columns_of_claims_is_a_case_whatever_it_is_written_as() {
        let table = format!("{HEADER}\n{ROW}\n");
        let point = r#"{"type": "Point", "coordinates": [36.73, 34.84]}"#;
        let mut database = b"SQLite format 3\0".to_vec();
        database.resize(100, 0);
        database[68..72].copy_from_slice(b"GPKG");
        let texts = [table, geo_json(ROW, point), kml(ROW, "")].map(String::into_bytes);
        for bytes in texts {
            assert_eq!(told("a.zip", &bytes), Holds::Case);
            assert_eq!(told("a.csv", &gz(&bytes)), Holds::Case);
        }
        assert_eq!(told("a.mbtiles", &database), Holds::Case);
        assert_eq!(told("a.gz", &gz(b"Case(format: 1)")), Holds::Case);
        let lacking = ROW.replacen(",a,", ",,", 1);
        assert_eq!(told("a.kml", kml(&lacking, "").as_bytes()), Holds::Archive);
    }

    #[test]
    fn what_says_nothing_is_what_it_is_called() {
        assert_eq!(told("a.geojson", b"no JSON at all"), Holds::Overlay);
        assert_eq!(told("a.ron", b"Cas(format: 1)"), Holds::Case);
        assert_eq!(told("a.csv", b""), Holds::Archive);
        assert_eq!(told("a", b"\0\0\0\0"), Holds::Case);
        assert_eq!(told("a", b"PK\x03\x04cut short"), Holds::Archive);
    }
}
