//! What RON and JSON make of a value: words in one piece, or items between brackets.

use super::CaseForm;
use super::value::Value;

/// A value as one of the two forms has it.
pub enum Piece<'v, 'a> {
    /// It has no parts.
    Whole(String),
    /// Items between brackets, each after its name or key.
    Parts {
        open: String,
        items: Vec<(String, &'v Value<'a>)>,
        close: String,
    },
}

/// `value` as `form` has it.
pub fn piece<'v, 'a>(value: &'v Value<'a>, form: CaseForm) -> Piece<'v, 'a> {
    match value {
        Value::Text(text) => Piece::Whole(form.text(text)),
        Value::Whole(number) => Piece::Whole(number.to_string()),
        // The shortest digits that are read as the same number, with a point or an exponent.
        Value::Number(number) => Piece::Whole(format!("{number:?}")),
        Value::Yes(is_so) => Piece::Whole(is_so.to_string()),
        Value::Word(word) => Piece::Whole(form.word(word)),
        Value::Nothing => Piece::Whole(form.nothing().to_owned()),
        Value::List(values) => parts("[", unnamed(values), "]"),
        Value::Tuple(values) => match form {
            CaseForm::Ron => parts("(", unnamed(values), ")"),
            CaseForm::Json => parts("[", unnamed(values), "]"),
        },
        Value::Struct(fields) => {
            let named = |(name, value)| (form.field(name), value);
            let items = fields.iter().map(|(name, value)| named((*name, value)));
            match form {
                CaseForm::Ron => parts("(", items.collect(), ")"),
                CaseForm::Json => parts("{", items.collect(), "}"),
            }
        }
        Value::Map(entries) => {
            let items = entries.iter().map(|(id, value)| (form.key(id), value));
            parts("{", items.collect(), "}")
        }
        Value::Variant(name, values) => variant(name, values, form),
        Value::Typed(value) => {
            let written = match form {
                CaseForm::Ron => value.ron(),
                CaseForm::Json => value.json(),
            };
            Piece::Whole(written.unwrap_or_default())
        }
    }
}

fn parts<'v, 'a>(open: &str, items: Vec<(String, &'v Value<'a>)>, close: &str) -> Piece<'v, 'a> {
    Piece::Parts {
        open: open.to_owned(),
        items,
        close: close.to_owned(),
    }
}

fn unnamed<'v, 'a>(values: &'v [Value<'a>]) -> Vec<(String, &'v Value<'a>)> {
    let values = values.iter();
    values.map(|value| (String::new(), value)).collect()
}

/// `Name(…)` or `{"Name": …}`, around the brackets of what belongs to it.
fn variant<'v, 'a>(name: &str, values: &'v [Value<'a>], form: CaseForm) -> Piece<'v, 'a> {
    let (before, after) = match form {
        CaseForm::Ron => (format!("{name}("), ")"),
        CaseForm::Json => (format!("{{{}", form.key(name)), "}"),
    };
    let inner = match (values, form) {
        ([Value::Struct(_)], CaseForm::Ron) => without_brackets(piece(&values[0], form)),
        ([only], _) => piece(only, form),
        (_, CaseForm::Ron) => parts("", unnamed(values), ""),
        (_, CaseForm::Json) => parts("[", unnamed(values), "]"),
    };
    match inner {
        Piece::Whole(whole) => Piece::Whole(format!("{before}{whole}{after}")),
        Piece::Parts { open, items, close } => Piece::Parts {
            open: before + &open,
            items,
            close: close + after,
        },
    }
}

fn without_brackets<'v, 'a>(piece: Piece<'v, 'a>) -> Piece<'v, 'a> {
    match piece {
        Piece::Parts { items, .. } => parts("", items, ""),
        whole @ Piece::Whole(_) => whole,
    }
}

impl CaseForm {
    /// A text in quotes, on one line. Letters of every script stay as they are.
    fn text(self, text: &str) -> String {
        match self {
            Self::Ron => ron_text(text),
            // A text can always be written.
            Self::Json => serde_json::to_string(text).unwrap_or_default(),
        }
    }

    /// A name of the format's own.
    fn word(self, word: &str) -> String {
        match self {
            Self::Ron => word.to_owned(),
            Self::Json => format!("\"{word}\""),
        }
    }

    fn nothing(self) -> &'static str {
        match self {
            Self::Ron => "None",
            Self::Json => "null",
        }
    }

    /// The name of a field before its value.
    pub fn field(self, name: &str) -> String {
        format!("{}: ", self.word(name))
    }

    /// An id before what it names.
    pub fn key(self, id: &str) -> String {
        format!("{}: ", self.text(id))
    }

    /// What stands after an item on a line of its own.
    pub fn comma(self, is_last: bool) -> &'static str {
        match self {
            Self::Json if is_last => "",
            Self::Ron | Self::Json => ",",
        }
    }
}

/// A text in quotes as RON has it, on one line. Letters of every script stay as they are.
pub fn ron_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if c.is_control() => written.extend(c.escape_unicode()),
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}
