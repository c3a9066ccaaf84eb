//! The map alone, for a picture of it: above a legend of what is on it, with nothing to press.

use egui::{Rect, Stroke, Ui, UiBuilder};

use crate::state::{Commands, OpenArchive};

use super::archived::ArchiveShown;
use super::map;
use super::marks::Mark;
use super::memory::Memory;
use super::screen::Screen;
use super::stage::legend::{Legend, speaking};
use super::words::counted;

/// How many sources of one archive are named; of more, there is an entry for all.
const MOST_SOURCES: usize = 12;

/// Draws the map and its legend.
pub fn map_alone_ui(ui: &mut Ui, screen: &Screen, memory: &mut Memory, commands: &mut Commands) {
    let screen = &Screen {
        is_alone: true,
        ..*screen
    };
    let theme = screen.theme;
    let whole = ui.ctx().content_rect();
    let seen = map::seen(screen, &memory.map, whole);
    let mut sources = speaking(screen);
    sources.extend(
        screen
            .state
            .archives
            .shown()
            .flat_map(|open| of(screen, open)),
    );
    let legend = Legend::of(ui, screen, sources, &seen, whole.width());
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - legend.height());
    map::map_ui(&mut part(ui, above), screen, &mut memory.map, commands);
    legend.draw(&mut part(ui, below), screen);
    let line = Stroke::new(theme.weight, theme.colours.ink);
    ui.painter().hline(whole.x_range(), above.bottom(), line);
}

/// The sources of the archive `open` that say anything that is shown, by their marks.
fn of(screen: &Screen, open: &OpenArchive) -> Vec<(Mark, String)> {
    let archive = &open.archive;
    let known = ArchiveShown::among(&screen.derived.archives, archive);
    if known.is_none_or(|known| known.shown.counts.shown == 0) {
        return Vec::new();
    }
    let filter = screen.filter();
    let sources = archive.sources();
    let sources = sources.filter(|(id, ..)| filter.shows_source(id));
    let mark = |id| screen.derived.marks.mark(id);
    let all: Vec<(Mark, String)> = sources
        .map(|(id, name, _)| (mark(id), name.to_owned()))
        .collect();
    match all[..] {
        [(first, _), ..] if all.len() > MOST_SOURCES => {
            let name = &archive.about().name;
            vec![(first, format!("{name}: {}", counted(all.len(), "source")))]
        }
        _ => all,
    }
}

/// A part of the picture, beyond which nothing is drawn.
fn part(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.set_clip_rect(rect);
    part
}
