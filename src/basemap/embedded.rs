//! The files of names and outlines, compiled into the program, and how they are read. Those of which
//! only tiles are made are not among them.

use super::geodata;
pub(super) use super::geodata::Source;

/// A layer file inside the program could not be read: a mistake made when the program was built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the built-in map layer {file} cannot be read: {problem}")]
pub struct LayerError {
    /// Name of the file in `assets/basemap`.
    pub file: &'static str,
    /// What its reader says.
    pub problem: String,
}

/// One `GeoJSON` file of `assets/basemap`, WGS 84 (lon, lat) in degrees.
pub(super) struct Embedded {
    file: &'static str,
    text: &'static str,
}

macro_rules! embedded {
    ($($name:ident: $file:literal,)*) => {
        $(pub(super) const $name: Embedded = Embedded {
            file: $file,
            text: include_str!(concat!("../../assets/basemap/", $file)),
        };)*
    };
}

embedded! {
    ADMIN1: "admin1.geojson",
    AIRFIELDS: "airfields.geojson",
    LAKES: "lakes.geojson",
    LAKES_NE: "lakes_ne.geojson",
    PLACES: "places.geojson",
    RELIEF_LABELS: "relief_labels.geojson",
    RIVERS: "rivers.geojson",
    WORLD_CITIES: "world_cities.geojson",
    WORLD_COUNTRIES: "world_countries.geojson",
    WORLD_SEAS: "world_seas.geojson",
}

impl Embedded {
    /// Reads every feature of the file.
    pub(super) fn read(&self) -> Result<Vec<Source>, LayerError> {
        geodata::features(self.text).map_err(|problem| LayerError {
            file: self.file,
            problem: problem.to_string(),
        })
    }
}
