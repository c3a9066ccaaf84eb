//! Edits set out to be compared: what they are of, and what stood and stands there.

use egui::Ui;

use crate::model::{Case, Edit, Spot};
use crate::state::{Document, Step};

use super::super::maps::indented;
use super::super::screen::Screen;
use super::super::text;
use super::super::words;

/// How many letters of a text are shown to tell it by.
const TOLD_BY: usize = 400;

/// What `edit`, which is not saved, changes in `document`, as the list of steps says it.
pub fn step(document: &Document, edit: &Edit) -> String {
    made(&document.base().case, document.case(), edit)
}

/// What `edit` has made of the case `before`, which is `after` now.
pub fn made(before: &Case, after: &Case, edit: &Edit) -> String {
    let undone = edit.spot().read(before);
    let step = Step {
        done: edit.clone(),
        undone: undone.unwrap_or_else(|| edit.clone()),
    };
    words::step(after, &step)
}

/// The name of a spot, even of a note or filters that `document` had and has no longer.
pub fn spot(document: &Document, spot: &Spot) -> String {
    let case = document.case();
    let is_removed = match spot {
        Spot::Note(id) => !case.notes.contains_key(id),
        Spot::FilterSet(id) => !case.filter_sets.contains_key(id),
        Spot::Match(id) => !case.matches.contains_key(id),
        Spot::Title | Spot::Hue(_) | Spot::Shape(_) | Spot::Scenes => false,
    };
    let case = if is_removed {
        &document.base().case
    } else {
        document.case()
    };
    words::spot(case, spot)
}

/// What stood at the spot of `edit` when the work on `document` began.
pub fn before(document: &Document, edit: &Edit) -> Option<Edit> {
    edit.spot().read(&document.base().case)
}

/// A line that says `what` stands at a spot: "before: “Homs”".
pub fn line(ui: &mut Ui, screen: &Screen, what: &str, edit: &Edit) {
    let theme = screen.theme;
    let said = format!("{what}: {}", told(screen.case(), edit));
    indented(ui, |ui| {
        text::prose(ui, &said, theme.small(), theme.colours.ink);
    });
}

/// What an edit makes of its spot, cut where it is long.
pub fn told(case: &Case, edit: &Edit) -> String {
    let words = words::value(case, edit);
    match words.char_indices().nth(TOLD_BY) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words,
    }
}
