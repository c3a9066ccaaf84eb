//! What a value in JSON consists of, as raw values that borrow its text.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::formats::fields::Field;
use crate::formats::findings::Findings;

use super::{Entry, Node};

impl<'a> Node<'a> {
    /// The one key of the object that it is, and its value.
    pub(super) fn json_only(self) -> Option<(&'a str, &'a str)> {
        let pairs = object(self.text).filter(|_| self.text.starts_with('{'))?;
        match pairs.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// What stands in the object that it is, by ids.
    pub(super) fn json_entries(self, findings: &mut Findings) -> Option<Vec<Entry<'a>>> {
        let Some(pairs) = object(self.text) else {
            self.expected("an object `{\"id\": …}`", findings);
            return None;
        };
        let entry = |(key, value)| {
            let key = self.part(key).called("id");
            Some(Entry {
                key_at: key.at,
                key: key.filled(findings)?,
                value: self.part(value),
            })
        };
        Some(pairs.into_iter().filter_map(entry).collect())
    }

    /// What stands in the object that it is, by the names of fields.
    pub fn json_fields(self, findings: &mut Findings) -> Option<Vec<Field<'a>>> {
        let Some(pairs) = object(self.text) else {
            self.expected("an object `{\"name\": …}`", findings);
            return None;
        };
        let field = |(key, value)| {
            let at = self.part(key).at;
            let Some(name) = plain(key) else {
                let what = format!("`{key}` is a name with a `\\` in it");
                findings
                    .error(at, what)
                    .hint("names of fields are written letter by letter");
                return None;
            };
            let value = self.part(value);
            Some(Field { name, at, value })
        };
        Some(pairs.into_iter().filter_map(field).collect())
    }
}

/// The values in the list that `text` is.
pub fn list(text: &str) -> Option<Vec<&str>> {
    let values: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(values.into_iter().map(RawValue::get).collect())
}

/// The keys and values of the object that `text` is, in the order of the file; a key that is given
/// twice stands in it twice.
pub fn object(text: &str) -> Option<Vec<(&str, &str)>> {
    Pairs
        .deserialize(&mut serde_json::Deserializer::from_str(text))
        .ok()
}

/// What stands between the quotes of `text`, if nothing in it is written in another way than it reads.
pub fn plain(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.contains('\\')).then_some(inside)
}

struct Pairs;

impl<'de> DeserializeSeed<'de> for Pairs {
    type Value = Vec<(&'de str, &'de str)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            pairs.push((key.get(), value.get()));
        }
        Ok(pairs)
    }
}
