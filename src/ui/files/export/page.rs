//! The page on what is selected: on what, and what is left out.

use egui::Ui;

use crate::state::PageExport;

use super::super::super::screen::Screen;
use super::super::super::theme::STEP;
use super::super::quiet;

/// Where there is no page.
pub(super) const NOTHING: &str =
    "Nothing is selected. Select a place or an incident first, on the map or in a list.";

/// What is chosen of the page.
#[derive(Clone)]
pub(super) struct PageForm {
    withholds: bool,
}

impl Default for PageForm {
    fn default() -> Self {
        Self { withholds: true }
    }
}

impl PageForm {
    /// On what it is.
    pub fn ui(&mut self, ui: &mut Ui, screen: &Screen) {
        let looked_at = screen.looked_at();
        if let Some(subject) = looked_at.selected() {
            let name = subject.name(looked_at.case());
            let words =
                format!("All that is shown of {name}, in Markdown, every claim with its citation.");
            quiet(ui, screen, &words);
        }
        ui.add_space(STEP);
        withholds_ui(ui, &mut self.withholds);
    }

    /// What is asked for, once there is a page.
    pub fn asked(&self, screen: &Screen) -> Option<PageExport> {
        let withholds = self.withholds;
        is_there(screen).then_some(PageExport { withholds })
    }
}

/// Whether anything is selected of which there is a page.
pub(super) fn is_there(screen: &Screen) -> bool {
    screen.looked_at().selected().is_some()
}

/// Whether what a room must not learn is left out.
pub(super) fn withholds_ui(ui: &mut Ui, withholds: &mut bool) {
    ui.checkbox(withholds, "Leave out what is marked sensitive")
        .on_hover_text(
            "Names of sensitive sources and documents, and who spoke where and in which words",
        );
}
