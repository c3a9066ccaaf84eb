//! What is kept on this computer so that it need not be fetched or read again: how much it is, and a button to forget
//! it.

use egui::{Button, Ui};

use crate::basemap::KeptTiles;
use crate::basemap::online::TileCache;
use crate::state::{CacheSize, Command, Commands};

use super::super::screen::Screen;
use super::super::theme::STEP;
use super::super::widgets::heading;
use super::super::{text, words};

/// Something that is kept.
struct Kept<'a> {
    /// How much, in a sentence.
    words: String,
    /// What forgets it, and what that does.
    button: &'a str,
    hint: &'a str,
    /// Whether there is anything to forget.
    is_any: bool,
    forget: Command,
}

/// Tiles of online maps, and data sets; each where there may be some.
pub fn kept_ui(ui: &mut Ui, screen: &Screen, tiles: &KeptTiles, commands: &mut Commands) {
    let tiles = tiles.is_there().then(|| of_tiles(tiles));
    let data_sets = screen.state.archives.cache.map(of_data_sets);
    let kept: Vec<Kept> = tiles.into_iter().chain(data_sets).collect();
    if kept.is_empty() {
        return;
    }
    ui.add_space(STEP);
    heading(ui, screen.theme, "Kept on this computer");
    for kept in kept {
        row_ui(ui, screen, kept, commands);
    }
}

fn row_ui(ui: &mut Ui, screen: &Screen, kept: Kept, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal_wrapped(|ui| {
        text::label(ui, &kept.words, theme.body(), theme.colours.ink);
        let button = ui.add_enabled(kept.is_any, Button::new(kept.button));
        if button.on_hover_text(kept.hint).clicked() {
            commands.push(kept.forget);
        }
    });
}

fn of_tiles(tiles: &KeptTiles) -> Kept<'static> {
    let limit = words::in_bytes(TileCache::USUAL_LIMIT);
    let words = match tiles.size() {
        Some(size) => format!(
            "{} of at most {limit} of tiles are kept.",
            words::in_bytes(size)
        ),
        None => format!("Tiles of earlier runs may be kept, at most {limit}."),
    };
    Kept {
        words,
        button: "Forget all tiles",
        hint: "Removes from this computer what it has kept of online maps",
        is_any: true,
        forget: Command::ClearTiles,
    }
}

fn of_data_sets(CacheSize { size, limit }: CacheSize) -> Kept<'static> {
    let limit = words::in_bytes(limit);
    let words = match size {
        0 => format!("Nothing is kept of data sets; at most {limit} would be."),
        _ => format!(
            "{} of at most {limit} are kept of large data sets, so that they open faster.",
            words::in_bytes(size)
        ),
    };
    Kept {
        words,
        button: "Forget all data sets",
        hint: "Removes from this computer what it has kept of data sets; their files stay as they are",
        is_any: size > 0,
        forget: Command::ClearArchiveCache,
    }
}
