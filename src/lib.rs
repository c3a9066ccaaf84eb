//! Counterclaim: a desktop map viewer for strike reports.
pub mod basemap;
pub mod model;
pub mod query;
pub mod state;
pub mod ui;
