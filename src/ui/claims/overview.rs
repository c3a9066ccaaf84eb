//! What the panel shows when nothing is selected: the case in short, and how to go on.

use egui::Ui;

use crate::query::Standing;
use crate::state::Commands;

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::widgets::{badge_with_words, heading};
use super::super::words::{self, Badge};

/// The case in short.
pub fn overview_ui(ui: &mut Ui, screen: &Screen, _: &mut Commands) {
    let theme = screen.theme;
    let case = screen.case();
    let soft = theme.colours.ink_soft;
    text::label(ui, &case.title, theme.title(), theme.colours.ink);
    text::label(
        ui,
        &case.campaign.span.to_string(),
        theme.body(),
        theme.colours.ink,
    );
    if let Some(note) = &case.campaign.note {
        text::label(ui, note, theme.small(), soft);
    }
    ui.add_space(STEP * 2.0);
    if case.claims.is_empty() {
        text::label(
            ui,
            "This case holds no claims yet.",
            theme.body(),
            theme.colours.ink,
        );
        return;
    }
    let all = format!(
        "{} by {} on {}.",
        words::counted(case.claims.len(), "claim"),
        words::counted(case.sources.len(), "source"),
        words::counted(case.places.len(), "place")
    );
    text::label(ui, &all, theme.body(), theme.colours.ink);
    ui.add_space(STEP);
    contested(ui, screen);

    ui.add_space(STEP * 2.0);
    heading(ui, theme, "Documents");
    for document in case.documents.values() {
        text::label(ui, &document.title, theme.body(), theme.colours.ink);
        let line = words::document(document);
        let particulars = line
            .strip_prefix(&format!("{}, ", document.title))
            .unwrap_or(&line);
        text::label(ui, particulars, theme.small(), soft);
    }
    ui.add_space(STEP * 2.0);
    let hint = "Select a place on the map or in the list to lay side by side what is said of it.";
    text::label(ui, hint, theme.small(), soft);
}

/// How many places are contested, and in which way; the ways are counted apart.
fn contested(ui: &mut Ui, screen: &Screen) {
    let count = |is: fn(&Standing) -> bool| {
        let standings = screen.derived.summaries.iter();
        standings.filter(|summary| is(&summary.standing)).count()
    };
    for (badge, n, words) in [
        (
            Badge::ContestedHere,
            count(|standing| !standing.contested_here.is_empty()),
            "contested here",
        ),
        (
            Badge::ByBroader,
            count(|standing| !standing.by_broader.is_empty()),
            "contradicted by a broader claim",
        ),
        (
            Badge::InTension,
            count(|standing| !standing.in_tension.is_empty()),
            "that an unlocated claim may contradict",
        ),
    ] {
        if n > 0 {
            let words = format!("{} {words}", words::counted(n, "place"));
            badge_with_words(ui, screen.theme, badge, &words);
        }
    }
}
