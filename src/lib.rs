//! Counterclaim: a desktop map viewer for strike reports.
//!
//! A strike is reported, and accounts of it differ. Counterclaim draws where strikes were reported,
//! shows for any place who says what about it, and tells which accounts exclude each other. It
//! never says who is right.
//!
//! # The house
//!
//! | room | what lives there | may use |
//! | --- | --- | --- |
//! | [`model`] | the case: plain types for what sources say, and for what of it somebody wants to see | nothing |
//! | [`query`] | pure questions to a case: what contradicts what, who says what of a place | `model` |
//! | [`archive`] | what is open beside the case: imported data sets in columns, and other cases | `model`, `query` |
//! | [`state`] | the document, the view of it, and the commands that change either | `model`, `query`, `archive` |
//! | [`database`] | databases of others, opened so that they can do no harm | nothing |
//! | [`basemap`] | what lies under the claims: relief, tiles, names, outlines, credits | `model`, `state`, `database` |
//! | [`formats`] | files of cases, overlays and archives, and everything that is wrong with one | `model`, `archive`, `database`, what `state` says an overlay is |
//! | [`fault`] | panics, caught and written down as reports | `formats` |
//! | [`settings`] | what is remembered from run to run: settings, kept mappings, and how each case was looked at | `archive`, `state`, `formats` |
//! | [`recording`] | what a user asked for, written down to be replayed | `query`, `state` |
//! | [`journal`] | unsaved work, written down while it is done | `model`, `formats`, `fault`, what `state` says a document is |
//! | [`jobs`] | work on other threads; every result comes back as commands | the rooms above |
//! | [`ui`] | panels that read the state and send commands | `model`, `query`, `state`, `basemap` |
//! | [`briefing`] | the scenes as files that other programs open | `ui` and below |
//! | [`export`] | claims, and what became of imported rows, as files that other programs open | `model`, `query`, `archive`, `state`, `formats`, `ui` |
//! | [`app`] | the one place where all of them meet | all of them |
//! | [`headless`] | the same screen without a window | `app` and below |
//! | [`synthetic`] | made-up rows to try the program with | nothing |
//! | [`cli`] | the command line | `formats`, `basemap`, `state`, `model`, `synthetic` |
//!
//! # Invariants
//!
//! - Dependencies point down only; `tests/house.rs` reads the `use` lines and holds them to it.
//! - No winner is declared: nothing sums, averages or ranks across sources.
//! - Unknown is not zero, and silence is not a stance.
//! - What is contested is computed before any filter; a filter only hides, and says so.
//! - Overlays are context: nothing in them is counted, contested or saved with the case.
//! - Panels never change the state; [`state::State::apply`] does, in one place. What a user asks for
//!   is a [`state::Command`], whichever menu, key or button it came from.
//! - Unsaved work is a list of [`model::Edit`]s, each of one spot of the case: undo, the journal, the
//!   merge with what others wrote and the file that is saved are made of it alone.
//! - A file is replaced in one step, and saving a case changes of its text what was edited alone.
//! - No unsaved work is left unless its user has said so, and none is said to be saved before it is
//!   known to be on the disk.
//! - Nothing that grows with the data runs in a frame but through [`query`].
//! - Nothing touches the network but [`basemap::online`], for maps that the user turned on or asked
//!   to fetch; `tests/house.rs` holds every other file to it.

pub mod app;
pub mod archive;
pub mod basemap;
pub mod briefing;
pub mod cli;
pub mod database;
pub mod export;
pub mod fault;
pub mod formats;
pub mod headless;
pub mod jobs;
pub mod journal;
pub mod model;
pub mod query;
pub mod recording;
pub mod settings;
pub mod state;
pub mod synthetic;
pub mod ui;
