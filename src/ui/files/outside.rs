//! What becomes of unsaved work when somebody else has written to the file.

use std::collections::BTreeMap;

use egui::{Button, Response, Role, Ui, WidgetInfo};

use crate::model::{Case, Edit, Spot};
use crate::state::outside::{Meeting, Met};
use crate::state::{Command, Commands, Outside, Settlement};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::words;
use super::{plain, quiet, rows};

/// Whose edit stands at each conflict, as far as that is decided.
#[derive(Clone, Default)]
pub struct Decisions {
    /// The state of the file that is decided on.
    revision: u64,
    sides: BTreeMap<Spot, Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Mine,
    Theirs,
}

impl Decisions {
    /// Decisions on another state of the file count for nothing here.
    fn turn_to(&mut self, outside: &Outside) {
        let revision = outside.theirs.revision();
        if std::mem::replace(&mut self.revision, revision) != revision {
            self.sides.clear();
        }
    }

    /// How many conflicts are still to be decided on.
    fn open(&self, outside: &Outside) -> usize {
        let conflicts = outside.ours.iter();
        let conflicts = conflicts.filter(|met| matches!(met.theirs, Meeting::Conflict(_)));
        conflicts
            .filter(|met| !self.sides.contains_key(&met.ours.spot()))
            .count()
    }

    fn kept(&self) -> Vec<Spot> {
        let mine = self.sides.iter().filter(|(_, side)| **side == Side::Mine);
        mine.map(|(spot, _)| spot.clone()).collect()
    }
}

/// Each of our edits with what it meets in the file, and the three ways on.
pub fn outside_ui(
    ui: &mut Ui,
    screen: &Screen,
    decisions: &mut Decisions,
    commands: &mut Commands,
) {
    let Some(outside) = &screen.state.outside else {
        quiet(ui, screen, "That is settled.");
        return;
    };
    decisions.turn_to(outside);
    let file = screen.state.document.file();
    let file = file
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    let words = if outside.ours.is_empty() {
        format!(
            "Another program has changed {file}. You have no changes of your own that are not saved; \
             what you have taken back can be redone if you keep mine."
        )
    } else {
        format!(
            "Another program has changed {file} while you had work that is not saved. Nothing is \
             lost yet: the file is as the other program left it, and your work is here."
        )
    };
    plain(ui, screen, &words);
    for met in &outside.ours {
        ui.add_space(STEP);
        met_ui(ui, screen, met, decisions, commands);
    }
    theirs_ui(ui, screen, outside);
    ui.add_space(STEP * 2.0);
    ways_on(ui, screen, outside, decisions, commands);
}

/// What the other program has made of the file besides what meets one of our edits.
fn theirs_ui(ui: &mut Ui, screen: &Screen, outside: &Outside) {
    let (base, theirs) = (&screen.state.document.base().case, outside.theirs.case());
    let is_met = |edit: &Edit| {
        outside
            .ours
            .iter()
            .any(|met| met.ours.spot() == edit.spot())
    };
    let edits = Edit::between(base, theirs);
    let mut edited = Case::clone(base);
    for edit in &edits {
        edit.apply(&mut edited);
    }
    let mut lines: Vec<String> = edits
        .iter()
        .filter(|edit| !is_met(edit))
        .map(|edit| rows::made(base, theirs, edit))
        .collect();
    if edited != *theirs {
        lines.push("What is not edited here: claims, places, incidents or the like".to_owned());
    }
    if lines.is_empty() {
        return;
    }
    ui.add_space(STEP);
    let theme = screen.theme;
    let words = "The other program has changed besides:";
    text::prose(ui, words, theme.strong(), theme.colours.ink);
    for line in lines {
        plain(ui, screen, &format!("– {line}"));
    }
}

/// One of our edits, and what the file says there.
fn met_ui(
    ui: &mut Ui,
    screen: &Screen,
    met: &Met,
    decisions: &mut Decisions,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let document = &screen.state.document;
    let spot = met.ours.spot();
    let name = rows::spot(document, &spot);
    text::prose(ui, &name, theme.strong(), theme.colours.ink);
    match &met.theirs {
        Meeting::Untouched => {
            if let Some(before) = rows::before(document, &met.ours) {
                rows::line(ui, screen, "the file", &before);
            }
            rows::line(ui, screen, "mine", &met.ours);
            quiet(
                ui,
                screen,
                "Nobody else has changed this. A merge keeps mine.",
            );
        }
        Meeting::Agreed => {
            rows::line(ui, screen, "both", &met.ours);
        }
        Meeting::Conflict(theirs) => {
            let words = "Both have changed this. Which shall stand?";
            text::prose(ui, words, theme.small(), theme.colours.contradiction);
            let sides = [
                (Side::Theirs, "The file’s", theirs),
                (Side::Mine, "Mine", &met.ours),
            ];
            for (side, whose, edit) in sides {
                let chosen = decisions.sides.get(&spot) == Some(&side);
                if side_ui(ui, screen, &name, chosen, whose, edit).clicked() {
                    decisions.sides.insert(spot.clone(), side);
                }
            }
        }
        Meeting::Gone => {
            rows::line(ui, screen, "mine", &met.ours);
            let words = "The file no longer has what this is about: it cannot be kept there.";
            text::prose(ui, words, theme.small(), theme.colours.contradiction);
            if ui.button("Copy the text").clicked() {
                commands.push(Command::Copy(words::value(screen.case(), &met.ours)));
            }
        }
    }
}

/// One side of a conflict; what it says is also what a screen reader says of it.
fn side_ui(
    ui: &mut Ui,
    screen: &Screen,
    spot: &str,
    chosen: bool,
    whose: &str,
    edit: &Edit,
) -> Response {
    let told = rows::told(screen.case(), edit);
    let words = format!("{whose}: {told}");
    let response = ui.radio(chosen, text::ordered(&words));
    let name = format!("{spot}: {}", whose.to_lowercase());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(told.as_str());
    });
    response
}

fn ways_on(
    ui: &mut Ui,
    screen: &Screen,
    outside: &Outside,
    decisions: &Decisions,
    commands: &mut Commands,
) {
    let open = decisions.open(outside);
    ui.horizontal_wrapped(|ui| {
        let can_merge = open == 0 && !outside.ours.is_empty();
        if ui.add_enabled(can_merge, Button::new("Merge")).clicked() {
            commands.push(Command::Settle(Settlement::Merge(decisions.kept())));
        }
        if ui.button("Take the file’s").clicked() {
            commands.push(Command::Settle(Settlement::Reload));
        }
        if ui.button("Keep mine").clicked() {
            commands.push(Command::Settle(Settlement::KeepMine));
        }
    });
    if open > 0 {
        let conflicts = words::counted(open, "conflict");
        quiet(
            ui,
            screen,
            &format!("To merge, decide on {conflicts} first."),
        );
    }
    let what = "Merge: your changes on top of what the file holds now. Take the file’s: your changes \
                are dropped. Keep mine: what the other program wrote is written over when you save.";
    quiet(ui, screen, what);
}
