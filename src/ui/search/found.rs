//! What was found, and what is told of coordinates.

use std::cmp::Reverse;

use geo::Rect;

use crate::basemap::region;
use crate::model::coordinates::{self, Coordinates, Doubt, Spot};
use crate::query::bounds;
use crate::query::search::{Group, Index, find};
use crate::state::State;
use crate::ui::screen::Screen;
use crate::ui::words;

use super::target::{Target, of_program, of_towns};

/// Of each kind, no more are listed.
const AT_MOST: usize = 6;

/// What was found.
pub(super) struct Found {
    /// By kind, what is more surely meant first.
    pub kinds: Vec<Kind>,
    /// What there is to say of coordinates.
    pub told: Option<Told>,
}

/// What was found of one kind.
pub(super) struct Kind {
    /// What it is called.
    pub name: String,
    /// The likeliest first.
    pub hits: Vec<Hit>,
}

/// Something that was found.
pub(super) struct Hit {
    /// What it is.
    pub target: Target,
    /// The name by which it was found.
    pub called: Option<String>,
}

/// What there is to say of coordinates.
pub(super) enum Told {
    /// Why they are none.
    Refused(String),
    /// Why there are two readings.
    Doubt(&'static str),
}

impl Found {
    /// What `text` may mean in the case, beside it, on the map, and to the program.
    pub fn of(case: &Index<Target>, screen: &Screen, text: &str) -> Self {
        let familiar = familiar(screen);
        let (spots, told) = match coordinates::read(text, familiar) {
            None => (Vec::new(), None),
            Some(Ok(Coordinates::Clear(spot))) => (vec![spot], None),
            Some(Ok(Coordinates::Either(one, other, doubt))) => {
                (vec![one, other], Some(Told::Doubt(in_doubt(doubt))))
            }
            Some(Err(error)) => {
                let why = format!("{}.", words::capitalised(&error.to_string()));
                (Vec::new(), Some(Told::Refused(why)))
            }
        };
        let positions = (!spots.is_empty()).then(|| positions(spots));
        let state = screen.state;
        let mut others = by_name([case, of_towns(), of_program()], text, state);
        others.extend(beside_the_case(text, state));
        others.sort_by_key(|(rank, _)| *rank);
        let others = others.into_iter().map(|(_, kind)| kind);
        let words = having_words(text, state);
        // What was to be a position is no word.
        let words = words.filter(|_| told.is_none() && positions.is_none());
        Self {
            kinds: positions.into_iter().chain(others).chain(words).collect(),
            told,
        }
    }

    /// The row that Enter goes to unasked: the first, unless nobody knows which is meant.
    pub fn first(&self) -> Option<usize> {
        // Nobody's guess is gone to: what can be read in two ways is chosen first.
        let is_clear = !matches!(self.told, Some(Told::Doubt(_)));
        (is_clear && self.has_any()).then_some(0)
    }

    /// Whether anything was found, beside the offer to filter by the words.
    pub fn has_any(&self) -> bool {
        let mut hits = self.kinds.iter().flat_map(|kind| &kind.hits);
        hits.any(|hit| !matches!(hit.target, Target::Words(_)))
    }
}

/// Of the rows of a data set, nothing is found by itself: a filter shows those that have the words.
fn having_words(text: &str, state: &State) -> Option<Kind> {
    state.archives.shown().next()?;
    let hit = Hit {
        target: Target::Words(text.trim().to_owned()),
        called: None,
    };
    Some(Kind {
        name: "Filter".to_owned(),
        hits: vec![hit],
    })
}

/// The places of the archives that are shown which are called `text`.
fn beside_the_case(text: &str, state: &State) -> impl Iterator<Item = (Rank, Kind)> {
    state.archives.shown().flat_map(move |open| {
        let archive = &open.archive;
        let found = find(archive.names(), text, AT_MOST).into_iter();
        found.map(move |found| {
            let hits = found.hits.iter().map(|hit| Hit {
                target: Target::Beside(archive.id().clone(), *hit.what),
                called: hit.called.map(str::to_owned),
            });
            let kind = Kind {
                name: format!("Places of {}", archive.about().name),
                hits: hits.collect(),
            };
            (found.rank(), kind)
        })
    })
}

/// The ground that coordinates are expected on: that of the case and of the map that comes along.
fn familiar(screen: &Screen) -> Rect {
    let known = region();
    bounds(screen.case()).map_or(known, |case| {
        let (one, other) = (known.min(), case.min());
        let least = (one.x.min(other.x), one.y.min(other.y));
        let (one, other) = (known.max(), case.max());
        Rect::new(least, (one.x.max(other.x), one.y.max(other.y)))
    })
}

fn positions(spots: Vec<Spot>) -> Kind {
    let hit = |spot| Hit {
        target: Target::Spot(spot),
        called: None,
    };
    Kind {
        name: "Positions".to_owned(),
        hits: spots.into_iter().map(hit).collect(),
    }
}

fn in_doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Order => {
            "Nothing says which of the two numbers is the latitude, and both orders lie on ground of \
             this case. Choose one; N or E behind a number settles it."
        }
        Doubt::South => {
            "To some, the S after the zone is a band of the military grid, north of the equator; to \
             others, it is the southern half of the earth. Choose one."
        }
    }
}

/// Where a kind stands among others.
type Rank = (Reverse<u8>, Group);

/// What is called `text`, or says it.
pub(super) fn by_name<'a>(
    indexes: impl IntoIterator<Item = &'a Index<Target>>,
    text: &str,
    state: &State,
) -> Vec<(Rank, Kind)> {
    let found = find(indexes, text, AT_MOST);
    let kinds = found.into_iter().map(|found| {
        let rank = found.rank();
        let hits = found.hits.into_iter();
        let hits = hits.filter(|hit| hit.what.is_possible(state));
        let kind = Kind {
            name: name(found.group).to_owned(),
            hits: hits
                .map(|hit| Hit {
                    target: hit.what.clone(),
                    called: hit.called.map(str::to_owned),
                })
                .collect(),
        };
        (rank, kind)
    });
    kinds.filter(|(_, kind)| !kind.hits.is_empty()).collect()
}

fn name(group: Group) -> &'static str {
    match group {
        Group::Places => "Places of the case",
        Group::Beside => "Places beside the case",
        Group::Towns => "On the map",
        Group::Sources => "Sources",
        Group::Speakers => "Speakers",
        Group::Claims => "Claims",
        Group::Commands => "Commands",
    }
}
