//! Values of plain types, which serde reads: what is wrong with one is told where it stands.
//!
//! Only for values whose types say all that is to be known of them, such as filters: serde stops at
//! the first thing that is wrong, and knows nothing of ids.

use ron::Options;
use ron::extensions::Extensions;
use serde::de::value::Error;
use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::fields::{Fields, Owner};
use super::findings::Findings;
use super::node::Node;
use super::syntax::{self, Syntax};
use super::trivia::skip_trivia;

impl<'a> Node<'a> {
    /// The value as serde reads it. `Some(…)` around what may be missing can be left out.
    pub fn typed<T: DeserializeOwned>(self, findings: &mut Findings) -> Option<T> {
        match self.syntax() {
            Syntax::Ron => self.typed_ron(findings),
            Syntax::Json => self.typed_json(findings),
        }
    }

    fn typed_json<T: DeserializeOwned>(self, findings: &mut Findings) -> Option<T> {
        match serde_json::from_str(self.source()) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = self.at() + syntax::json_offset(self.source(), &error);
                let why = syntax::json_words(&error);
                let what = format!("`{}` cannot be read: {why}", self.role());
                findings.error(at, what);
                None
            }
        }
    }

    fn typed_ron<T: DeserializeOwned>(self, findings: &mut Findings) -> Option<T> {
        let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        match options.from_str(self.source()) {
            Ok(value) => Some(value),
            Err(error) => {
                let from = syntax::offset(self.source(), error.span.start);
                // ron stops before the white space that precedes what it cannot read.
                let unread = skip_trivia(self.source().get(from..).unwrap_or_default());
                let at = self.at() + (self.source().len() - unread.len());
                let why = in_words(&error.code);
                let what = format!("`{}` cannot be read: {why}", self.role());
                findings.error(at, what);
                None
            }
        }
    }

    /// The fields of the struct that it is, which describes `owner` and is read as a `T`; warns of
    /// those that `T` does not have.
    pub fn typed_fields<T: DeserializeOwned>(
        self,
        owner: Owner,
        findings: &mut Findings,
    ) -> Option<Fields<'a>> {
        let mut fields = self.fields(owner, findings)?;
        for name in field_names::<T>() {
            fields.optional(name, findings);
        }
        fields.clone().finish(findings);
        Some(fields)
    }
}

/// What `code` means, without serde's own terms where they are met most.
fn in_words(code: &ron::Error) -> String {
    match code {
        ron::Error::NoSuchEnumVariant {
            expected, found, ..
        } => {
            let known: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
            format!("`{found}` is none of {}", known.join(", "))
        }
        ron::Error::MissingStructField { field, .. } => format!("`{field}` is missing"),
        other => {
            let text = other.to_string();
            let text = text.trim_end_matches('.');
            let first = text
                .chars()
                .next()
                .map(|letter| letter.to_ascii_lowercase());
            first.into_iter().chain(text.chars().skip(1)).collect()
        }
    }
}

/// The names of the fields of `T`, as serde reads them; none when it is no struct.
fn field_names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    let _ = T::deserialize(Asking(&mut names));
    names
}

/// Holds nothing, and takes note of the fields that are asked for.
struct Asking<'n>(&'n mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asking<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(de::Error::custom("there is nothing to read"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
