//! Filters, looks and the like, as serde writes them: on one line, without the choices that are as at
//! the beginning.

use std::io::{self, Write};

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// `value` in RON.
pub fn ron(value: &impl Serialize) -> Option<String> {
    let on_one_line = PrettyConfig::new().depth_limit(0);
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.to_string_pretty(value, on_one_line).ok()
}

/// `value` in JSON.
pub fn json(value: &impl Serialize) -> Option<String> {
    let mut written = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut written, Spaced);
    value.serialize(&mut serializer).ok()?;
    String::from_utf8(written).ok()
}

/// JSON on one line, with a space after each comma and colon.
struct Spaced;

impl Spaced {
    fn comma<W: Write + ?Sized>(writer: &mut W, is_first: bool) -> io::Result<()> {
        writer.write_all(if is_first { b"" } else { b", " })
    }
}

impl Formatter for Spaced {
    fn begin_array_value<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        Self::comma(writer, first)
    }

    fn begin_object_key<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        Self::comma(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}
