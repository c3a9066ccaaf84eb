//! The screen: panels that read the state and answer with commands.
//!
//! Invariant: nothing here changes the state. What lasts between frames and is not state (the map's
//! position, textures, placed labels) lives in [`Memory`].

pub mod actions;
mod alone;
mod archived;
pub mod bars;
mod briefing;
mod choices;
pub mod claims;
mod column;
mod comparison;
pub mod fault;
mod files;
pub mod filters;
mod hints;
mod history;
mod instruments;
mod leads;
mod links;
pub mod map;
mod mapping;
mod maps;
pub mod markdown;
pub mod marks;
mod matches;
mod matrix;
pub mod menu;
pub mod notes;
mod performance;
pub mod presenter;
mod radius;
mod report;
mod settings;
pub mod sheets;
pub mod shortcuts;
pub mod sources;
mod table;
pub mod text;
pub mod theme;
pub mod thumbnails;
pub mod timeline;
mod title;
pub mod widgets;
pub mod words;

mod memory;
mod row;
mod screen;
mod search;
pub mod stage;

pub use memory::{Derived, Memory};
pub use screen::{Screen, screen_ui};
