//! Counterclaim: a desktop map viewer for strike reports.
pub mod app;
pub mod basemap;
pub mod cli;
pub mod formats;
pub mod headless;
pub mod jobs;
pub mod model;
pub mod query;
pub mod state;
pub mod ui;
