//! The column on the left: sources by party, the legend of the overlays, the places, and the trays
//! for what has no place or no date.

mod archives;
mod context;
mod line;
mod mark_popup;
mod trays;

use egui::{Response, Role, ScrollArea, Ui, WidgetInfo};

use crate::model::{Case, PartyId, SourceId, Subject};
use crate::state::{Command, Commands};

use self::line::Line;
use super::row::{Level, Row, Tone};
use super::screen::Screen;
use super::theme::{HALF, STEP};
use super::widgets::{heading, hint};
use super::words;

/// The sources, the places and the trays; a click shows, hides or selects.
pub fn sources_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        source_list(ui, screen, commands);
        archives::archives_ui(ui, screen, commands);
        context::context_list(ui, screen, commands);
        place_list(ui, screen, commands);
        trays::unlocated_tray(ui, screen, commands);
        trays::undated_tray(ui, screen, commands);
        trays::campaign_tray(ui, screen, commands);
        ui.add_space(STEP * 2.0);
    });
}

fn source_list(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let case = screen.case();
    if case.sources.is_empty() {
        return;
    }
    section(ui, screen, "Sources");
    for (party, sources) in by_party(case, screen.derived.marks.order()) {
        let alone = sources.len() == 1;
        if !alone {
            party_row(ui, screen, &party, &sources, commands);
        }
        for source in sources {
            let level = if alone { Level::Alone } else { Level::OfParty };
            source_row(ui, screen, &source, level, commands);
        }
    }
}

/// Consecutive sources of one party, in the order given.
fn by_party(case: &Case, order: &[SourceId]) -> Vec<(PartyId, Vec<SourceId>)> {
    order
        .chunk_by(|a, b| case.source(a).party == case.source(b).party)
        .map(|sources| (case.source(&sources[0]).party.clone(), sources.to_vec()))
        .collect()
}

fn party_row(
    ui: &mut Ui,
    screen: &Screen,
    party: &PartyId,
    sources: &[SourceId],
    commands: &mut Commands,
) {
    let name = &screen.case().parties[party].name;
    let shown = sources
        .iter()
        .any(|source| screen.filter().shows_source(source));
    let row = Row {
        tone: Tone::of_source(shown),
        level: Level::Party,
        ..Row::new(name)
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, name));
    if response.clicked() {
        commands.push(Command::ShowSources(sources.to_vec(), !shown));
    }
    response.on_hover_text(show_or_hide(shown, "all of this party"));
}

fn source_row(ui: &mut Ui, screen: &Screen, id: &SourceId, level: Level, commands: &mut Commands) {
    let source = screen.case().source(id);
    let shown = screen.filter().shows_source(id);
    let claims = screen.counts().sources.get(id).copied().unwrap_or_default();
    let row = Row {
        mark: Some(screen.derived.marks.mark(id)),
        count: Some(claims),
        tone: Tone::of_source(shown),
        level,
        is_withheld: source.is_sensitive,
        ..Row::new(source.short_name())
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, source.short_name()));
    if source.is_sensitive {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(words::WITHHELD);
        });
    }
    let mark = row.mark_rect(screen, response.rect);
    mark_popup::mark_button(ui, screen, id, mark, &response, commands);
    if response.clicked() {
        commands.push(Command::ShowSources(vec![id.clone()], !shown));
    }
    let kind = words::source_kind(source.kind);
    let click = show_or_hide(shown, "its claims");
    let note = source.note.as_deref().unwrap_or_default();
    let withheld = source.is_sensitive.then_some(words::WITHHELD);
    let withheld = withheld.unwrap_or_default();
    let lines = [source.name.as_str(), kind, note, withheld, &click];
    response.on_hover_ui(|ui| hint(ui, screen.theme, &lines));
}

fn show_or_hide(shown: bool, what: &str) -> String {
    format!("Click to {} {what}.", if shown { "hide" } else { "show" })
}

fn place_list(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    if screen.case().places.is_empty() {
        return;
    }
    section(ui, screen, "Places");
    for summary in screen.derived.summaries.value.iter() {
        let subject = Subject::Place(summary.place.clone());
        let known = words::precision(screen.case().place(&summary.place));
        subject_row(ui, screen, &subject, summary.claims.len(), known, commands);
    }
}

/// How many claims about it are shown, which has no place or no date.
fn local_claims(screen: &Screen, subject: &Subject) -> usize {
    let counts = &screen.derived.in_trays;
    counts.get(subject).copied().unwrap_or_default()
}

fn subject_row(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    claims: usize,
    known: &str,
    commands: &mut Commands,
) -> Response {
    let name = subject.name(screen.case()).to_owned();
    let standing = screen.contest().standing(subject);
    let kinds = words::standing(standing)
        .into_iter()
        .map(|(_, words)| words);
    let told: Vec<&str> = std::iter::once(known).chain(kinds).collect();
    let line = Line {
        subject: subject.clone(),
        said: name.clone(),
        name,
        claims,
        badge: words::badge(standing),
        told: told.join("; "),
        is_of_case: true,
    };
    line.ui(ui, screen, commands)
}

fn section(ui: &mut Ui, screen: &Screen, title: &str) {
    ui.add_space(STEP * 2.0);
    heading(ui, screen.theme, title);
    ui.add_space(HALF);
}
