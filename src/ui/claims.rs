//! The panel on the right: what is said of the selected subject, side by side.
//!
//! Positions first, question by question; then each claim in full, under a fold. What analysts noted
//! stands on slips of its own beneath what it is about.

mod axis;
mod card;
mod citation;
mod network;
mod overview;
mod page;
mod position;
mod same;
mod stack;
mod telling;

use std::collections::BTreeSet;

use egui::{Align, Layout, ScrollArea, Ui};

use crate::model::{About, Case, Claim, Incident, IncidentId, SourceId, Subject};
use crate::query::{Dossier, Network, Position, Section, dossier};
use crate::state::{Command, Commands, Dialog};

use self::network::network_ui;
use self::position::Scoped;
use self::same::same_ui;
use self::stack::stack_ui;
use super::notes::{NotesForm, add_button, beside_add_button, notes_ui};
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{badge_with_words, icon, icon_button};
use super::words::{self, Badge};

pub use citation::{all_cited, cited};
pub use page::{PageMemory, page_ui};
pub use stack::StackMemory;

/// What is said of the selected subject, or an overview of the case when nothing is selected.
pub fn claims_ui(
    ui: &mut Ui,
    screen: &Screen,
    notes: &mut NotesForm,
    stack: &mut StackMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    notes.end_what_has_left(commands);
    ScrollArea::vertical()
        .id_salt(&screen.state.view.selected)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = HALF;
            ui.add_space(STEP * 2.0);
            match &screen.state.view.selected {
                Some(subject) => {
                    let asked =
                        || dossier(screen.case(), screen.contest(), screen.shown(), subject);
                    let dossier = measured.query("dossier", asked);
                    subject_ui(ui, screen, subject, &dossier, notes, stack, commands);
                }
                None => overview::overview_ui(ui, screen, commands),
            }
            ui.add_space(STEP * 3.0);
        });
}

fn subject_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    dossier: &Dossier,
    notes: &mut NotesForm,
    stack: &mut StackMemory,
    commands: &mut Commands,
) {
    header(ui, screen, subject, dossier, commands);
    known(ui, screen, subject, dossier, notes, commands);
    stack_ui(ui, screen, subject, stack, commands);
    noted(ui, screen, subject, notes, commands);
    for section in &dossier.sections {
        ui.add_space(STEP * 2.5);
        let about = About::Question(section.question.clone());
        beside_add_button(ui, screen, &about, notes, commands, |ui| {
            question_ui(ui, screen, section);
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

fn header(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    dossier: &Dossier,
    commands: &mut Commands,
) {
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
                commands.push(Command::Copy(all_cited(
                    screen.case(),
                    screen.contest(),
                    subject,
                    dossier,
                )));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                names(ui, screen, subject);
            });
        });
    });
}

/// What is known of the subject besides the claims, and what competes there.
fn known(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    dossier: &Dossier,
    notes: &mut NotesForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let line = |ui: &mut Ui, words: &str| {
        text::label(ui, words, theme.small(), theme.colours.ink_soft);
    };
    for words in particulars(screen, subject) {
        line(ui, &words);
    }
    for id in incidents_told(screen, subject) {
        let incident = screen.case().incident(id);
        let about = About::Incident(id.clone());
        beside_add_button(ui, screen, &about, notes, commands, |ui| {
            line(ui, &incident_in_words(incident));
        });
        same_ui(ui, screen, id, commands);
    }
    if let Subject::Incident(id) = subject {
        same_ui(ui, screen, id, commands);
    }
    let standing = words::standing(dossier.standing);
    if !standing.is_empty() {
        ui.add_space(HALF);
    }
    for (badge, words) in standing {
        badge_with_words(ui, theme, badge, words);
    }
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

/// An incident at the place that is selected: its title, when it was, and what else is said of it.
fn incident_in_words(incident: &Incident) -> String {
    let line = format!("{}: {}", incident.title, words::when(incident));
    match &incident.note {
        Some(note) => format!("{line}. {note}"),
        None => line,
    }
}

/// What is known of the subject itself: how precisely, when, and from what.
fn particulars(screen: &Screen, subject: &Subject) -> Vec<String> {
    let case = screen.case();
    match subject {
        Subject::Place(id) => {
            let place = case.place(id);
            let known = sentence(words::precision(place));
            let known = match &place.located_by {
                Some(by) => format!("{known} Position: {by}."),
                None => known,
            };
            std::iter::once(known).chain(place.note.clone()).collect()
        }
        Subject::Incident(id) => {
            let incident = case.incident(id);
            let (at, when) = (words::whereabouts(case, incident), words::when(incident));
            let when = sentence(&format!("{at}; {when}"));
            std::iter::once(when).chain(incident.note.clone()).collect()
        }
        Subject::Campaign => std::iter::once(case.campaign.span.to_string())
            .chain(case.campaign.note.clone())
            .collect(),
    }
}

fn sentence(words: &str) -> String {
    format!("{}.", words::capitalised(words))
}

/// What was noted of the subject and of the incidents there, and the ways to note more.
fn noted(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    notes: &mut NotesForm,
    commands: &mut Commands,
) {
    notes_ui(ui, screen, &own_notes(subject), notes, commands);
    for id in incidents_told(screen, subject) {
        notes_ui(ui, screen, &About::Incident(id.clone()), notes, commands);
    }
    add_button(ui, screen, &own_notes(subject), notes, commands);
}

/// What a note on the very subject is about.
fn own_notes(subject: &Subject) -> About {
    match subject {
        Subject::Place(id) => About::Place(id.clone()),
        Subject::Incident(id) => About::Incident(id.clone()),
        Subject::Campaign => About::Campaign,
    }
}

/// What notes that stand at the subject can be about: itself, and the incidents at a place.
pub(super) fn subjects_of_notes<'a>(
    case: &'a Case,
    subject: &'a Subject,
) -> impl Iterator<Item = About> + 'a {
    let there = incidents_at(case, subject).map(|(id, _)| About::Incident(id.clone()));
    std::iter::once(own_notes(subject)).chain(there)
}

/// The incidents that are told of with the place that the subject is: those of a stack are browsed.
fn incidents_told<'a>(screen: &Screen<'a>, subject: &Subject) -> &'a [IncidentId] {
    match subject {
        Subject::Place(place) if screen.stacks().at(place).is_none() => {
            screen.stacks().incidents_at(place)
        }
        _ => &[],
    }
}

/// The incidents at the place that the subject is; none at any other subject.
fn incidents_at<'a>(
    case: &'a Case,
    subject: &'a Subject,
) -> impl Iterator<Item = (&'a IncidentId, &'a Incident)> {
    let is_there = move |incident: &Incident| match subject {
        Subject::Place(place) => incident.places.contains(place),
        Subject::Incident(_) | Subject::Campaign => false,
    };
    let all = case.incidents.iter();
    all.filter(move |(_, incident)| is_there(incident))
}

fn question_ui(ui: &mut Ui, screen: &Screen, section: &Section) {
    let theme = screen.theme;
    let question = words::question(screen.case(), section.question);
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
    for position in &section.here {
        position::position_ui(ui, screen, position, local, Scoped::Here);
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
            position::position_ui(ui, screen, position, local, Scoped::Elsewhere);
        }
    }
    linked_ui(ui, screen, section, commands);
    absent(ui, screen, section);
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
