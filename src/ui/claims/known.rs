//! What is known of the selected subject besides what is claimed: where and when, what competes there, which
//! incidents, and what analysts noted of them.

use egui::Ui;

use crate::model::{About, Case, Incident, IncidentId, Subject};
use crate::state::Commands;
use crate::ui::notes::{NotesForm, add_button, beside_add_button, notes_ui};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::HALF;
use crate::ui::widgets::badge_with_words;
use crate::ui::words;

use super::same::same_ui;

/// What is known of the subject besides the claims, and what competes there.
pub fn known(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
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
    let standing = words::standing(screen.contest().standing(subject));
    if !standing.is_empty() {
        ui.add_space(HALF);
    }
    for (badge, words) in standing {
        badge_with_words(ui, theme, badge, words);
    }
}

/// An incident at the place that is selected: its title, when it was, and what else is said of it.
pub fn incident_in_words(incident: &Incident) -> String {
    let line = format!("{}: {}", incident.title, words::when(incident));
    match &incident.note {
        Some(note) => format!("{line}. {note}"),
        None => line,
    }
}

/// What is known of the subject itself: how precisely, when, and from what.
pub fn particulars(screen: &Screen, subject: &Subject) -> Vec<String> {
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
            // How precisely a data set knows the place, it says of that.
            let places = incident
                .places
                .iter()
                .filter(|_| screen.excerpt().is_some());
            let known = places.filter_map(|id| case.place(id).note.clone());
            let own = incident.note.clone();
            std::iter::once(when).chain(known).chain(own).collect()
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
pub fn noted(
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
pub fn subjects_of_notes<'a>(
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
