//! The case: plain types, no behaviour beyond their own arithmetic.
pub mod place;
