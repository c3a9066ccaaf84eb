//! Spellings: bringing what people type and what is written to one form.

/// `text` as it is compared: without regard to capitals.
#[must_use]
pub fn folded(text: &str) -> String {
    text.to_lowercase()
}
