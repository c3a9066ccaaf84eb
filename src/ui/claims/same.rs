//! Which other incidents somebody holds to be the same strike, and the way to lay them side by side.

use std::collections::BTreeSet;

use egui::Ui;

use crate::model::{IncidentId, Match, Subject, Verdict};
use crate::query::matching::{group_of, matches_of};
use crate::state::Commands;
use crate::ui::leads::lead;
use crate::ui::matches::compared;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP};
use crate::ui::words;

/// What was decided on the incident `id`, and what follows from that; nothing where nobody holds it to be
/// the same strike as another.
pub fn same_ui(ui: &mut Ui, screen: &Screen, id: &IncidentId, commands: &mut Commands) {
    let group = group_of(screen.case(), id);
    if group.is_empty() {
        return;
    }
    ui.add_space(HALF);
    let mut told: BTreeSet<&IncidentId> = BTreeSet::from([id]);
    for decision in matches_of(screen.case(), id).into_values() {
        let others = decision.incidents.iter().filter(|other| *other != id);
        let others: Vec<&IncidentId> = others.collect();
        let before = format!("{}:", words::decided(decision));
        incidents_ui(ui, screen, &before, &others, commands);
        if decision.verdict == Verdict::Same {
            told.extend(others);
        }
    }
    let inferred: Vec<&IncidentId> = group.difference(&told).copied().collect();
    if !inferred.is_empty() {
        incidents_ui(ui, screen, "And so, through these:", &inferred, commands);
    }
    if decisions_disagree(screen, &group) {
        let words = "The decisions on these disagree: two of them are held to be different.";
        let (font, ink) = (screen.theme.small(), screen.theme.colours.tension);
        text::label(ui, words, font, ink);
    }
    let hint = "Lay what is said of each of them side by side, up to four";
    if ui.button("Compare").on_hover_text(hint).clicked() {
        let others = group.iter().copied().filter(|other| *other != id);
        for command in compared(std::iter::once(id).chain(others)) {
            commands.push(command);
        }
    }
}

/// Incidents by their titles, which lead to them.
fn incidents_ui(
    ui: &mut Ui,
    screen: &Screen,
    before: &str,
    incidents: &[&IncidentId],
    commands: &mut Commands,
) {
    let theme = screen.theme;
    text::label(ui, before, theme.small(), theme.colours.ink_soft);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().interact_size.y = 0.0;
        for other in incidents {
            let subject = Subject::Incident((*other).clone());
            lead(ui, screen, &subject, theme.small(), commands);
        }
    });
}

/// Whether two of a group are held to be different strikes all the same.
fn decisions_disagree(screen: &Screen, group: &BTreeSet<&IncidentId>) -> bool {
    let is_within = |decision: &Match| decision.incidents.iter().all(|id| group.contains(id));
    let mut decisions = screen.case().matches.values();
    decisions.any(|decision| decision.verdict == Verdict::Different && is_within(decision))
}
