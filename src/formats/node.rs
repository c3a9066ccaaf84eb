//! A value in a file, with its position: read as whatever the format wants there, or complained of.
//!
//! Built on raw values, ron's or JSON's, which borrow the text: where a value stands follows from where
//! its text lies. The text has passed [`super::syntax::root`], so what fails here is of the wrong kind,
//! not broken.
//!
//! JSON has fewer kinds of values. What RON has more is written in it so: a struct and a map are
//! objects, a tuple is a list, a name is a text, a name with something in parentheses is an object
//! with that one key, and `None` is `null`.

mod json;

use ron::value::RawValue;

use super::fields::{Field, Fields, Owner};
use super::findings::Findings;
use super::parts::{self, Parts};
use super::syntax::Syntax;
use super::trivia::{is_word, skip_trivia};
use super::variant::Args;

/// A value in a file.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// From the first character of the value on; comments may follow it.
    text: &'a str,
    at: usize,
    /// The field or variant that holds the value, for messages.
    role: &'static str,
    syntax: Syntax,
}

/// An entry of a map.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_at: usize,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The value that `text` begins with, which stands at the offset `at` and is for `role`.
    pub fn new(text: &'a str, at: usize, role: &'static str) -> Self {
        let value = skip_trivia(text);
        Self {
            text: value,
            at: at + (text.len() - value.len()),
            role,
            syntax: Syntax::Ron,
        }
    }

    /// The value that `text` is in JSON, as [`Self::new`] has it in RON.
    pub fn in_json(text: &'a str, at: usize, role: &'static str) -> Self {
        Self {
            text,
            at,
            role,
            syntax: Syntax::Json,
        }
    }

    /// How it is written.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// Whether it is written in JSON.
    fn is_json(self) -> bool {
        self.syntax == Syntax::Json
    }

    /// Where it stands.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Its text, and what comments follow it.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// The field or variant that holds it.
    pub fn role(&self) -> &'static str {
        self.role
    }

    /// The same value as one for `role`.
    pub fn called(self, role: &'static str) -> Self {
        Self { role, ..self }
    }

    /// The value in `Some(…)`, or the value itself, or nothing for `None`.
    pub fn present(self, findings: &mut Findings) -> Option<Self> {
        if self.is_json() {
            return (self.text != "null").then_some(self);
        }
        match self.word() {
            Some("None") => None,
            Some("Some") => {
                if let Some(Args::Values(values)) = self.args()
                    && let [value] = values.as_slice()
                {
                    return value.present(findings);
                }
                self.expected("one value in `Some(…)`", findings);
                None
            }
            _ => Some(self),
        }
    }

    /// A text in quotes.
    pub fn text(self, findings: &mut Findings) -> Option<String> {
        let text = self.text_if_any();
        match &text {
            // All that can be wrong with what lies between quotes.
            None if self.is_json() && self.starts_text() => {
                let what = format!("`{}` holds half of a pair of `\\u` escapes", self.role);
                let hint = "a letter beyond \\uFFFF takes two, or is written as it is";
                findings.error(self.at, what).hint(hint);
            }
            None => self.expected("a text in quotes", findings),
            Some(_) => {}
        }
        text
    }

    /// The text in quotes that it is, if it is one.
    pub fn text_if_any(self) -> Option<String> {
        match self.syntax {
            Syntax::Ron => ron::from_str(self.text).ok().filter(|_| self.starts_text()),
            Syntax::Json => serde_json::from_str(self.text).ok(),
        }
    }

    /// A text in quotes that is not blank.
    pub fn filled(self, findings: &mut Findings) -> Option<String> {
        let text = self.text(findings)?;
        if text.trim().is_empty() {
            findings.error(self.at, format!("`{}` is empty", self.role));
            return None;
        }
        Some(text)
    }

    /// A finite number.
    pub fn number(self, findings: &mut Findings) -> Option<f64> {
        let given = match self.syntax {
            Syntax::Ron => ron::from_str::<f64>(self.text).ok(),
            // JSON's own reader refuses what is beyond all numbers.
            Syntax::Json => self.literal().and_then(|literal| literal.parse().ok()),
        };
        match given {
            Some(number) if number.is_finite() => return Some(number),
            Some(number) => {
                let what = format!(
                    "`{}` takes a finite number, and this is {number}",
                    self.role
                );
                findings.error(self.at, what);
            }
            None => self.expected("a number", findings),
        }
        None
    }

    /// A whole number from 0.
    pub fn whole(self, findings: &mut Findings) -> Option<u32> {
        let given = match self.syntax {
            Syntax::Ron => ron::from_str(self.text).ok(),
            Syntax::Json => serde_json::from_str(self.text).ok(),
        };
        if given.is_some() {
            return given;
        }
        let what = "a whole number from 0 to 4294967295";
        match self.literal().filter(|_| self.starts_number()) {
            Some(literal) => {
                let role = self.role;
                findings.error(
                    self.at,
                    format!("`{role}` takes {what}, and this is {literal}"),
                );
            }
            None => self.expected(what, findings),
        }
        None
    }

    /// The text of a number as it is written, ranges such as `17..18` among them.
    pub fn literal(self) -> Option<&'a str> {
        let end = self
            .text
            .find(|c: char| !is_word(c) && !matches!(c, '.' | '+' | '-' | '='));
        self.text
            .get(..end.unwrap_or(self.text.len()))
            .filter(|_| self.starts_number())
    }

    /// A list in square brackets.
    pub fn list(self, findings: &mut Findings) -> Option<Vec<Self>> {
        self.values('[', "a list `[…]`", findings)
    }

    /// Values in parentheses, without a name.
    pub fn tuple(self, findings: &mut Findings) -> Option<Vec<Self>> {
        match self.syntax {
            Syntax::Ron => self.values('(', "values in parentheses `(…)`", findings),
            Syntax::Json => self.list(findings),
        }
    }

    fn values(self, bracket: char, what: &str, findings: &mut Findings) -> Option<Vec<Self>> {
        if self.is_json() {
            let values = self.json_items();
            if values.is_none() {
                self.expected(what, findings);
            }
            return values;
        }
        let args = self.args().filter(|_| self.text.starts_with(bracket));
        match args {
            Some(Args::Values(values)) => Some(values),
            Some(Args::None) => Some(Vec::new()),
            Some(Args::Fields(_) | Args::Packed(_)) | None => {
                self.expected(what, findings);
                None
            }
        }
    }

    /// The values in the list that it is in JSON.
    pub fn json_items(self) -> Option<Vec<Self>> {
        let values = json::list(self.text).filter(|_| self.is_json())?;
        Some(values.into_iter().map(|text| self.part(text)).collect())
    }

    /// Whether it is a text in quotes, a raw one or not.
    pub fn starts_text(&self) -> bool {
        let is_raw = || {
            ["r\"", "r#\"", "r##"]
                .iter()
                .any(|start| self.text.starts_with(start))
        };
        self.text.starts_with('"') || (!self.is_json() && is_raw())
    }

    /// Whether it is values in parentheses, without a name.
    pub fn starts_tuple(&self) -> bool {
        self.text
            .starts_with(if self.is_json() { '[' } else { '(' })
    }

    /// Whether it is a list.
    pub fn starts_list(&self) -> bool {
        self.text.starts_with('[')
    }

    /// Whether it is an object of JSON's.
    pub fn starts_object(&self) -> bool {
        self.is_json() && self.text.starts_with('{')
    }

    /// Whether it is a number.
    pub fn starts_number(&self) -> bool {
        let non_finite = ["inf", "inff32", "inff64", "NaN", "NaNf32", "NaNf64"];
        self.text
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            || self
                .leading_word()
                .is_some_and(|word| non_finite.contains(&word))
    }

    /// A map of keys in quotes, in the order of the file. A blank key is an error; one given
    /// twice is kept, for who knows what it names.
    pub fn entries(self, findings: &mut Findings) -> Option<Vec<Entry<'a>>> {
        if self.is_json() {
            return self.json_entries(findings);
        }
        let is_map = self.text.starts_with('{');
        let pairs = is_map.then(|| parts::entries(self.text)).flatten();
        let Some(pairs) = pairs else {
            self.expected("a map `{\"id\": …}`", findings);
            return None;
        };
        let mut entry = |(key, value): (&'a RawValue, &'a RawValue)| {
            let key = self.child(key).called("id");
            Some(Entry {
                key_at: key.at,
                key: key.filled(findings)?,
                value: self.child(value),
            })
        };
        Some(pairs.into_iter().filter_map(&mut entry).collect())
    }

    /// A struct with named fields, `(name: …)`, that describes `owner`.
    pub fn fields(self, owner: Owner, findings: &mut Findings) -> Option<Fields<'a>> {
        if self.is_json() {
            let fields = self.json_fields(findings)?;
            return Some(Fields::new(owner, self.at, fields, findings));
        }
        let is_named = self
            .word()
            .is_some_and(|name| name.eq_ignore_ascii_case(owner.noun));
        let args = self
            .args()
            .filter(|_| is_named || self.text.starts_with('('));
        match args {
            Some(Args::Fields(fields)) => Some(Fields::new(owner, self.at, fields, findings)),
            // `()` holds no fields, and is told which it lacks.
            Some(Args::None) => Some(Fields::new(owner, self.at, Vec::new(), findings)),
            Some(Args::Values(_) | Args::Packed(_)) | None => {
                self.expected("fields in parentheses `(name: …)`", findings);
                None
            }
        }
    }

    /// Reports that `what` was wanted, and something else was found.
    pub fn expected(self, what: &str, findings: &mut Findings) {
        let found = self.kind();
        findings.error(
            self.at,
            format!("`{}` takes {what}, and this is {found}", self.role),
        );
    }

    /// What it is, in words.
    pub fn kind(self) -> String {
        let kind = match self.text.chars().next() {
            _ if self.starts_text() => "a text in quotes",
            _ if self.starts_number() => "a number",
            Some('[') => "a list `[…]`",
            Some('{') if self.is_json() => "an object `{…}`",
            Some('{') => "a map `{…}`",
            Some('(') => "something in parentheses `(…)`",
            Some('\'') => "a letter in single quotes",
            _ => match self.leading_word() {
                Some(word @ ("true" | "false" | "None" | "null")) => return format!("`{word}`"),
                Some(word) => return format!("the name `{word}`"),
                None => "something else",
            },
        };
        kind.to_owned()
    }

    /// The name that the value begins with, unless it is a number or a text. In JSON, a name is a text, or
    /// the one key of an object.
    pub fn word(self) -> Option<&'a str> {
        if self.is_json() {
            let only = self.json_only().map(|(name, _)| name);
            return json::plain(only.unwrap_or(self.text));
        }
        let is_other = self.starts_text() || self.starts_number();
        self.leading_word()
            .filter(|word| !is_other && !matches!(*word, "true" | "false"))
    }

    fn leading_word(self) -> Option<&'a str> {
        let text = self.text.strip_prefix("r#").unwrap_or(self.text);
        let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
        text.get(..end).filter(|word| !word.is_empty())
    }

    /// What the value consists of, its name apart; `None` for a text, a number or a map.
    pub fn args(self) -> Option<Args<'a>> {
        if self.is_json() {
            let only = self.json_only();
            return match only {
                Some((_, value)) => Some(Args::Packed(self.part(value))),
                None => self.starts_text().then_some(Args::None),
            };
        }
        Some(match parts::parts(self.text)? {
            Parts::Nothing => Args::None,
            Parts::Values(values) if values.is_empty() => Args::None,
            Parts::Values(raw) => {
                Args::Values(raw.into_iter().map(|raw| self.child(raw)).collect())
            }
            Parts::Fields(raw) => {
                let field = |(name, raw)| Field {
                    name,
                    at: self.offset_of(name),
                    value: self.child(raw),
                };
                Args::Fields(raw.into_iter().map(field).collect())
            }
        })
    }

    fn child(self, raw: &'a RawValue) -> Self {
        let text = raw.get_ron();
        Self::new(text, self.offset_of(text), self.role)
    }

    /// The value that `text` is, a part of this one in JSON.
    fn part(self, text: &'a str) -> Self {
        Self {
            text,
            at: self.offset_of(text),
            ..self
        }
    }

    /// The offset of `part`, which was borrowed from the text of this value.
    fn offset_of(self, part: &str) -> usize {
        let inside = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr());
        self.at + inside.filter(|at| *at <= self.text.len()).unwrap_or(0)
    }
}
