//! The map: what is drawn over the base layers.
pub mod labels;
