//! The archives beside the case: what is open, what is being read, and the ways to show, hide and close
//! them.

use std::iter;

use egui::{Align, Layout, ProgressBar, Role, Ui, WidgetInfo, vec2};

use crate::model::SourceId;
use crate::state::archives::Archive;
use crate::state::{Command, Commands, Importing, OpenArchive};

use super::super::row::{Level, Row, Tone};
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::{hint, icon, quiet_button};
use super::super::words::{counted, part_in_bytes};
use super::{section, show_or_hide};

/// How many sources of one archive are listed; the others stand among the filters.
const MOST_SOURCES: usize = 12;

/// An entry for each archive that is open or being read; nothing where there is none.
pub fn archives_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let archives = &screen.state.archives;
    if archives.iter().next().is_none() && archives.importing().is_empty() {
        return;
    }
    section(ui, screen, "Archives");
    for open in archives.iter() {
        archive_ui(ui, screen, open, commands);
    }
    for importing in archives.importing() {
        importing_ui(ui, screen, importing, commands);
    }
}

fn archive_ui(ui: &mut Ui, screen: &Screen, open: &OpenArchive, commands: &mut Commands) {
    let sources = open.archive.source_ids();
    row_ui(ui, screen, open, sources, commands);
    told_ui(ui, screen, open, commands);
    if sources.len() > 1 && open.shown {
        for source in sources.iter().take(MOST_SOURCES) {
            source_ui(ui, screen, source, commands);
        }
        if sources.len() > MOST_SOURCES {
            let more = format!(
                "and {} more, among the filters",
                sources.len() - MOST_SOURCES
            );
            quiet(ui, screen, &more);
        }
    }
    ui.add_space(HALF);
}

/// Its name and how many of its claims are shown; a click shows or hides it.
fn row_ui(
    ui: &mut Ui,
    screen: &Screen,
    open: &OpenArchive,
    sources: &[SourceId],
    commands: &mut Commands,
) {
    let (archive, shown) = (&open.archive, open.shown);
    let name = &archive.about().name;
    let mut derived = screen.derived.archives.iter();
    let counted_there = derived.find(|it| it.id == *archive.id());
    let claims = counted_there.map_or(0, |it| it.shown.counts.shown);
    let row = Row {
        mark: sources
            .first()
            .map(|source| screen.derived.marks.mark(source)),
        count: Some(claims),
        tone: Tone::of_source(shown),
        ..Row::new(name)
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, name));
    let rows = counted(archive.incidents(), row_noun(archive));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("Archive; {rows}; {}", archive.path().display()));
    });
    if response.clicked() {
        commands.push(Command::ShowArchive(archive.id().clone(), !shown));
    }
    let form = format!(
        "{}, understood as {}",
        archive.about().form,
        archive.about().mapping
    );
    let all = counted(archive.claims(), "claim");
    let path = archive.path().display().to_string();
    let click = show_or_hide(shown, "it");
    let lines = [name.as_str(), &path, &form, &all, &click];
    response.on_hover_ui(|ui| hint(ui, screen.theme, &lines));
}

/// How many rows there are, and how many of them lack something: a line each.
fn rows_told(open: &OpenArchive) -> String {
    let rows = counted(open.archive.incidents(), row_noun(&open.archive));
    let (unlocated, undated) = (open.report.without_place, open.report.without_date);
    let lacking = [(unlocated, "without a place"), (undated, "without a date")];
    let lacking = lacking.iter().filter(|(rows, _)| *rows > 0);
    let lacking = lacking.map(|(rows, what)| format!("{rows} {what}"));
    let told: Vec<String> = iter::once(rows).chain(lacking).collect();
    told.join("\n")
}

/// What a row of `archive` is called: a case has incidents.
fn row_noun(archive: &Archive) -> &'static str {
    match archive.case() {
        Some(_) => "incident",
        None => "row",
    }
}

/// Its file and rows, and the buttons that show the report and close it.
fn told_ui(ui: &mut Ui, screen: &Screen, open: &OpenArchive, commands: &mut Commands) {
    let archive = &open.archive;
    let name = &archive.about().name;
    let file = archive
        .path()
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = HALF;
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            let close = format!("Close {name}; the file stays");
            if quiet_button(ui, screen.theme, icon::CLOSE, &close).clicked() {
                commands.push(Command::CloseArchive(archive.id().clone()));
            }
            let report = match archive.case() {
                Some(_) => format!("What was found in {name}"),
                None => format!("What became of the rows of {name}"),
            };
            if quiet_button(ui, screen.theme, icon::PAGE, &report).clicked() {
                commands.push(Command::ShowReport(archive.id().clone()));
            }
            let columns = format!("How the columns of {name} are read…");
            if archive.read_by().is_some()
                && quiet_button(ui, screen.theme, icon::TABLE, &columns).clicked()
            {
                commands.push(Command::AskColumns(archive.id().clone()));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                quiet(ui, screen, &file);
                quiet(ui, screen, &rows_told(open));
            });
        });
    });
}

fn source_ui(ui: &mut Ui, screen: &Screen, id: &SourceId, commands: &mut Commands) {
    let name = screen.source_name(id);
    let shown = screen.filter().shows_source(id);
    let claims = screen.counts().sources.get(id).copied().unwrap_or_default();
    let row = Row {
        mark: Some(screen.derived.marks.mark(id)),
        count: Some(claims),
        tone: Tone::of_source(shown),
        level: Level::OfParty,
        ..Row::new(&name)
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, &name));
    if response.clicked() {
        commands.push(Command::ShowSources(vec![id.clone()], !shown));
    }
    let click = show_or_hide(shown, "its claims");
    response.on_hover_ui(|ui| hint(ui, screen.theme, &[&name, &click]));
}

/// How far a file has been read, and the button that breaks that off.
fn importing_ui(ui: &mut Ui, screen: &Screen, importing: &Importing, commands: &mut Commands) {
    let theme = screen.theme;
    let name = importing
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let progress = importing.progress;
    let part = progress.read as f32 / progress.size.max(1) as f32;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let stop = format!("Read {name} no further");
            if quiet_button(ui, theme, icon::CLOSE, &stop).clicked() {
                commands.push(Command::CancelImport(importing.number));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                text::in_one_line(ui, &name, theme.body(), theme.colours.ink);
            });
        });
    });
    let bar = ProgressBar::new(part.min(1.0))
        .desired_height(STEP)
        .desired_width(ui.available_width())
        .fill(theme.colours.focus);
    let response = ui.add(bar);
    let rows = counted(progress.rows as usize, "row");
    let read = match progress.size {
        0 => rows,
        size => format!("{rows} · {}", part_in_bytes(progress.read, size)),
    };
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::ProgressIndicator,
            true,
            format!("Reading {name}: {read}"),
        )
    });
    quiet(ui, screen, &read);
    ui.add_space(HALF);
}

fn quiet(ui: &mut Ui, screen: &Screen, words: &str) {
    ui.spacing_mut().item_spacing = vec2(HALF, 0.0);
    text::label(
        ui,
        words,
        screen.theme.small(),
        screen.theme.colours.ink_soft,
    );
}
