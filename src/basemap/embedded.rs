//! The layer files, compiled into the program, and how they are read.

use geojson::{FeatureCollection, JsonValue};

/// A layer file inside the program could not be read: a mistake made when the program was built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the built-in map layer {file} cannot be read: {problem}")]
pub struct LayerError {
    /// Name of the file in `assets/basemap`.
    pub file: &'static str,
    /// What the `GeoJSON` reader says.
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
    ADMIN1_LINES: "admin1_lines.geojson",
    AIRFIELDS: "airfields.geojson",
    BORDERS: "borders.geojson",
    BORDERS_DISPUTED: "borders_disputed.geojson",
    COASTLINE: "coastline.geojson",
    LAKES: "lakes.geojson",
    LAKES_NE: "lakes_ne.geojson",
    LAND: "land.geojson",
    PLACES: "places.geojson",
    RELIEF_LABELS: "relief_labels.geojson",
    RIVERS: "rivers.geojson",
    WORLD_BORDERS: "world_borders.geojson",
    WORLD_CITIES: "world_cities.geojson",
    WORLD_COUNTRIES: "world_countries.geojson",
    WORLD_LAND: "world_land.geojson",
    WORLD_SEAS: "world_seas.geojson",
}

impl Embedded {
    /// Reads every feature of the file.
    pub(super) fn read(&self) -> Result<Vec<Source>, LayerError> {
        let error = |problem: geojson::Error| LayerError {
            file: self.file,
            problem: problem.to_string(),
        };
        let collection: FeatureCollection = self.text.parse().map_err(error)?;
        collection
            .features
            .into_iter()
            .filter_map(|mut feature| {
                let geometry = feature.geometry.take()?;
                Some((feature, geometry))
            })
            .map(|(feature, geometry)| {
                let geometry = geo::Geometry::try_from(geometry).map_err(error)?;
                Ok(Source { feature, geometry })
            })
            .collect()
    }
}

/// A feature as the file has it.
pub(super) struct Source {
    feature: geojson::Feature,
    /// Its geometry, (lon, lat) in degrees.
    pub(super) geometry: geo::Geometry,
}

impl Source {
    fn property(&self, key: &str) -> Option<&JsonValue> {
        self.feature.property(key)
    }

    /// A text that is there and not empty.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.property(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A yes or no; `None` where the file says null or nothing.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.property(key)?.as_bool()
    }

    pub(super) fn number(&self, key: &str) -> Option<f64> {
        self.property(key)?.as_f64()
    }

    /// A small whole number such as a rank.
    pub(super) fn rank(&self, key: &str) -> Option<u8> {
        u8::try_from(self.property(key)?.as_u64()?).ok()
    }

    /// A (lon, lat) pair kept as a property.
    pub(super) fn point_at(&self, key: &str) -> Option<geo::Point> {
        match self.property(key)?.as_array()?.as_slice() {
            [lon, lat] => Some(geo::Point::new(lon.as_f64()?, lat.as_f64()?)),
            _ => None,
        }
    }

    /// The point, of a feature that is one.
    pub(super) fn point(&self) -> Option<geo::Point> {
        match &self.geometry {
            geo::Geometry::Point(point) => Some(*point),
            _ => None,
        }
    }

    /// Every line of a line feature, apart.
    pub(super) fn lines(&self) -> Vec<geo::LineString> {
        match &self.geometry {
            geo::Geometry::LineString(line) => vec![line.clone()],
            geo::Geometry::MultiLineString(lines) => lines.0.clone(),
            _ => Vec::new(),
        }
    }

    /// Every polygon of an area feature, apart.
    pub(super) fn polygons(&self) -> Vec<geo::Polygon> {
        match &self.geometry {
            geo::Geometry::Polygon(polygon) => vec![polygon.clone()],
            geo::Geometry::MultiPolygon(polygons) => polygons.0.clone(),
            _ => Vec::new(),
        }
    }
}
