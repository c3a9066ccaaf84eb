//! What stands in the window once a fault has stopped the program: what happened, what was kept,
//! and where the report is. It draws nothing of the case, for that may be what broke.

use std::path::Path;

use egui::{CentralPanel, Frame, Ui, UiBuilder, vec2};

use super::text;
use super::theme::{STEP, Theme};

/// What became of the work since the case was last saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkKept {
    /// There was none.
    None,
    /// It is in the journal.
    InJournal,
    /// It could not be written down.
    Lost,
}

/// What the user asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterFault {
    /// Put the report on the clipboard.
    CopyReport,
    /// End the program.
    Quit,
}

/// Fills the window with what is known of a fault, whose report is in the file `report`.
pub fn fault_ui(
    ui: &mut Ui,
    theme: &Theme,
    work: WorkKept,
    report: Option<&Path>,
) -> Option<AfterFault> {
    let ground = Frame::new().fill(theme.colours.paper);
    let words = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = STEP * 2.0;
        let title = "A fault in this program has stopped it";
        text::prose(ui, title, theme.title(), theme.colours.ink);
        for words in [kept(work), &told(report)] {
            text::prose(ui, words, theme.body(), theme.colours.ink);
        }
        buttons(ui)
    };
    let panel = CentralPanel::default().frame(ground);
    let shown = panel.show(ui, |ui| {
        let room = ui.max_rect();
        let side = (room.width() - 640.0 * theme.scale).max(STEP * 8.0) / 2.0;
        let column = room.shrink2(vec2(side, room.height() / 4.0));
        ui.scope_builder(UiBuilder::new().max_rect(column), words)
            .inner
    });
    shown.inner
}

fn buttons(ui: &mut Ui) -> Option<AfterFault> {
    ui.horizontal(|ui| {
        let quits = ui.button("Quit").clicked();
        let copies = ui.button("Copy report").clicked();
        match (quits, copies) {
            (true, _) => Some(AfterFault::Quit),
            (_, true) => Some(AfterFault::CopyReport),
            _ => None,
        }
    })
    .inner
}

fn kept(work: WorkKept) -> &'static str {
    match work {
        WorkKept::None => "Nothing of your work is lost: none of it was unsaved.",
        WorkKept::InJournal => {
            "Your file is as you last saved it. What you did since is in the journal, and will be \
             offered to you when you start Counterclaim again."
        }
        WorkKept::Lost => {
            "Your file is as you last saved it. What you did since could not be written to the \
             journal; when you start Counterclaim again, you are offered what was written before, \
             if anything was."
        }
    }
}

fn told(report: Option<&Path>) -> String {
    let what = "It says where in the program the fault lies and holds nothing of your case; whoever \
                looks after the program can use it. Nothing was sent to anybody.";
    match report {
        Some(file) => format!("A report of the fault is in {}. {what}", file.display()),
        None => format!("A report of the fault could not be written, but can be copied. {what}"),
    }
}
