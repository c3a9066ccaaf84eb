//! Values on their way into a file: what a case says, in the terms that RON and JSON share.

use std::borrow::Cow;

use serde::Serialize;

use super::typed;

/// A value of a case, whichever way it is going to be written.
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(u32),
    /// A number.
    Number(f64),
    /// Yes or no.
    Yes(bool),
    /// A name of the format's own, such as `Blue`.
    Word(&'static str),
    /// Nothing, where a field has to say so.
    Nothing,
    /// Any number of values of one kind.
    List(Vec<Self>),
    /// Several values that belong together, such as a longitude and a latitude.
    Tuple(Vec<Self>),
    /// Fields by their names.
    Struct(Vec<(&'static str, Self)>),
    /// Things by their ids.
    Map(Vec<(&'a str, Self)>),
    /// A name with what belongs to it: `Hit("…")`. Fields alone stand in its own parentheses:
    /// `Killed(children: 5)`.
    Variant(&'static str, Vec<Self>),
    /// What serde writes, in one piece.
    Typed(&'a dyn Typed),
}

/// A value whose type says all that there is to be known of it.
pub trait Typed {
    /// The value in RON, on one line; `None` when it cannot be written.
    fn ron(&self) -> Option<String>;

    /// The value in JSON, on one line; `None` when it cannot be written.
    fn json(&self) -> Option<String>;
}

impl<T: Serialize> Typed for T {
    fn ron(&self) -> Option<String> {
        typed::ron(self)
    }

    fn json(&self) -> Option<String> {
        typed::json(self)
    }
}

/// A text.
pub fn text(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

/// A text that was put together.
pub fn made(text: String) -> Value<'static> {
    Value::Text(Cow::Owned(text))
}

/// The texts in a list.
pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value<'a> {
    Value::List(texts.into_iter().map(text).collect())
}

/// The name of `value`, one of `named`; a test holds that every value has one.
pub fn name_of<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> &'static str {
    let found = named.iter().find(|(_, named)| named == value);
    found.map_or("", |(name, _)| name)
}

/// The name of `value` as a value.
pub fn word<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> Value<'static> {
    Value::Word(name_of(value, named))
}

/// The fields of a struct, of which those that say nothing are left out.
pub struct Given<'a>(Vec<(&'static str, Value<'a>)>);

impl<'a> Given<'a> {
    /// No fields yet.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// And `value`.
    pub fn with(mut self, name: &'static str, value: Value<'a>) -> Self {
        self.0.push((name, value));
        self
    }

    /// And `value`, if there is one.
    pub fn and(self, name: &'static str, value: Option<Value<'a>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// And a text, if there is one.
    pub fn and_text(self, name: &'static str, given: &'a Option<String>) -> Self {
        self.and(name, given.as_deref().map(text))
    }

    /// And that it is so, if it is.
    pub fn and_yes(self, name: &'static str, is_so: bool) -> Self {
        self.and(name, is_so.then_some(Value::Yes(true)))
    }

    /// The fields.
    pub fn fields(self) -> Vec<(&'static str, Value<'a>)> {
        self.0
    }

    /// The struct that has them.
    pub fn value(self) -> Value<'a> {
        Value::Struct(self.0)
    }
}
