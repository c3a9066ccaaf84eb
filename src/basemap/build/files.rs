//! Reading a folder of layers: its manifest and the files that it names.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use geo::{CoordsIter, Geometry};

use super::manifest::{LayerFile, MANIFEST, Manifest};
use super::problem::{BuildError, Problem};
use crate::basemap::geodata::{self, Source};
use crate::basemap::layers::Kind;

/// The size of a file beyond which it is not read: it would take many times that much memory.
const SIZE_LIMIT: u64 = 512 << 20;

/// How many problems of one file are told.
const TOLD: usize = 5;

/// Reads the manifest of `folder`.
pub(super) fn manifest(folder: &Path) -> Result<Manifest, BuildError> {
    if !folder.is_dir() {
        return Err(BuildError::NoFolder(folder.to_owned()));
    }
    let text = match text(&folder.join(MANIFEST)) {
        Ok(text) => text,
        Err(Unread::Missing) => return Err(BuildError::NoManifest(folder.to_owned())),
        Err(why) => {
            return Err(BuildError::Problems(vec![Problem::at(
                MANIFEST,
                why.to_string(),
            )]));
        }
    };
    Manifest::read(&text).map_err(BuildError::Problems)
}

/// Reads the features of the layer `file` in `folder`, or says all that is wrong with them.
pub(super) fn sources(folder: &Path, file: &LayerFile) -> Result<Vec<Source>, Vec<Problem>> {
    let name = &file.file;
    let problem = |text: String| vec![Problem::at(name, text)];
    let text = text(&folder.join(name)).map_err(|why| problem(why.to_string()))?;
    let sources = geodata::features(&text)
        .map_err(|error| problem(format!("this cannot be read as GeoJSON: {error}")))?;
    if sources.is_empty() {
        return Err(problem(
            "it has no features; take it out of the manifest".to_owned(),
        ));
    }
    let problems: Vec<Problem> = sources
        .iter()
        .enumerate()
        .filter_map(|(at, source)| {
            let why = unfit(&source.geometry, file)?;
            Some(Problem::at(format!("{name}: feature {}", at + 1), why))
        })
        .take(TOLD)
        .collect();
    if problems.is_empty() {
        Ok(sources)
    } else {
        Err(problems)
    }
}

/// Why a geometry cannot be drawn in its layer, if it cannot.
fn unfit(geometry: &Geometry, file: &LayerFile) -> Option<String> {
    let kind = file.layer.kind();
    let (name, is_fit) = match geometry {
        Geometry::LineString(_) | Geometry::MultiLineString(_) => ("a line", kind == Kind::Line),
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) => ("an area", kind == Kind::Area),
        Geometry::Point(_) | Geometry::MultiPoint(_) => ("a point", false),
        _ => ("a collection", false),
    };
    if !is_fit {
        let takes = match kind {
            Kind::Area => "areas (Polygon, MultiPolygon)",
            Kind::Line => "lines (LineString, MultiLineString)",
        };
        return Some(format!(
            "this is {name}, but {:?} takes {takes}",
            file.layer
        ));
    }
    let off = geometry
        .coords_iter()
        .find(|at| !(at.x.abs() <= 180.0 && at.y.abs() <= 90.0))?;
    Some(format!(
        "[{}, {}] is nowhere; coordinates are longitude, then latitude, in degrees",
        off.x, off.y
    ))
}

/// Why a file has no text.
#[derive(Debug, thiserror::Error)]
enum Unread {
    #[error("the manifest names it, but it is not in the folder")]
    Missing,
    #[error("this is no ordinary file")]
    NotAFile,
    #[error("it has more than {} MiB, which is too much to read; divide or simplify it", SIZE_LIMIT >> 20)]
    TooLarge,
    #[error("this is not text in UTF-8; save it as UTF-8 in your editor")]
    NotText,
    #[error("it cannot be read: {0}")]
    Io(io::Error),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::InvalidData => Self::NotText,
            _ => Self::Io(error),
        }
    }
}

fn text(path: &Path) -> Result<String, Unread> {
    // Looked at before it is opened: opening a pipe may wait for ever.
    if !fs::metadata(path)?.is_file() {
        return Err(Unread::NotAFile);
    }
    let mut text = String::new();
    let mut bounded = File::open(path)?.take(SIZE_LIMIT + 1);
    if bounded.read_to_string(&mut text)? as u64 > SIZE_LIMIT {
        return Err(Unread::TooLarge);
    }
    Ok(text)
}
