//! The import report: what became of the rows of a file, and what of them was not understood.

use egui::{Grid, Ui};

use crate::state::archives::{Finding, OpenArchive, Whose};
use crate::state::{Command, Commands, Report};

use super::files::{FilesForm, save_report_button, save_report_ui};
use super::mapping::swapped_words;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{heading, nothing_here};
use super::words::counted;

/// What became of the rows of the archive whose report is read; `form` keeps what is typed of where to save it.
pub fn report_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut FilesForm,
    is_new: bool,
    commands: &mut Commands,
) {
    let archives = &screen.state.archives;
    let open = archives.reported.as_ref().and_then(|id| archives.get(id));
    let Some(open) = open else {
        nothing_here(ui, screen.theme, "The archive is closed.");
        return;
    };
    head_ui(ui, screen, open);
    rows_ui(ui, screen, open);
    findings_ui(ui, screen, open);
    unused_ui(ui, screen, &open.report);
    ui.add_space(STEP);
    ui.horizontal_wrapped(|ui| asks_ui(ui, screen, open, is_new, commands));
    save_report_ui(ui, screen, form, open, is_new, commands);
}

/// What can be done with the report, and about it.
fn asks_ui(
    ui: &mut Ui,
    screen: &Screen,
    open: &OpenArchive,
    is_new: bool,
    commands: &mut Commands,
) {
    let copy = ui.button("Copy as CSV");
    if is_new {
        copy.request_focus();
    }
    if copy
        .on_hover_text("What was found, with its lines, to be pasted into a table")
        .clicked()
    {
        commands.push(Command::CopyReport(open.archive.id().clone()));
    }
    save_report_button(ui, screen, open, commands);
    if open.archive.read_by().is_some() && ui.button("How its columns are read…").clicked() {
        commands.push(Command::AskColumns(open.archive.id().clone()));
    }
}

/// Which file it was, and as what it was understood.
fn head_ui(ui: &mut Ui, screen: &Screen, open: &OpenArchive) {
    let theme = screen.theme;
    let about = open.archive.about();
    let path = open.archive.path();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let response = text::label(ui, &name, theme.strong(), theme.colours.ink);
    response.on_hover_text(path.display().to_string());
    let form = format!("{}; {}.", about.form, understood(open));
    text::label(ui, &form, theme.small(), theme.colours.ink_soft);
    for habit in &open.report.habits {
        text::label(ui, habit, theme.small(), theme.colours.ink_soft);
    }
    if let Some(swapped) = &open.report.swapped {
        let words = format!(
            "{} Nothing was swapped; how its columns are read can be changed.",
            swapped_words(swapped)
        );
        text::label(ui, &words, theme.strong(), theme.colours.tension);
    }
    if let Some(why) = &open.report.ended {
        text::label(ui, why, theme.strong(), theme.colours.tension);
    }
    ui.add_space(STEP);
}

/// As what its columns were understood, and how that came about.
fn understood(open: &OpenArchive) -> String {
    let mapping = &open.archive.about().mapping;
    match open.archive.read_by() {
        Some((mapping, Whose::Kept)) => format!(
            "its columns are those of a mapping that you keep, {}, and were read by that",
            mapping.name
        ),
        Some((_, Whose::Told)) => "its columns were read as you have told".to_owned(),
        Some((_, Whose::Guessed)) => {
            "what its columns hold was guessed from their names".to_owned()
        }
        Some((_, Whose::Known)) => format!("its columns were understood as {mapping}"),
        None => "a case, which is read as a whole".to_owned(),
    }
}

/// How many rows there were, and what was made of them.
fn rows_ui(ui: &mut Ui, screen: &Screen, open: &OpenArchive) {
    let theme = screen.theme;
    let report = &open.report;
    let of_rows = [
        (report.rows, "row", "read"),
        (report.claims, "claim", "made of them"),
        (report.without_place, "row", "without a place; kept"),
        (report.without_date, "row", "without a date; kept"),
    ];
    let of_claims = [
        (report.claims, "claim", "read"),
        (
            report.without_place,
            "incident",
            "that nobody locates; kept",
        ),
        (report.without_date, "incident", "that nobody dates; kept"),
    ];
    let lines = match open.archive.case() {
        Some(_) => &of_claims[..],
        None => &of_rows,
    };
    Grid::new("rows")
        .num_columns(2)
        .spacing([STEP * 2.0, HALF])
        .show(ui, |ui| {
            for (number, noun, what) in lines {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    text::label(ui, &number.to_string(), theme.strong(), theme.colours.ink);
                });
                let many = if *number == 1 { "" } else { "s" };
                let words = format!("{noun}{many} {what}");
                text::label(ui, &words, theme.body(), theme.colours.ink);
                ui.end_row();
            }
        });
}

fn findings_ui(ui: &mut Ui, screen: &Screen, open: &OpenArchive) {
    let (theme, report) = (screen.theme, &open.report);
    let (nothing, noun) = match open.archive.case() {
        Some(_) => ("Nothing: all of it was understood.", "line"),
        None => ("Nothing: every cell that is used was understood.", "row"),
    };
    ui.add_space(STEP);
    heading(ui, theme, "What was not understood, or looks odd");
    if report.found() == 0 {
        text::label(ui, nothing, theme.body(), theme.colours.ink_soft);
    }
    for (column, what, finding) in report.findings() {
        let rows = counted(finding.count as usize, noun);
        let title = format!("{column}: {what} – {rows}");
        text::label(ui, &title, theme.strong(), theme.colours.ink);
        let lines = examples(finding).join("\n");
        text::label(ui, &lines, theme.small(), theme.colours.ink_soft);
    }
}

/// The first few, a line for each.
fn examples(finding: &Finding) -> Vec<String> {
    let examples = finding.examples.iter();
    let mut lines: Vec<String> = examples
        .map(|(line, said)| format!("line {line}: {said}"))
        .collect();
    let more = finding.count as usize - finding.examples.len();
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    lines
}

/// The columns of which nothing was made.
fn unused_ui(ui: &mut Ui, screen: &Screen, report: &Report) {
    if report.unused.is_empty() {
        return;
    }
    let theme = screen.theme;
    ui.add_space(STEP);
    heading(ui, theme, "Columns that nothing was made of");
    let words = format!(
        "{}. They are shown with each row.",
        report.unused.join(", ")
    );
    text::label(ui, &words, theme.small(), theme.colours.ink_soft);
}

#[cfg(test)]
mod tests;
