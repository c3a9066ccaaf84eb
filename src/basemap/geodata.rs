//! Features as `GeoJSON` files have them.

use geojson::{FeatureCollection, JsonValue};

/// Every feature of a file that has a geometry.
///
/// # Errors
/// When the text is no `GeoJSON` collection, or a geometry in it is none.
pub(super) fn features(text: &str) -> Result<Vec<Source>, geojson::Error> {
    let collection: FeatureCollection = text.parse()?;
    collection
        .features
        .into_iter()
        .filter_map(|mut feature| {
            let geometry = feature.geometry.take()?;
            Some((feature, geometry))
        })
        .map(|(feature, geometry)| {
            let geometry = geo::Geometry::try_from(geometry)?;
            Ok(Source { feature, geometry })
        })
        .collect()
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

    /// A text, number, yes or no as one would write it.
    pub(super) fn written(&self, key: &str) -> Option<String> {
        match self.property(key)? {
            JsonValue::String(text) => Some(text.clone()),
            JsonValue::Null => None,
            other => Some(other.to_string()),
        }
    }

    /// A text that is there and not empty.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let text = self.property(key)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The texts in a list that are there and not empty.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let list = self.property(key).and_then(JsonValue::as_array);
        let texts = list.into_iter().flatten().filter_map(JsonValue::as_str);
        let texts = texts.map(str::trim).filter(|text| !text.is_empty());
        texts.map(str::to_owned).collect()
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
