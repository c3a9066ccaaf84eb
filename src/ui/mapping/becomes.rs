//! What becomes of the rows by what is chosen: of the one that is looked at in full, of all what of them is
//! not understood.

use egui::Ui;

use crate::model::{Case, Incident, Location, Place};
use crate::query::Excerpt;
use crate::state::archives::Report;

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::HALF;
use super::super::widgets::{heading, nothing_here};
use super::super::words;
use super::form::MappingForm;
use super::swapped_words;

/// The incident that the row becomes which is looked at, and its claims.
pub(super) fn becomes_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm) {
    ui.spacing_mut().item_spacing.y = HALF;
    let row = form.row() + 1;
    heading(ui, screen.theme, &format!("What row {row} becomes"));
    let tried = form.tried();
    let excerpt = tried
        .as_ref()
        .and_then(|tried| tried.trial.becomes.as_deref());
    let Some(excerpt) = excerpt else {
        nothing_here(ui, screen.theme, "There is no such row.");
        return;
    };
    for incident in excerpt.case.incidents.values() {
        incident_ui(ui, screen, &excerpt.case, incident);
    }
    claims_ui(ui, screen, excerpt);
}

fn incident_ui(ui: &mut Ui, screen: &Screen, case: &Case, incident: &Incident) {
    let theme = screen.theme;
    text::label(ui, &incident.title, theme.strong(), theme.colours.ink);
    let places = incident.places.iter().filter_map(|id| case.places.get(id));
    for place in places {
        let form = screen.state.view.preferences.coordinates;
        let at = match &place.at {
            Location::Point(at) | Location::Around(at) => words::coordinates(*at, form),
            _ => "no coordinate".to_owned(),
        };
        let words = if is_named(place) {
            format!("{} · {at}", place.name)
        } else {
            at
        };
        text::label(ui, &words, theme.body(), theme.colours.ink);
    }
    let when = words::capitalised(&words::when(incident));
    text::label(ui, &when, theme.body(), theme.colours.ink);
}

/// Whether the row names the place: one that it does not name is called by its coordinate.
fn is_named(place: &Place) -> bool {
    let (Location::Point(at) | Location::Around(at)) = &place.at else {
        return true;
    };
    place.name != format!("{}, {}", at.y(), at.x())
}

fn claims_ui(ui: &mut Ui, screen: &Screen, excerpt: &Excerpt) {
    let theme = screen.theme;
    let case = &excerpt.case;
    if case.claims.is_empty() {
        let words = "It makes no claim.";
        text::label(ui, words, theme.body(), theme.colours.ink_soft);
    }
    for claim in case.claims.iter() {
        let source = case.source(&claim.source).short_name();
        let words = format!("{source}: {}", words::answer(case, &claim.answer));
        text::label(ui, &words, theme.body(), theme.colours.ink);
        if !claim.statement.text.is_empty() {
            let ink = theme.colours.ink_soft;
            text::prose(ui, &claim.statement.text, theme.small(), ink);
        }
    }
    let mut documents: Vec<_> = case
        .claims
        .iter()
        .map(|it| &it.statement.document)
        .collect();
    documents.dedup();
    for document in documents {
        let words = words::document(case.document(document));
        text::label(ui, &words, theme.small(), theme.colours.ink_soft);
    }
}

/// What of the first rows is not understood, or looks odd.
pub(super) fn findings_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm) {
    ui.spacing_mut().item_spacing.y = HALF;
    let theme = screen.theme;
    let Some(tried) = form.tried() else {
        return;
    };
    let report = &tried.trial.report;
    let title = match report.rows {
        1 => "In the only row".to_owned(),
        rows => format!("In the first {rows} rows"),
    };
    heading(ui, theme, &title);
    if let Some(swapped) = &tried.swapped {
        text::label(
            ui,
            &swapped_words(swapped),
            theme.body(),
            theme.colours.tension,
        );
        let swap = ui.button("Swap longitude and latitude");
        if swap.clicked() {
            form.swap();
        }
    }
    for (number, what) in [
        (report.without_place, "without a place that is understood"),
        (report.without_date, "without a date that is understood"),
    ] {
        if number > 0 {
            let rows = words::counted(number as usize, "row");
            let words = format!("{rows} {what}");
            text::label(ui, &words, theme.body(), theme.colours.ink);
        }
    }
    for habit in &report.habits {
        text::label(ui, habit, theme.small(), theme.colours.ink_soft);
    }
    misread_ui(ui, screen, report);
}

fn misread_ui(ui: &mut Ui, screen: &Screen, report: &Report) {
    let theme = screen.theme;
    if report.found() == 0 {
        let words = "Every cell that is used is understood.";
        text::label(ui, words, theme.body(), theme.colours.ink_soft);
    }
    for (column, what, finding) in report.findings() {
        let rows = words::counted(finding.count as usize, "row");
        let words = format!("{column}: {what} – {rows}");
        text::label(ui, &words, theme.small_strong(), theme.colours.ink);
        if let Some((line, said)) = finding.examples.first() {
            let words = format!("line {line}: {said}");
            text::label(ui, &words, theme.small(), theme.colours.ink_soft);
        }
    }
    if !report.unused.is_empty() {
        let words = format!("Nothing is made of: {}.", report.unused.join(", "));
        text::label(ui, &words, theme.small(), theme.colours.ink_soft);
    }
}
