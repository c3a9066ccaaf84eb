//! Matches below the map: pairs of incidents that may be the same strike, to be decided on.
//!
//! Only the rows in view are drawn. Deciding is an edit that can be undone; it puts nothing together.

mod row;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{ScrollArea, Ui};

use crate::model::{Case, IncidentId, Match, MatchId};
use crate::query::Proposals;
use crate::query::matching::{Proposal, groups};
use crate::state::Commands;

use self::row::{Row, row_height};
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::HALF;
use super::widgets::segment;

pub use self::row::compared;

/// What the instrument is for.
const WHAT_FOR: &str = "Pairs of incidents that may be one strike told by different sources. Deciding puts \
                        nothing together: each keeps its claims, and what competes stays as it is. \
                        Filters do not apply here.";

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
    proposals: Proposals,
    /// The decisions at that time, and those made since.
    decided: Vec<MatchId>,
    /// The decisions in the state of the document that was last seen.
    revision: u64,
    matches: BTreeMap<MatchId, Arc<Match>>,
    /// What they make of each pair that is proposed, and how many they leave open.
    standing: Vec<Standing>,
    open: usize,
}

/// What became of a pair that was proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nothing: it is to be decided on.
    Open,
    /// It was decided on.
    Decided,
    /// It is held to be one strike by decisions on others.
    Follows,
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
        let known = self.known.take().filter(|known| known.document == document);
        let mut known = known.unwrap_or_else(|| {
            let proposals = measured.query("matches", || Proposals::of(screen.case()));
            Known::of(document, proposals)
        });
        known.follow(screen);
        self.known.insert(known)
    }
}

impl Known {
    fn of(document: u64, proposals: Proposals) -> Self {
        Self {
            document,
            proposals,
            decided: Vec::new(),
            revision: 0,
            matches: BTreeMap::new(),
            standing: Vec::new(),
            open: 0,
        }
    }

    /// Takes in what was decided or taken back meanwhile; whatever stands in a list stays there.
    fn follow(&mut self, screen: &Screen) {
        let (revision, case) = (screen.state.document.revision(), screen.case());
        if self.revision == revision {
            return;
        }
        self.revision = revision;
        let pairs = &mut self.proposals.pairs;
        for id in self
            .matches
            .keys()
            .filter(|id| !case.matches.contains_key(*id))
        {
            let taken_back = self.proposals.decided.get(id);
            pairs.extend(taken_back.filter(|pair| !pairs.contains(pair)).cloned());
        }
        for id in case
            .matches
            .keys()
            .filter(|id| !self.matches.contains_key(*id))
        {
            let made_on = pairs.iter().find(|pair| id_of(pair) == *id);
            if let Some(pair) = made_on {
                self.proposals.decided.insert(id.clone(), pair.clone());
            }
            if !self.decided.contains(id) {
                self.decided.push(id.clone());
            }
        }
        self.matches.clone_from(&case.matches);
        self.standing = standings(case, &self.proposals.pairs);
        let open = self.standing.iter().filter(|it| **it == Standing::Open);
        self.open = open.count();
    }

    /// The row of this number; `None` where its incidents are gone.
    fn row<'a>(&'a self, screen: &Screen<'a>, decided: bool, number: usize) -> Option<Row<'a>> {
        let (id, pair) = if decided {
            let id = self.decided[number].clone();
            let pair = self.proposals.decided.get(&id);
            (id, pair)
        } else {
            let pair = &self.proposals.pairs[number];
            (id_of(pair), Some(pair))
        };
        if let Some(decision) = screen.case().matches.get(&id) {
            return Some(Row::of_decision(screen, id, decision, pair));
        }
        let follows = !decided && self.standing[number] == Standing::Follows;
        pair.map(|pair| {
            if follows {
                Row::of_what_follows(screen, pair)
            } else {
                Row::of_proposal(screen, pair)
            }
        })
    }
}

/// The id of a decision on a pair.
fn id_of(pair: &Proposal) -> MatchId {
    let [one, other] = &pair.incidents;
    Match::id_of(one, other)
}

/// What the decisions in `case` make of `pairs`.
fn standings(case: &Case, pairs: &[Proposal]) -> Vec<Standing> {
    let groups = groups(case);
    let standing = |pair: &Proposal| {
        let is_in =
            |group: &BTreeSet<&IncidentId>| pair.incidents.iter().all(|id| group.contains(id));
        if case.matches.contains_key(&id_of(pair)) {
            Standing::Decided
        } else if groups.iter().any(is_in) {
            Standing::Follows
        } else {
            Standing::Open
        }
    };
    pairs.iter().map(standing).collect()
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
    let proposed = format!("Proposed ({}{more})", known.open);
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
    let mut words = WHAT_FOR.to_owned();
    if known.proposals.is_cut {
        words.push_str(" Not all pairs were looked at: these are of the earliest.");
    }
    if screen.state.view.author.is_none() {
        words.push_str(" Your decisions are unsigned until the settings (Ctrl+,) have your name.");
    }
    text::in_one_line(ui, &words, theme.small(), theme.colours.ink_soft);
    ui.add_space(HALF);
    wanted
}
