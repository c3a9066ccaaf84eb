//! The panel on the right: what is said of the selected subject, side by side.
//!
//! Positions first, question by question; then each claim in full, under a fold. What analysts noted
//! stands on slips of its own beneath what it is about.

mod also_here;
mod axis;
mod card;
mod citation;
mod crowd;
mod known;
mod network;
mod overview;
mod page;
mod position;
mod row;
mod same;
mod stack;
mod telling;

use std::collections::BTreeSet;

use egui::{Align, Layout, ScrollArea, Ui};

use crate::model::{About, Claim, Question, SourceId, Subject};
use crate::query::{Dossier, Excerpt, Network, Position, Section, dossier};
use crate::state::{Command, Commands, Dialog};

use self::also_here::also_here_ui;
use self::crowd::{CrowdMemory, crowd_ui};
use self::known::{known, noted};
use self::network::network_ui;
use self::position::Scoped;
use self::stack::{StackMemory, stack_ui};
use super::notes::{NotesForm, beside_add_button, notes_ui};
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{badge_with_words, icon, icon_button};
use super::words::{self, Badge};

pub use citation::{all_cited, cited};
pub use page::{PageMemory, page_in_markdown, page_ui};

/// What of the panel is remembered from frame to frame.
#[derive(Default)]
pub struct ClaimsMemory {
    stack: StackMemory,
    crowd: CrowdMemory,
}

/// Where no claim bears on the subject.
const NOTHING_SAID: &str = "Nobody says anything of it.";
/// Where more claims are about it than can stand side by side.
const TOO_MUCH_SAID: &str = "Too many incidents share this place to lay all claims side by side: \
                             choose one of them.";

/// What is said of the selected subject, or an overview of the case when nothing is selected.
pub fn claims_ui(
    ui: &mut Ui,
    screen: &Screen,
    notes: &mut NotesForm,
    memory: &mut ClaimsMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    notes.end_what_has_left(commands);
    let screen = &screen.looked_at();
    ScrollArea::vertical()
        .id_salt(&screen.state.view.selected)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = HALF;
            ui.add_space(STEP * 2.0);
            match &screen.state.view.selected {
                Some(subject) if !subject.exists_in(screen.case()) => reading_ui(ui, screen),
                Some(subject) => subject_ui(ui, screen, subject, notes, memory, measured, commands),
                None => overview::overview_ui(ui, screen, commands),
            }
            ui.add_space(STEP * 3.0);
        });
}

/// Why no claim stands here: of the case, or of `excerpt`.
fn nothing_said(excerpt: Option<&Excerpt>) -> &'static str {
    if excerpt.is_some_and(Excerpt::is_crowded) {
        TOO_MUCH_SAID
    } else {
        NOTHING_SAID
    }
}

/// In place of a part of an archive whose rows are being read.
fn reading_ui(ui: &mut Ui, screen: &Screen) {
    ui.horizontal(|ui| {
        ui.spinner();
        let (font, soft) = (screen.theme.body(), screen.theme.colours.ink_soft);
        text::label(ui, "The rows are being read …", font, soft);
    });
}

fn subject_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    notes: &mut NotesForm,
    memory: &mut ClaimsMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let asked = || memory.crowd.crowd(screen, subject);
    let crowd = measured.query("how much is said", asked);
    let dossier = crowd.is_none().then(|| {
        let asked = || dossier(screen.case(), screen.contest(), screen.shown(), subject);
        measured.query("dossier", asked)
    });
    header(ui, screen, subject, commands);
    known(ui, screen, subject, notes, commands);
    also_here_ui(ui, screen, subject, commands);
    stack_ui(ui, screen, subject, &mut memory.stack, commands);
    noted(ui, screen, subject, notes, commands);
    if let Some(crowd) = crowd {
        crowd_ui(ui, screen, subject, &crowd, commands);
    }
    if let Some(dossier) = dossier {
        dossier_ui(ui, screen, subject, &dossier, notes, commands);
    }
}

/// What is said, question by question, and then each claim in full.
fn dossier_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    dossier: &Dossier,
    notes: &mut NotesForm,
    commands: &mut Commands,
) {
    if dossier.sections.is_empty() {
        ui.add_space(STEP * 2.5);
        let (font, soft) = (screen.theme.body(), screen.theme.colours.ink_soft);
        text::label(ui, nothing_said(screen.excerpt()), font, soft);
    }
    for section in &dossier.sections {
        ui.add_space(STEP * 2.5);
        let about = About::Question(section.question.clone());
        beside_add_button(ui, screen, &about, notes, commands, |ui| {
            question_ui(ui, screen, section.question);
        });
        notes_ui(ui, screen, &about, notes, commands);
        section_ui(ui, screen, subject, dossier, section, commands);
    }
    let bearing = claims_of(dossier);
    if !bearing.is_empty() {
        ui.add_space(STEP * 2.5);
        card::cards_ui(ui, screen, &bearing, notes, commands);
    }
}

fn header(ui: &mut Ui, screen: &Screen, subject: &Subject, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            if icon_button(ui, theme, icon::CLOSE, "Close", "Select nothing (Esc)").clicked() {
                commands.push(Command::Select(None));
            }
            let hint = "All of it as a page, to be read and copied (D)";
            if icon_button(ui, theme, icon::PAGE, "Dossier", hint).clicked() {
                commands.push(Command::Show(Some(Dialog::Dossier)));
            }
            let hint = "Copy all these claims with their citations (C)";
            if icon_button(ui, theme, icon::COPY, "Copy all", hint).clicked() {
                let (case, contest) = (screen.case(), screen.contest());
                let dossier = dossier(case, contest, screen.shown(), subject);
                let text = all_cited(case, contest, screen.excerpt(), subject, &dossier);
                commands.push(Command::Copy(text));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                names(ui, screen, subject);
            });
        });
    });
}

fn names(ui: &mut Ui, screen: &Screen, subject: &Subject) {
    let theme = screen.theme;
    ui.horizontal_wrapped(|ui| {
        text::label(
            ui,
            subject.name(screen.case()),
            theme.title(),
            theme.colours.ink,
        );
        if let Subject::Place(id) = subject
            && let Some(arabic) = screen.case().place(id).arabic()
        {
            text::label(ui, arabic, theme.title(), theme.colours.ink_soft);
        }
    });
}

fn question_ui(ui: &mut Ui, screen: &Screen, question: &Question) {
    let theme = screen.theme;
    let question = words::question(screen.case(), question);
    let response = text::label(ui, question, theme.question(), theme.colours.ink);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        // A label tells its text as its value, a heading as its name.
        node.set_label(question);
        node.clear_value();
    });
}

fn section_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    dossier: &Dossier,
    section: &Section,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    axis::axis_ui(ui, screen, section);
    if section.here.is_empty() {
        let name = subject.name(screen.case());
        let nobody = if section.answered_here {
            format!("All that is said of {name} is hidden.")
        } else {
            format!("Nobody says it of {name}.")
        };
        text::label(ui, &nobody, theme.small(), theme.colours.ink_soft);
    }
    let local = &dossier.local;
    let scoped = scoped(screen, subject);
    for position in &section.here {
        position::position_ui(ui, screen, position, local, scoped);
    }
    let may = "May contradict, if about the same strikes:";
    for (words, badge, positions) in [
        ("More broadly:", None, &section.broader),
        ("Of a part:", None, &section.narrower),
        (may, Some(Badge::InTension), &section.in_tension),
    ] {
        if positions.is_empty() {
            continue;
        }
        lead(ui, screen, words, badge);
        for position in positions {
            position::position_ui(ui, screen, position, local, Scoped::Said);
        }
    }
    linked_ui(ui, screen, section, commands);
    absent(ui, screen, section);
}

/// Whether positions of the very subject tell what they are about: where several incidents share a place,
/// answers on different strikes stand side by side.
fn scoped(screen: &Screen, subject: &Subject) -> Scoped {
    match subject {
        Subject::Place(place) if screen.stacks().at(place).is_some() => Scoped::Said,
        _ => Scoped::Unsaid,
    }
}

/// The statements on the question that are linked with those of the section.
fn linked_ui(ui: &mut Ui, screen: &Screen, section: &Section, commands: &mut Commands) {
    let claims = section.related().map(|claim| &claim.id);
    let (case, links, shown) = (screen.case(), screen.links(), screen.shown());
    let network = Network::of(case, links, shown, section.question, claims);
    network_ui(ui, screen, &network, commands);
}

/// What the positions that follow are about, when not about the very subject.
fn lead(ui: &mut Ui, screen: &Screen, words: &str, badge: Option<Badge>) {
    let theme = screen.theme;
    ui.add_space(HALF);
    match badge {
        Some(badge) => badge_with_words(ui, theme, badge, words),
        None => text::label(ui, words, theme.small(), theme.colours.ink_soft),
    };
}

/// Who says nothing, who may speak of something else, and whose words are hidden: three things.
fn absent(ui: &mut Ui, screen: &Screen, section: &Section) {
    let theme = screen.theme;
    let names = |sources: &BTreeSet<&SourceId>| {
        let short = sources
            .iter()
            .map(|id| screen.case().source(id).short_name());
        words::listed(short)
    };
    let mut line = |sources: &BTreeSet<&SourceId>, before: &str, ink| {
        if !sources.is_empty() {
            ui.add_space(HALF);
            let words = format!("{before}: {}.", names(sources));
            text::label(ui, &words, theme.small(), ink);
        }
    };
    let soft = theme.colours.ink_soft;
    line(
        &section.hidden,
        "Hidden by you, and not silent",
        theme.colours.tension,
    );
    // Where nobody speaks of the subject itself, that has been said already.
    if section.answered_here {
        line(
            &section.perhaps,
            "Of strikes that may be these or others",
            soft,
        );
        line(&section.silent, "Silent on this", soft);
    }
}

/// Every claim that the dossier shows, those on the very subject first.
pub(super) fn claims_of<'a>(dossier: &Dossier<'a>) -> Vec<&'a Claim> {
    let of = |pick: fn(&Section<'a>) -> Vec<Position<'a>>| {
        dossier.sections.iter().flat_map(pick).flat_map(|position| {
            position
                .voices
                .iter()
                .map(|voice| voice.claim)
                .chain(position.questioned_by)
                .collect::<Vec<_>>()
        })
    };
    of(|section| section.here.clone())
        .chain(of(|section| section.broader.clone()))
        .chain(of(|section| section.narrower.clone()))
        .chain(of(|section| section.in_tension.clone()))
        .collect()
}
