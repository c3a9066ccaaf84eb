//! Matches below the map: pairs of incidents that may be the same strike, to be decided on.
//!
//! Only the rows in view are drawn. Deciding is an edit that can be undone; it puts nothing together.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Align, Layout, Rect, ScrollArea, Sense, Stroke, TextWrapMode, Ui, UiBuilder, pos2, vec2,
};
use jiff::Zoned;

use crate::model::{Edit, IncidentId, Match, MatchId, SourceId, Subject, Verdict};
use crate::query::Proposals;
use crate::query::matching::Proposal;
use crate::state::{Command, Commands, Instrument};

use super::leads::lead;
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP, Theme};
use super::widgets::segment;
use super::words;

/// What is to be decided, as it was last worked out.
#[derive(Default)]
pub struct MatchesMemory {
    /// Whether what was decided is looked at, not what is to be.
    decided: bool,
    known: Option<Known>,
}

/// Proposals, and what they were worked out from.
struct Known {
    document: u64,
    matches: BTreeMap<MatchId, Arc<Match>>,
    proposals: Arc<Proposals>,
}

/// Draws the matches in the room that is left.
pub fn matches_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut MatchesMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let proposals = memory.proposals(screen, measured);
    head_ui(ui, screen, memory, &proposals);
    let decided: Vec<(&MatchId, &Arc<Match>)> = screen.case().matches.iter().collect();
    let count = if memory.decided {
        decided.len()
    } else {
        proposals.pairs.len()
    };
    if count == 0 {
        nothing_ui(ui, screen, memory.decided);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt(("matches", memory.decided))
        .auto_shrink(false)
        .show_rows(ui, row_height(theme), count, |ui, in_view| {
            let width = ui.available_width();
            for number in in_view {
                let row = if memory.decided {
                    let (id, decision) = decided[number];
                    Row::of_decision(id, decision)
                } else {
                    Row::of_proposal(screen, &proposals.pairs[number])
                };
                row.ui(ui, screen, width, commands);
            }
        });
}

fn nothing_ui(ui: &mut Ui, screen: &Screen, decided: bool) {
    let words = if decided {
        "Nothing has been decided yet."
    } else {
        "No two incidents are so alike, in place, time and words, that they are proposed."
    };
    let (font, soft) = (screen.theme.body(), screen.theme.colours.ink_soft);
    text::label(ui, words, font, soft);
}

/// What this is for, and whether it shows what is to be decided or what was.
fn head_ui(ui: &mut Ui, screen: &Screen, memory: &mut MatchesMemory, proposals: &Proposals) {
    let theme = screen.theme;
    let more = if proposals.is_cut { " or more" } else { "" };
    let proposed = format!("Proposed ({}{more})", proposals.pairs.len());
    let decided = format!("Decided ({})", screen.case().matches.len());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (name, is_decided) in [(proposed, false), (decided, true)] {
            if segment(ui, theme, &name, memory.decided == is_decided).clicked() {
                memory.decided = is_decided;
            }
        }
    });
    let words = "Pairs of incidents that may be one strike told by different sources. Deciding puts \
                 nothing together: each keeps its claims, and what competes stays as it is.";
    text::prose(ui, words, theme.small(), theme.colours.ink_soft);
    ui.add_space(HALF);
}

impl MatchesMemory {
    /// What is proposed, worked out again when anything has been decided.
    fn proposals(&mut self, screen: &Screen, measured: &mut Performance) -> Arc<Proposals> {
        let document = screen.state.document.identity();
        let case = screen.case();
        let is_current =
            |known: &&Known| known.document == document && known.matches == case.matches;
        if let Some(known) = self.known.as_ref().filter(is_current) {
            return Arc::clone(&known.proposals);
        }
        let proposals = Arc::new(measured.query("matches", || Proposals::of(case)));
        self.known = Some(Known {
            document,
            matches: case.matches.clone(),
            proposals: Arc::clone(&proposals),
        });
        proposals
    }
}

/// How high a row is: what is known of an incident in four lines, or two lines above buttons.
fn row_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35 * 4.0 + theme.button_side() * 0.25 + STEP * 3.0).ceil()
}

/// Incidents, what is said of them together, and what can be done with them.
struct Row<'a> {
    /// Each with those who tell of it, where that is known.
    incidents: Vec<(&'a IncidentId, &'a [SourceId])>,
    told: Vec<String>,
    /// Each with its name and what it asks for.
    ways: Vec<(&'static str, Vec<Command>)>,
}

impl<'a> Row<'a> {
    fn of_proposal(screen: &Screen, proposal: &'a Proposal) -> Self {
        let [one, other] = &proposal.incidents;
        let [by_one, by_other] = &proposal.told_by;
        let decide = |verdict| vec![decided(screen, one, other, verdict)];
        Self {
            incidents: vec![(one, by_one), (other, by_other)],
            told: words::evidence(screen.case(), proposal),
            ways: vec![
                ("Same strike", decide(Verdict::Same)),
                ("Not the same", decide(Verdict::Different)),
                ("Compare", compared([one, other])),
            ],
        }
    }

    fn of_decision(id: &'a MatchId, decision: &'a Match) -> Self {
        let incidents = decision.incidents.iter();
        Self {
            incidents: incidents.clone().map(|id| (id, &[][..])).collect(),
            told: vec![words::decided(decision)],
            ways: vec![
                (
                    "Take back",
                    vec![Command::Edit(Edit::Match(id.clone(), None))],
                ),
                ("Compare", compared(incidents)),
            ],
        }
    }

    fn ui(&self, ui: &mut Ui, screen: &Screen, width: f32, commands: &mut Commands) {
        let theme = screen.theme;
        let size = vec2(width, row_height(theme));
        let (row, _) = ui.allocate_exact_size(size, Sense::hover());
        let line = Stroke::new(1.0, theme.colours.line);
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
        let inside = row.shrink2(vec2(0.0, STEP));
        let last = (theme.small().size * 22.0).min(inside.width() * 0.44);
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
        text::label(ui, &words, theme.small(), theme.colours.ink_soft);
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
