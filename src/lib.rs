//! Counterclaim: a desktop map viewer for strike reports.
pub mod basemap;
pub mod cli;
pub mod formats;
pub mod model;
pub mod query;
pub mod ui;
