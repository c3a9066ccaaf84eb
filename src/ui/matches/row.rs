//! One row of matches: incidents, what is said of them together, and what can be done with them.

use std::sync::Arc;

use egui::{Align, Layout, Rect, Sense, Stroke, TextWrapMode, Ui, UiBuilder, pos2, vec2};
use jiff::Zoned;

use crate::model::{Edit, IncidentId, Match, MatchId, SourceId, Subject, Verdict};
use crate::query::matching::Proposal;
use crate::state::{Command, Commands, Instrument};
use crate::ui::leads::lead;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

use super::id_of;

/// How high a row is: what is known of an incident in four lines, or two lines above buttons.
pub(super) fn row_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35 * 4.0 + theme.button_side() * 0.25 + STEP * 3.0).ceil()
}

/// Incidents, what is said of them together, and what can be done with them.
pub(super) struct Row<'a> {
    /// The id of the decision on them.
    pub id: MatchId,
    /// Each with those who tell of it, where that is known.
    incidents: Vec<(&'a IncidentId, &'a [SourceId])>,
    told: Vec<String>,
    /// Each with its name and what it asks for.
    ways: Vec<(&'static str, Vec<Command>)>,
}

impl<'a> Row<'a> {
    pub fn of_proposal(screen: &Screen, pair: &'a Proposal) -> Self {
        let [one, other] = &pair.incidents;
        let decide = |verdict| vec![decided(screen, one, other, verdict)];
        Self {
            ways: vec![
                ("Same strike", decide(Verdict::Same)),
                ("Not the same", decide(Verdict::Different)),
                ("Compare", compared([one, other])),
            ],
            ..Self::of_what_is_known(screen, pair)
        }
    }

    /// A pair on which nobody has decided, and which decisions on others put together.
    pub fn of_what_follows(screen: &Screen, pair: &'a Proposal) -> Self {
        let mut row = Self::of_what_is_known(screen, pair);
        row.told.insert(
            0,
            "Follows from other decisions: the same strike".to_owned(),
        );
        row
    }

    fn of_what_is_known(screen: &Screen, pair: &'a Proposal) -> Self {
        let [one, other] = &pair.incidents;
        let [by_one, by_other] = &pair.told_by;
        Self {
            id: id_of(pair),
            incidents: vec![(one, by_one), (other, by_other)],
            told: words::evidence(screen.case(), pair),
            ways: vec![("Compare", compared([one, other]))],
        }
    }

    pub fn of_decision(
        screen: &Screen,
        id: MatchId,
        decision: &'a Match,
        pair: Option<&'a Proposal>,
    ) -> Self {
        let unknown = || Self {
            id: id.clone(),
            incidents: Vec::new(),
            told: Vec::new(),
            ways: Vec::new(),
        };
        let mut row = pair.map_or_else(unknown, |pair| Self::of_what_is_known(screen, pair));
        let others = decision.incidents.iter().skip(row.incidents.len());
        row.incidents.extend(others.map(|id| (id, &[][..])));
        row.told.insert(0, words::decided(decision));
        row.id = id.clone();
        row.ways = vec![
            ("Take back", vec![Command::Edit(Edit::Match(id, None))]),
            ("Compare", compared(&decision.incidents)),
        ];
        row
    }

    pub fn ui(&self, ui: &mut Ui, screen: &Screen, width: f32, commands: &mut Commands) {
        let theme = screen.theme;
        let size = vec2(width, row_height(theme));
        let (row, _) = ui.allocate_exact_size(size, Sense::hover());
        let line = Stroke::new(1.0, theme.colours.line);
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
        let inside = row.shrink2(vec2(0.0, STEP));
        let last = (theme.small().size * 22.0).min(inside.width() * 0.56);
        let width = (inside.width() - last) / 2.0;
        for (number, incident) in self.incidents.iter().take(2).enumerate() {
            let left = inside.left() + width * number as f32;
            let room = Rect::from_min_size(pos2(left, inside.top()), vec2(width, inside.height()));
            within(ui, room.with_max_x(room.right() - STEP * 2.0), |ui| {
                incident_ui(ui, screen, *incident, commands);
            });
        }
        within(ui, inside.with_min_x(inside.right() - last), |ui| {
            self.told_ui(ui, screen, commands);
        });
    }

    /// What is said of the incidents together, above the buttons.
    fn told_ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
        let (small, ink) = (screen.theme.small(), screen.theme.colours.ink);
        let more = self.incidents.len().saturating_sub(2);
        let more = (more > 0).then(|| format!("and {}", words::counted(more, "more incident")));
        for words in self.told.iter().chain(&more) {
            text::label(ui, words, small.clone(), ink).on_hover_text(words);
        }
        ui.with_layout(Layout::bottom_up(Align::LEFT), |ui| {
            ui.horizontal(|ui| {
                ui.style_mut().override_font_id = Some(screen.theme.small());
                ui.spacing_mut().item_spacing.x = HALF;
                for (name, wanted) in &self.ways {
                    if ui.button(*name).clicked() {
                        for command in wanted {
                            commands.push(command.clone());
                        }
                    }
                }
            });
        });
    }
}

/// Draws `content` in `room`, its lines cut where they are too long.
fn within(ui: &mut Ui, room: Rect, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::LEFT);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        ui.spacing_mut().item_spacing = vec2(STEP, HALF * 0.5);
        content(ui);
    });
}

/// An incident by its title, which leads to it; when and where it was, and who tells of it.
fn incident_ui(
    ui: &mut Ui,
    screen: &Screen,
    (id, sources): (&IncidentId, &[SourceId]),
    commands: &mut Commands,
) {
    let (theme, case) = (screen.theme, screen.case());
    let subject = Subject::Incident(id.clone());
    lead(ui, screen, &subject, theme.strong(), commands);
    let Some(incident) = case.incidents.get(id) else {
        return;
    };
    let names = sources.iter().map(|id| case.source(id).short_name());
    for words in [
        words::when(incident),
        words::capitalised(&words::whereabouts(case, incident)),
        words::listed(names),
    ] {
        let soft = theme.colours.ink_soft;
        text::label(ui, &words, theme.small(), soft).on_hover_text(words);
    }
}

/// The decision that two incidents are one strike, or two.
fn decided(screen: &Screen, one: &IncidentId, other: &IncidentId, verdict: Verdict) -> Command {
    let decision = Match {
        incidents: [one.clone(), other.clone()].into(),
        verdict,
        by: screen.state.view.author.clone(),
        on: Zoned::now().date(),
    };
    let id = Match::id_of(one, other);
    Command::Edit(Edit::Match(id, Some(Arc::new(decision))))
}

/// Lays incidents side by side, as many as there is room for.
pub fn compared<'a>(incidents: impl IntoIterator<Item = &'a IncidentId>) -> Vec<Command> {
    let subjects = incidents.into_iter().cloned().map(Subject::Incident);
    vec![
        Command::Compare(subjects.collect()),
        Command::ShowInstrument(Some(Instrument::Comparison)),
    ]
}
