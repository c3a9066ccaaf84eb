//! The outermost part of a `GeoJSON` file: what it is, what it says of itself, and its features as
//! they are written.

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// How many features are drawn at most.
const MOST_FEATURES: usize = 100_000;
/// How many characters of a name, a date or a source are kept.
const LONGEST: usize = 200;

/// A file as a whole. What it does not have is as if it were null.
#[derive(Deserialize)]
pub struct Collection<'a> {
    #[serde(rename = "type")]
    kind: Option<Value>,
    #[serde(borrow, default, deserialize_with = "bounded")]
    features: Vec<&'a RawValue>,
    crs: Option<Value>,
    name: Option<Value>,
    title: Option<Value>,
    date: Option<Value>,
    source: Option<Value>,
    licence: Option<Value>,
    license: Option<Value>,
}

/// A file that is JSON, and not what is asked for.
pub struct NotThis {
    /// What is wrong with it.
    pub what: String,
    /// What would be right.
    pub hint: &'static str,
}

/// The features of a file, as they are written.
pub enum Features<'a> {
    /// Each by itself.
    Of(Vec<&'a str>),
    /// The file is a geometry, without a feature around it.
    Geometry(&'a str),
}

impl<'a> Collection<'a> {
    /// Reads what `text` says of itself; of features, no more than where they begin and end.
    pub fn read(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The features, of which `text` is the whole file.
    pub fn features(&self, text: &'a str) -> Result<Features<'a>, NotThis> {
        self.check_crs()?;
        match self.kind.as_ref().and_then(Value::as_str) {
            Some("FeatureCollection") => {
                let written = self.features.iter().map(|feature| feature.get());
                Ok(Features::Of(written.collect()))
            }
            Some("Feature") => Ok(Features::Of(vec![text])),
            Some(
                "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon"
                | "MultiPolygon" | "GeometryCollection",
            ) => Ok(Features::Geometry(text)),
            Some(other) => Err(NotThis {
                what: format!("{other:?} is no type of GeoJSON"),
                hint: "save it as a GeoJSON FeatureCollection",
            }),
            None => Err(NotThis {
                what: "this is JSON without a `type`, and no GeoJSON".to_owned(),
                hint: "save it as a GeoJSON FeatureCollection",
            }),
        }
    }

    /// `GeoJSON` of 2008 may name its coordinate system; RFC 7946 knows only WGS 84.
    fn check_crs(&self) -> Result<(), NotThis> {
        let Some(crs) = self.crs.as_ref().filter(|crs| !crs.is_null()) else {
            return Ok(());
        };
        let name = crs.pointer("/properties/name").and_then(Value::as_str);
        let is_wgs84 = |name: &str| ["CRS84", ":4326"].iter().any(|end| name.ends_with(end));
        if name.is_some_and(is_wgs84) {
            return Ok(());
        }
        let told = name.map_or_else(|| "an unnamed system".to_owned(), in_one_line);
        Err(NotThis {
            what: format!("its coordinates are in {told}"),
            hint: "save it in WGS 84 (EPSG:4326), in degrees",
        })
    }

    pub fn name(&self) -> Option<String> {
        text_of([&self.name, &self.title])
    }

    pub fn date(&self) -> Option<String> {
        text_of([&self.date])
    }

    pub fn source(&self) -> Option<String> {
        text_of([&self.source])
    }

    pub fn licence(&self) -> Option<String> {
        text_of([&self.licence, &self.license])
    }
}

/// The first of `members` that says something; a year may be written as a number.
fn text_of<const N: usize>(members: [&Option<Value>; N]) -> Option<String> {
    let mut texts = members
        .into_iter()
        .flatten()
        .filter_map(|value| match value {
            Value::String(text) => Some(in_one_line(text)),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        });
    texts.find(|text| !text.is_empty())
}

/// `text` in one line of bearable length.
pub fn in_one_line(text: &str) -> String {
    // Cut before it is split: it may be as long as the file.
    let kept: String = text.chars().take(LONGEST).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if kept.len() < text.len() {
        line + "…"
    } else {
        line
    }
}

/// A list of at most [`MOST_FEATURES`] values as they are written.
fn bounded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'de RawValue>, D::Error> {
    struct Bounded;

    impl<'de> Visitor<'de> for Bounded {
        type Value = Vec<&'de RawValue>;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("a list of features")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut features = Vec::new();
            while let Some(feature) = seq.next_element()? {
                if features.len() == MOST_FEATURES {
                    let most = format!("more than {MOST_FEATURES} features");
                    return Err(A::Error::custom(most));
                }
                features.push(feature);
            }
            Ok(features)
        }
    }

    deserializer.deserialize_seq(Bounded)
}
