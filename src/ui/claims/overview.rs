//! What the panel shows when nothing is selected: the case in short, and how to go on.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Sense, Ui, Vec2};

use crate::model::{Question, SourceId};
use crate::query::{Relation, Standing};
use crate::state::Commands;

use super::super::notes::list_ui;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::widgets::{badge_with_words, heading, paint_badge, signed};
use super::super::words::{self, Badge};

/// The case in short.
pub fn overview_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
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
    let times = format!("All times are local to {}.", case.time_zone);
    text::label(ui, &times, theme.small(), soft);
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
        list_ui(ui, screen, commands);
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
    contradictions(ui, screen);
    list_ui(ui, screen, commands);

    ui.add_space(STEP * 2.0);
    heading(ui, theme, "Documents");
    for document in case.documents.values() {
        text::label(ui, &document.title, theme.body(), theme.colours.ink);
        let line = words::document(document);
        let particulars = line
            .strip_prefix(&format!("{}, ", document.title))
            .unwrap_or(&line);
        text::label(ui, particulars, theme.small(), soft);
        let published = document.published.as_ref();
        if let Some(why) = published.and_then(|published| published.inferred_from.as_ref()) {
            text::label(
                ui,
                &format!("How the date was inferred: {why}"),
                theme.small(),
                soft,
            );
        }
    }
    ui.add_space(STEP * 2.0);
    let hint = "Select a place on the map or in the list to lay side by side what is said of it.";
    text::label(ui, hint, theme.small(), soft);
}

/// Which sources contradict each other, question by question. The side that comes first does so by
/// its name.
fn contradictions(ui: &mut Ui, screen: &Screen) {
    let case = screen.case();
    let mut pairs: BTreeMap<&Question, BTreeSet<[&SourceId; 2]>> = BTreeMap::new();
    for rivalry in screen.contest().rivalries() {
        let (Some(one), Some(other)) = (case.claim(&rivalry.one), case.claim(&rivalry.other))
        else {
            continue;
        };
        if rivalry.relation == Relation::Contradicts {
            let mut sides = [&one.source, &other.source];
            sides.sort_by_key(|id| &case.source(id).name);
            pairs.entry(&one.question).or_default().insert(sides);
        }
    }
    if pairs.is_empty() {
        return;
    }
    ui.add_space(STEP * 2.0);
    heading(ui, screen.theme, "Accounts that exclude each other");
    for (question, pairs) in pairs {
        ui.add_space(STEP / 2.0);
        let theme = screen.theme;
        text::label(
            ui,
            words::question(case, question),
            theme.strong(),
            theme.colours.ink,
        );
        for sides in pairs {
            pair(ui, screen, sides);
        }
    }
}

/// Two sources with ≠ between them.
fn pair(ui: &mut Ui, screen: &Screen, [one, other]: [&SourceId; 2]) {
    let name = |id: &SourceId| screen.case().source(id).short_name();
    ui.horizontal_wrapped(|ui| {
        let mark = |id: &SourceId| screen.derived.marks.mark(id);
        signed(ui, screen.theme, mark(one), name(one));
        let radius = screen.theme.small().size * 0.62;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(radius * 2.0), Sense::hover());
        paint_badge(
            ui.painter(),
            screen.theme,
            rect.center(),
            radius,
            Badge::ContestedAcross,
        );
        signed(ui, screen.theme, mark(other), name(other));
    });
}

/// How many places are contested, and in which way; the ways are counted apart.
fn contested(ui: &mut Ui, screen: &Screen) {
    let count = |is: fn(&Standing) -> bool| {
        let standings = screen.derived.summaries.value.iter();
        standings.filter(|summary| is(&summary.standing)).count()
    };
    for (badge, n, words) in [
        (
            Badge::ContestedHere,
            count(|standing| !standing.contested_here.is_empty()),
            "contested here",
        ),
        (
            Badge::ContestedAcross,
            count(|standing| !standing.by_broader.is_empty()),
            "contradicted by a broader claim",
        ),
        (
            Badge::InTension,
            count(|standing| !standing.in_tension.is_empty()),
            "perhaps contradicted, if about the same strikes",
        ),
    ] {
        if n > 0 {
            let words = format!("{} {words}", words::counted(n, "place"));
            badge_with_words(ui, screen.theme, badge, &words);
        }
    }
}
