//! Times, as values: ISO 8601 as the reader has it.

use crate::model::{Published, Span, When};

use super::value::{Value, made, text};

/// A date, or a first and a last.
pub fn span(span: &Span) -> Value<'static> {
    let (first, last) = span.iso();
    match last {
        None => made(first),
        Some(last) => Value::Tuple(vec![made(first), made(last)]),
    }
}

/// The time that a case covers, or nothing where that is all the time there is.
pub fn covered(span: &Span) -> Value<'static> {
    match *span {
        Span::ALWAYS => Value::Nothing,
        _ => self::span(span),
    }
}

/// When something happened.
pub fn when(when: &When) -> Value<'static> {
    let name = match when {
        When::On(_) => "On",
        When::Within(_) => "Within",
    };
    let (first, last) = when.span().iso();
    let dates = std::iter::once(first).chain(last);
    Value::Variant(name, dates.map(made).collect())
}

/// When a document was published.
pub fn published(published: &Published) -> Value<'_> {
    let span = span(&published.span);
    match &published.inferred_from {
        Some(reason) => Value::Variant("Inferred", vec![span, text(reason)]),
        None => span,
    }
}
