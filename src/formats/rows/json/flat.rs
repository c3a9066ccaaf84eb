//! One object of JSON as cells: what is in it by the name of its column.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::formats::rows::wkt;

/// How deep objects in objects become columns of their own; what is deeper is kept as it is written.
const DEEPEST: usize = 8;

/// Whose member something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// The feature's own: its id or its geometry.
    Feature,
    /// A property, or a member of a plain object.
    Property,
}

/// What is to be told of a member: whose it is, its path, and what stands there.
pub type Tell<'t> = dyn FnMut(Of, &str, Cow<'_, str>) + 't;

/// The members of an object in their order, as they are written.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Members<'a> {
    fn read(text: &'a str) -> Result<Self, serde_json::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        let mut text = serde_json::Deserializer::from_str(text);
        let members = text.deserialize_map(InOrder)?;
        text.end()?;
        Ok(members)
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        let mut members = self.0.iter();
        let found = members.find(|(member, _)| member == name);
        found.map(|(_, value)| value.get())
    }

    /// Whether it is a feature of `GeoJSON`, and no plain object.
    fn is_feature(&self) -> bool {
        let has = |name| self.text(name).is_some();
        self.text("type") == Some("\"Feature\"") && (has("properties") || has("geometry"))
    }
}

/// Gives `tell` all that stands in the object `text`.
///
/// # Errors
/// When it is no JSON.
pub fn flatten(text: &str, tell: &mut Tell) -> Result<(), serde_json::Error> {
    let members = Members::read(text)?;
    if !members.is_feature() {
        return all(&members, "", DEEPEST, tell);
    }
    for (name, value) in &members.0 {
        let value = value.get();
        match name.as_str() {
            "type" | "bbox" => {}
            "geometry" => tell(Of::Feature, name, geometry(value)?.into()),
            "id" => tell(Of::Feature, name, scalar(value)?),
            "properties" if value.starts_with('{') => {
                all(&Members::read(value)?, "", DEEPEST, tell)?;
            }
            _ => one(name, value, DEEPEST, tell)?,
        }
    }
    Ok(())
}

fn all(
    members: &Members,
    before: &str,
    deeper: usize,
    tell: &mut Tell,
) -> Result<(), serde_json::Error> {
    for (name, value) in &members.0 {
        one(&format!("{before}{name}"), value.get(), deeper, tell)?;
    }
    Ok(())
}

fn one(path: &str, value: &str, deeper: usize, tell: &mut Tell) -> Result<(), serde_json::Error> {
    match value.as_bytes().first() {
        Some(b'{') if deeper > 0 => {
            let members = Members::read(value)?;
            all(&members, &format!("{path}."), deeper - 1, tell)
        }
        Some(b'[') => {
            tell(Of::Property, path, list(value)?.into());
            Ok(())
        }
        _ => {
            tell(Of::Property, path, scalar(value)?);
            Ok(())
        }
    }
}

/// What is no list, in words; numbers as they are written.
fn scalar(value: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    Ok(match value.as_bytes().first() {
        Some(b'"') => Cow::Owned(serde_json::from_str(value)?),
        _ if value == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(value),
    })
}

/// The values of a list one after the other.
fn list(value: &str) -> Result<String, serde_json::Error> {
    let items: Vec<&RawValue> = serde_json::from_str(value)?;
    let mut texts = Vec::new();
    for item in items {
        let item = item.get();
        let text = match item.as_bytes().first() {
            Some(b'{') => entry(&Members::read(item)?)?.into(),
            _ => scalar(item)?,
        };
        if !text.is_empty() {
            texts.push(text);
        }
    }
    Ok(texts.join("; "))
}

/// An object within a list: `id: s1, path: …`; of a key and a value, these.
fn entry(members: &Members) -> Result<String, serde_json::Error> {
    let mut texts = Vec::new();
    for (name, value) in &members.0 {
        let text = scalar(value.get())?;
        if !text.is_empty() {
            texts.push((name.as_str(), text));
        }
    }
    if let [("key", key), ("value", value)] = &texts[..] {
        return Ok(format!("{key}: {value}"));
    }
    let texts = texts.iter().map(|(name, text)| format!("{name}: {text}"));
    Ok(texts.collect::<Vec<_>>().join(", "))
}

/// A geometry as "well-known text"; what is none stays as it is written.
fn geometry(value: &str) -> Result<String, serde_json::Error> {
    if value == "null" {
        return Ok(String::new());
    }
    // Reading fails where it is nested deeper than any geometry is.
    let read: Result<Value, _> = serde_json::from_str(value);
    match read {
        Ok(read) => Ok(wkt::of_geo_json(&read).unwrap_or_else(|| value.to_owned())),
        Err(error) if error.is_syntax() && !error.to_string().starts_with("recursion") => {
            Err(error)
        }
        Err(_) => Ok(value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Vec<(Of, String, String)> {
        let mut told = Vec::new();
        flatten(text, &mut |of, path, value| {
            told.push((of, path.to_owned(), value.into_owned()));
        })
        .unwrap();
        told
    }

    fn told(of: Of, path: &str, value: &str) -> (Of, String, String) {
        (of, path.to_owned(), value.to_owned())
    }

    #[test]
    fn a_feature_gives_its_properties_its_id_and_its_geometry() {
        let text = r#"{"type": "Feature", "id": 7, "bbox": [1, 2, 3, 4],
            "properties": {"date": "2015-10-01", "who": {"name": "Made up", "n": 12.50}, "none": null},
            "geometry": {"type": "Point", "coordinates": [36.73, 34.84]}}"#;
        let expected = [
            told(Of::Feature, "id", "7"),
            told(Of::Property, "date", "2015-10-01"),
            told(Of::Property, "who.name", "Made up"),
            told(Of::Property, "who.n", "12.50"),
            told(Of::Property, "none", ""),
            told(Of::Feature, "geometry", "POINT (36.73 34.84)"),
        ];
        assert_eq!(flat(text), expected);
    }

    #[test]
    fn lists_are_told_one_after_the_other() {
        let text = r#"{"a": ["x", 2, null, true], "b": [{"key": "Kind", "value": "market"}],
            "c": [{"id": "s1", "path": "HIDDEN"}, {"id": "s2", "path": ""}], "d": [[1, 2]], "e": []}"#;
        let expected = [
            told(Of::Property, "a", "x; 2; true"),
            told(Of::Property, "b", "Kind: market"),
            told(Of::Property, "c", "id: s1, path: HIDDEN; id: s2"),
            told(Of::Property, "d", "[1, 2]"),
            told(Of::Property, "e", ""),
        ];
        assert_eq!(flat(text), expected);
    }

    #[test]
    fn what_is_nested_too_deep_is_kept_as_it_is_written() {
        let deep = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
        let [(_, path, value)] = &flat(&deep)[..] else {
            panic!("one column");
        };
        assert_eq!(path.len(), 2 * DEEPEST + 1);
        assert_eq!(value.len(), 6 * (100_000 - DEEPEST - 1) + 1);
    }
}
