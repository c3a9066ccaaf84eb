//! What a value consists of, as raw values that borrow its text.

use ron::value::RawValue;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// What a value consists of, its name apart.
pub enum Parts<'a> {
    Nothing,
    Values(Vec<&'a RawValue>),
    Fields(Vec<(&'a str, &'a RawValue)>),
}

/// What the value that `text` is consists of; `None` for a text, a number or a map.
pub fn parts(text: &str) -> Option<Parts<'_>> {
    from_seed(text, PartsSeed)
}

/// The keys and values of the map that `text` is.
pub fn entries(text: &str) -> Option<Vec<(&RawValue, &RawValue)>> {
    from_seed(text, EntriesSeed)
}

fn from_seed<'a, S: DeserializeSeed<'a>>(text: &'a str, seed: S) -> Option<S::Value> {
    ron::Options::default().from_str_seed(text, seed).ok()
}

struct PartsSeed;

impl<'de> DeserializeSeed<'de> for PartsSeed {
    type Value = Parts<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PartsSeed {
    type Value = Parts<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a value with parts")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Parts::Nothing)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Parts::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Ok(Parts::Values(vec![<&RawValue>::deserialize(deserializer)?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Parts::Values(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Parts::Fields(fields))
    }
}

struct EntriesSeed;

impl<'de> DeserializeSeed<'de> for EntriesSeed {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for EntriesSeed {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}
