//! Matches below the map: pairs of incidents that may be the same strike, to be decided on.
//!
//! Only the rows in view are drawn. Deciding is an edit that can be undone; it puts nothing together.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Align, Layout, Rect, ScrollArea, Sense, Stroke, TextWrapMode, Ui, UiBuilder, pos2, vec2,
};
use jiff::Zoned;

use crate::model::{Case, Edit, IncidentId, Match, MatchId, SourceId, Subject, Verdict};
use crate::query::Proposals;
use crate::query::matching::{Proposal, groups};
use crate::state::{Command, Commands, Instrument};

use super::leads::lead;
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP, Theme};
use super::widgets::segment;
use super::words;

/// What is to be decided, as it was last worked out.
///
/// A row stays where it is while it is looked at, whatever is decided: the next click at its place must not
/// meet another pair. What is proposed is worked out again when a list is opened.
#[derive(Default)]
pub struct MatchesMemory {
    /// Whether what was decided is looked at, not what is to be.
    decided: bool,
    known: Option<Known>,
}

/// Proposals, and what they were worked out from.
struct Known {
    document: u64,
    proposals: Arc<Proposals>,
    /// The decisions at that time.
    decided: Vec<MatchId>,
    /// The decisions as they were last seen, and what follows from them for the pairs that are proposed.
    matches: BTreeMap<MatchId, Arc<Match>>,
    follows: Vec<bool>,
}

/// Draws the matches in the room that is left.
pub fn matches_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut MatchesMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let is_decided = memory.decided;
    let known = memory.known(screen, measured);
    let count = if is_decided {
        known.decided.len()
    } else {
        known.proposals.pairs.len()
    };
    let wanted = head_ui(ui, screen, known, is_decided);
    if count == 0 {
        nothing_ui(ui, screen, is_decided, known.proposals.is_cut);
    } else {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = row_height(screen.theme);
        let list = ScrollArea::vertical().id_salt(("matches", is_decided));
        list.auto_shrink(false)
            .show_rows(ui, height, count, |ui, in_view| {
                let width = ui.available_width();
                for number in in_view {
                    if let Some(row) = known.row(screen, is_decided, number) {
                        // By its pair, not by its place: the focus must not pass to another one.
                        ui.push_id(&row.id, |ui| row.ui(ui, screen, width, commands));
                    }
                }
            });
    }
    if let Some(decided) = wanted {
        *memory = MatchesMemory {
            decided,
            known: None,
        };
    }
}

impl MatchesMemory {
    /// What is proposed and was decided, worked out where that is not known.
    fn known(&mut self, screen: &Screen, measured: &mut Performance) -> &Known {
        let document = screen.state.document.identity();
        let case = screen.case();
        let known = self.known.take().filter(|known| known.document == document);
        let mut known = known.unwrap_or_else(|| {
            let proposals = measured.query("matches", || Proposals::of(case));
            Known {
                document,
                follows: vec![false; proposals.pairs.len()],
                proposals: Arc::new(proposals),
                decided: case.matches.keys().cloned().collect(),
                matches: case.matches.clone(),
            }
        });
        if known.matches != case.matches {
            known.take_in(case);
        }
        self.known.insert(known)
    }
}

/// Which of `pairs` are held to be one strike by decisions on others.
fn follows(case: &Case, pairs: &[Proposal]) -> Vec<bool> {
    let groups = groups(case);
    let is_together = |pair: &Proposal| {
        let [one, other] = &pair.incidents;
        groups
            .iter()
            .any(|group| group.contains(one) && group.contains(other))
    };
    pairs.iter().map(is_together).collect()
}

impl Known {
    /// Takes in what was decided or taken back meanwhile; whatever stands in a list stays there.
    fn take_in(&mut self, case: &Case) {
        let proposals = Arc::make_mut(&mut self.proposals);
        let taken_back = self
            .matches
            .keys()
            .filter(|id| !case.matches.contains_key(*id));
        for pair in taken_back.filter_map(|id| proposals.decided.get(id)) {
            if !proposals.pairs.contains(pair) {
                proposals.pairs.push(pair.clone());
            }
        }
        let made = case.matches.keys().filter(|id| !self.decided.contains(id));
        let made: Vec<MatchId> = made.cloned().collect();
        self.decided.extend(made);
        self.matches.clone_from(&case.matches);
        self.follows = follows(case, &self.proposals.pairs);
    }

    /// How many of the pairs that are proposed nobody has decided on.
    fn open(&self, case: &Case) -> usize {
        let pairs = self.proposals.pairs.iter().zip(&self.follows);
        let open = pairs.filter(|(pair, follows)| {
            let [one, other] = &pair.incidents;
            !**follows && !case.matches.contains_key(&Match::id_of(one, other))
        });
        open.count()
    }

    /// The row of this number; `None` where its incidents are gone.
    fn row<'a>(&'a self, screen: &Screen<'a>, decided: bool, number: usize) -> Option<Row<'a>> {
        let case = screen.case();
        if !decided {
            let pair = &self.proposals.pairs[number];
            let [one, other] = &pair.incidents;
            let id = Match::id_of(one, other);
            return Some(match case.matches.get(&id) {
                Some(decision) => Row::of_decision(screen, id, decision, Some(pair)),
                None if self.follows[number] => Row::of_what_follows(screen, pair),
                None => Row::of_proposal(screen, pair),
            });
        }
        let id = &self.decided[number];
        let pair = self.proposals.decided.get(id);
        match case.matches.get(id) {
            Some(decision) => Some(Row::of_decision(screen, id.clone(), decision, pair)),
            None => pair.map(|pair| Row::of_proposal(screen, pair)),
        }
    }
}

fn nothing_ui(ui: &mut Ui, screen: &Screen, decided: bool, is_cut: bool) {
    let words = if decided {
        "Nothing has been decided yet."
    } else if is_cut {
        "Of the pairs that were looked at, the earliest, none is so alike that it is proposed."
    } else {
        "No two incidents are so alike, in place, time and words, that they are proposed."
    };
    let (font, soft) = (screen.theme.body(), screen.theme.colours.ink_soft);
    text::label(ui, words, font, soft);
}

/// What this is for, and which of the two lists is shown; returns the one that is asked for.
fn head_ui(ui: &mut Ui, screen: &Screen, known: &Known, is_decided: bool) -> Option<bool> {
    let theme = screen.theme;
    let case = screen.case();
    let more = if known.proposals.is_cut {
        " or more"
    } else {
        ""
    };
    let proposed = format!("Proposed ({}{more})", known.open(case));
    let decided = format!("Decided ({})", case.matches.len());
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (name, of_decided) in [(proposed, false), (decided, true)] {
            if segment(ui, theme, &name, is_decided == of_decided).clicked() {
                wanted = Some(of_decided);
            }
        }
    });
    let mut words =
        "Pairs of incidents that may be one strike told by different sources. Deciding puts \
                     nothing together: each keeps its claims, and what competes stays as it is."
            .to_owned();
    if screen.state.view.author.is_none() {
        words.push_str(" Your decisions are unsigned until the settings (Ctrl+,) have your name.");
    }
    text::prose(ui, &words, theme.small(), theme.colours.ink_soft);
    ui.add_space(HALF);
    wanted
}

/// How high a row is: what is known of an incident in four lines, or two lines above buttons.
fn row_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35 * 4.0 + theme.button_side() * 0.25 + STEP * 3.0).ceil()
}

/// Incidents, what is said of them together, and what can be done with them.
struct Row<'a> {
    /// The id of the decision on them.
    id: MatchId,
    /// Each with those who tell of it, where that is known.
    incidents: Vec<(&'a IncidentId, &'a [SourceId])>,
    told: Vec<String>,
    /// Each with its name and what it asks for.
    ways: Vec<(&'static str, Vec<Command>)>,
}

impl<'a> Row<'a> {
    fn of_proposal(screen: &Screen, pair: &'a Proposal) -> Self {
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
    fn of_what_follows(screen: &Screen, pair: &'a Proposal) -> Self {
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
            id: Match::id_of(one, other),
            incidents: vec![(one, by_one), (other, by_other)],
            told: words::evidence(screen.case(), pair),
            ways: vec![("Compare", compared([one, other]))],
        }
    }

    fn of_decision(
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
