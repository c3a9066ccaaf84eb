//! What was found, and what is told of coordinates.

use geo::Rect;

use crate::basemap::region;
use crate::model::coordinates::{self, Coordinates, Doubt, Spot};
use crate::query::bounds;
use crate::query::search::{Group, Index, find};
use crate::state::State;
use crate::ui::screen::Screen;
use crate::ui::words;

use super::target::{Target, of_archives, of_case, of_program, of_towns};

/// Of each kind, no more are listed.
const AT_MOST: usize = 6;

/// What there is to be found in what is open.
pub(super) struct Open {
    /// The revisions of the case, and of what is open beside it.
    pub revisions: (u64, u64),
    case: Index<Target>,
    archives: Vec<Index<Target>>,
}

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
    pub name: &'static str,
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

impl Open {
    /// All of what is open in `state`; of what was `known`, as much as is still so.
    pub fn of(state: &State, known: Option<Self>) -> Self {
        let revisions = revisions(state);
        let (case, archives) = known
            .map(|known| {
                let (case, archives) = known.revisions;
                let case = (case == revisions.0).then_some(known.case);
                let archives = (archives == revisions.1).then_some(known.archives);
                (case, archives)
            })
            .unwrap_or_default();
        Self {
            revisions,
            case: case.unwrap_or_else(|| of_case(state)),
            archives: archives.unwrap_or_else(|| of_archives(state)),
        }
    }

    fn indexes(&self) -> impl Iterator<Item = &Index<Target>> {
        std::iter::once(&self.case).chain(&self.archives)
    }
}

/// The revisions of what is open in `state`.
pub(super) fn revisions(state: &State) -> (u64, u64) {
    (state.document.revision(), state.archives.revision())
}

impl Found {
    /// What `text` may mean in what is `open`, on the map, and to the program.
    pub fn of(open: &Open, screen: &Screen, text: &str) -> Self {
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
        let indexes = open.indexes().chain([of_towns(), of_program()]);
        let others = by_name(indexes, text, screen.state);
        let has_archives = screen.state.archives.shown().next().is_some();
        let words = has_archives.then(|| having_words(text));
        Self {
            kinds: positions.into_iter().chain(others).chain(words).collect(),
            told,
        }
    }
}

/// Of the rows of a data set, nothing is found by itself: a filter shows those that have the words.
fn having_words(text: &str) -> Kind {
    let hit = Hit {
        target: Target::Words(text.trim().to_owned()),
        called: None,
    };
    Kind {
        name: "Filter",
        hits: vec![hit],
    }
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
        name: "Positions",
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

/// What is called `text`, or says it.
pub(super) fn by_name<'a>(
    indexes: impl IntoIterator<Item = &'a Index<Target>>,
    text: &str,
    state: &State,
) -> Vec<Kind> {
    let found = find(indexes, text, AT_MOST);
    let kinds = found.into_iter().map(|found| {
        let hits = found.hits.into_iter();
        let hits = hits.filter(|hit| hit.what.is_possible(state));
        Kind {
            name: name(found.group),
            hits: hits
                .map(|hit| Hit {
                    target: hit.what.clone(),
                    called: hit.called.map(str::to_owned),
                })
                .collect(),
        }
    });
    kinds.filter(|kind| !kind.hits.is_empty()).collect()
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
