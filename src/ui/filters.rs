//! Filters: which claims are shown, how many each choice leaves, and the way back to all.
//!
//! A filter hides and never changes what is contested. Every number says what the *other* choices
//! leave, so that nobody has to try to know.

mod area;
mod chips;
mod figures;
mod options;
mod sets;

use std::collections::BTreeSet;

use egui::{Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use crate::model::{Competing, Facet, Filter, Ground, Precision, Question, SourceKind, Stance};
use crate::state::{Command, Commands};

use super::screen::Screen;
use super::theme::{HALF, STEP};
use super::widgets::heading;
use super::{text, words};

pub use self::area::tool_ui;
pub use self::chips::Chips;
pub use self::sets::FilterSetsForm;

use self::options::{checked, chosen};

/// All that claims can be filtered by; each takes effect at once. `in_view` is the ground that the
/// map shows, from south-west to north-east.
pub fn filters_ui(
    ui: &mut Ui,
    screen: &Screen,
    in_view: Option<(Ground, Ground)>,
    sets: &mut FilterSetsForm,
    commands: &mut Commands,
) {
    let mut wanted = screen.filter().clone();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        summary_ui(ui, screen, &mut wanted);
        sets::sets_ui(ui, screen, sets, commands);
        words_ui(ui, screen, &mut wanted, commands);
        contest_ui(ui, screen, &mut wanted);
        questions_ui(ui, screen, &mut wanted);
        stances_ui(ui, screen, &mut wanted);
        kinds_ui(ui, screen, &mut wanted);
        figures::killed_ui(ui, screen, &mut wanted);
        precision_ui(ui, screen, &mut wanted);
        figures::grades_ui(ui, screen, &mut wanted);
        area::area_ui(ui, screen, in_view, &mut wanted, commands);
        ui.add_space(STEP * 2.0);
    });
    if wanted != *screen.filter() {
        commands.push(Command::SetFilter(Box::new(wanted)));
    }
}

fn section(ui: &mut Ui, screen: &Screen, title: &str) {
    ui.add_space(STEP * 2.0);
    heading(ui, screen.theme, title);
    ui.add_space(HALF);
}

/// How many claims are shown of how many, and the way back to all.
fn summary_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    let (theme, counts) = (screen.theme, screen.counts());
    ui.add_space(STEP * 1.5);
    let words = format!(
        "{} of {} shown",
        counts.shown,
        words::counted(counts.all, "claim")
    );
    text::label(ui, &words, theme.strong(), theme.colours.ink);
    ui.add_space(HALF);
    let is_active = *wanted != Filter::default();
    let clear = ui.add_enabled(is_active, egui::Button::new("Show all claims"));
    if clear.on_hover_text("Take every filter away").clicked() {
        *wanted = Filter::default();
    }
}

/// The words that claims must contain.
fn words_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter, commands: &mut Commands) {
    section(ui, screen, "Words");
    let field = TextEdit::singleline(&mut wanted.text)
        .hint_text("any words")
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Words to look for"));
    if response.lost_focus() {
        commands.push(Command::EndTyping);
    }
    response.on_hover_text(
        "Claims are shown that contain all of these words: in the paraphrase, the quote, the names \
         of source and speaker, of places and of the document",
    );
}

fn contest_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    section(ui, screen, "Contest");
    let of = |competing| screen.counts().competing.get(&competing).copied();
    let all = Competing::ALL.into_iter();
    let options = all.map(|it| (it, words::competing(it), of(it).unwrap_or_default()));
    chosen(ui, screen, "Contest", &mut wanted.competing, options);
}

fn questions_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    let asked = asked(screen);
    if asked.len() < 2 && wanted.hidden_questions.is_empty() {
        return;
    }
    section(ui, screen, "Questions");
    let of = |question: &Question| screen.counts().questions.get(question).copied();
    let options = asked.into_iter().map(|question| {
        let words = screen.question(&question);
        let count = of(&question).unwrap_or_default();
        (question, words, count)
    });
    checked(ui, screen, &mut wanted.hidden_questions, options);
}

/// The questions that a claim of the case answers, or one that an archive shows.
fn asked(screen: &Screen) -> BTreeSet<Question> {
    let claims = screen.case().claims.iter();
    let in_case = claims.map(|it| it.question.clone());
    in_case
        .chain(screen.counts().questions.keys().cloned())
        .collect()
}

fn stances_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    section(ui, screen, "Stances");
    let of = |stance| screen.counts().stances.get(&stance).copied();
    let all = Stance::NAMED.into_iter().map(|(_, stance)| stance);
    let options = all.map(|it| (it, words::stances(it), of(it).unwrap_or_default()));
    checked(ui, screen, &mut wanted.hidden_stances, options);
}

fn kinds_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    let has = |kind| {
        let mut sources = screen.case().sources.values();
        sources.any(|source| source.kind == kind)
    };
    section(ui, screen, "Kinds of sources");
    let of = |kind| screen.counts().kinds.get(&kind).copied();
    let all = SourceKind::NAMED.into_iter().map(|(_, kind)| kind);
    let options = all.filter(|kind| has(*kind));
    let options = options.map(|it| (it, words::source_kind(it), of(it).unwrap_or_default()));
    checked(ui, screen, &mut wanted.hidden_kinds, options);
}

/// How precisely claims must be located at least; only what tells claims apart is offered.
fn precision_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    section(ui, screen, "Located at least");
    let of = |least: Precision| screen.counts().precision.get(&least).copied();
    let has = |least: &Precision| {
        let mut places = screen.case().places.values();
        let mut archives = screen.state.archives.shown();
        wanted.precision == Some(*least)
            || places.any(|place| place.precision == *least)
            || archives.any(|open| open.archive.precisions().contains(least))
    };
    let all = Precision::NAMED.into_iter().map(|(_, least)| least);
    let known = all.filter(|least| *least != Precision::Unlocated);
    let anywhere = [Precision::Unlocated].into_iter();
    let options = known.filter(has).chain(anywhere).map(|least| {
        let wanted = (least != Precision::Unlocated).then_some(least);
        (
            wanted,
            words::at_least_to(least),
            of(least).unwrap_or_default(),
        )
    });
    let options: Vec<_> = options.collect();
    let wanted = &mut wanted.precision;
    chosen(ui, screen, "Located at least", wanted, options);
}

/// How many more claims `facet` alone holds back.
fn held_back(screen: &Screen, facet: Facet) -> usize {
    let held = screen.counts().held_back.get(&facet);
    held.copied().unwrap_or_default()
}
