//! Weights: how many claims are shown at each place, and what of the claims has no place in the layer.
//!
//! A line, an area, and a place that is known no better than to a district are no points: their claims would look as
//! if somebody had located them. They are left out and counted, as those are that have no place at all.

use std::collections::HashSet;
use std::sync::Arc;

use geo::Point;

use crate::model::{Case, ClaimId, Location, Precision};
use crate::query::{self, Summary, anchor};
use crate::state::archives::{self, Archive};
use crate::ui::screen::Screen;

use super::super::camera::on_world;
use super::field::Spot;

/// The claims of the case and of archives that are shown, for whoever counts them elsewhere: to hold them takes no
/// longer where they are many.
pub struct Claims {
    case: Arc<Case>,
    shown: Arc<query::Shown>,
    summaries: Arc<[Summary]>,
    archives: Vec<(Arc<Archive>, Arc<archives::Shown>)>,
}

/// Claims by place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// Claims at places that are known well enough. One that is about several is at each of them.
    pub spots: Vec<Spot>,
    /// Whether any is.
    pub is_repeated: bool,
    /// How many claims that are shown are only at places that are known less well.
    pub vague: usize,
    /// How many have no place.
    pub placeless: usize,
}

impl Claims {
    /// Those that `screen` shows. A room sees the case alone.
    pub fn of(screen: &Screen) -> Self {
        let is_at_desk = screen.state.view.stage.is_none();
        let archives = screen.derived.archives.iter().filter(|_| is_at_desk);
        let archives = archives.filter_map(|it| {
            let open = screen.state.archives.get(&it.id)?;
            let claims = || (Arc::clone(&open.archive), Arc::clone(&it.shown));
            open.shown.then(claims)
        });
        Self {
            case: screen.shared_case(),
            shown: Arc::clone(screen.shown()),
            summaries: Arc::clone(&screen.derived.summaries.value),
            archives: archives.collect(),
        }
    }
}

impl Weights {
    /// The weights of `claims`. Takes time that grows with the places: not for the frame.
    pub fn of(claims: &Claims) -> Self {
        let mut weights = Self::default();
        weights.take_in_case(claims);
        for (archive, shown) in &claims.archives {
            weights.take_in(archive, shown);
        }
        weights
    }

    fn take_in_case(&mut self, claims: &Claims) {
        let case = &claims.case;
        let shown = case.claims.iter();
        let shown = shown.filter(|claim| claims.shown.shows(claim));
        let mut left: HashSet<&ClaimId> = shown.map(|claim| &claim.id).collect();
        let (mut located, mut vague) = (Vec::new(), Vec::new());
        for summary in claims.summaries.iter() {
            let Some(place) = case.places.get(&summary.place) else {
                continue;
            };
            let Some(ground) = anchor(&place.at) else {
                continue;
            };
            let claims = summary.claims.iter().filter(|id| left.contains(id));
            let claims: Vec<&ClaimId> = claims.collect();
            if is_known_well(place.precision, is_point(&place.at)) {
                self.put(ground, claims.len());
                located.extend(claims);
            } else {
                vague.extend(claims);
            }
        }
        for id in located {
            self.is_repeated |= !left.remove(id);
        }
        let vague = vague.into_iter().filter(|id| left.remove(*id)).count();
        self.vague += vague;
        self.placeless += left.len();
    }

    fn take_in(&mut self, archive: &Archive, shown: &archives::Shown) {
        let (mut located, mut vague) = (Vec::new(), Vec::new());
        let mut put = 0;
        for (number, site) in archive.sites().iter().enumerate() {
            let Some(ground) = site.ground else {
                continue;
            };
            let place = archive.place(number);
            let is_point = place.map_or(!site.is_around, |place| is_point(&place.at));
            if is_known_well(site.precision, is_point) {
                let claims = shown.sites[number].claims as usize;
                self.put(ground.lon_lat(), claims);
                put += claims;
                located.push(number);
            } else {
                vague.push(number);
            }
        }
        let at_located = archive.claims_at(&located, shown);
        located.extend(vague);
        let at_any = archive.claims_at(&located, shown);
        self.is_repeated |= put > at_located;
        self.vague += at_any - at_located;
        self.placeless += shown.counts.shown - at_any;
    }

    fn put(&mut self, ground: Point, claims: usize) {
        if claims > 0 {
            let at = on_world(ground);
            self.spots.push(Spot {
                x: at.x,
                y: at.y,
                claims: u32::try_from(claims).unwrap_or(u32::MAX),
            });
        }
    }
}

/// Whether a place is known well enough to be drawn at its point. Where nobody states how well it is known, a point is
/// taken as it stands.
fn is_known_well(precision: Precision, is_point: bool) -> bool {
    let is_wide = matches!(
        precision,
        Precision::District | Precision::Governorate | Precision::Region | Precision::Country
    );
    is_point && !is_wide
}

/// Whether a place is a point. A line or an area is none, however well it is known: nobody says where along it, or
/// where within.
fn is_point(at: &Location) -> bool {
    matches!(at, Location::Point(_))
}

#[cfg(test)]
mod tests {
    use geo::{LineString, MultiPolygon, Polygon};

    use super::*;
    use crate::archive::Record;
    use crate::archive::testing::{archive, killed, record};
    use crate::model::Scope;
    use crate::query::testing::{CaseBuilder, asserts_killed, places};
    use crate::state::{Command, Document, ImportEnd, Origin, State, ThemeName};
    use crate::ui::Memory;
    use crate::ui::theme::Theme;

    /// Two towns, and a place around which nobody states how far it extends.
    fn state() -> State {
        let case = CaseBuilder::two_towns()
            .around("beyond", 36.7, 34.7)
            .claims([
                asserts_killed("a", "snc", places(&["talbiseh"]), 36),
                asserts_killed("b", "monitor", places(&["talbiseh", "aleppo"]), 40),
                asserts_killed("c", "us", places(&["beyond"]), 1),
                asserts_killed("d", "us", places(&["beyond", "aleppo"]), 1),
                asserts_killed("e", "president", Scope::Campaign, 0),
            ]);
        State::new(Document::new(case.build(), "", Origin::BuiltIn))
    }

    fn weights(state: &State) -> Weights {
        let mut memory = Memory::new(&egui::Context::default(), None);
        let theme = Theme::new(ThemeName::Paper);
        let derived = memory.derived(state);
        Weights::of(&Claims::of(&Screen::new(state, &theme, &derived)))
    }

    fn claims(weights: &Weights) -> Vec<u32> {
        let mut claims: Vec<u32> = weights.spots.iter().map(|spot| spot.claims).collect();
        claims.sort_unstable();
        claims
    }

    #[test]
    fn a_claim_is_at_each_of_its_places_and_what_is_left_out_is_counted_once() {
        let weights = weights(&state());
        assert_eq!(claims(&weights), [2, 2]);
        assert_eq!((weights.vague, weights.placeless), (1, 1));
        assert!(weights.is_repeated);
    }

    #[test]
    fn what_is_no_point_is_left_out_however_well_it_is_known() {
        let corners = [(36.7, 34.8), (36.8, 34.8), (36.8, 34.9)];
        let line = LineString::from(corners.to_vec());
        let area = Polygon::new(line.clone(), Vec::new());
        let precisions = [Precision::Exact, Precision::Settlement, Precision::Unstated];
        for at in [
            Location::Line(line),
            Location::Area(MultiPolygon::from(area)),
        ] {
            for precision in precisions {
                let claim = asserts_killed("a", "snc", places(&["talbiseh"]), 36);
                let mut case = CaseBuilder::two_towns().claims([claim]).build();
                let place = case.places.get_mut("talbiseh").unwrap();
                (place.at, place.precision) = (at.clone(), precision);
                let state = State::new(Document::new(case, "", Origin::BuiltIn));
                let weights = weights(&state);
                let counted = (claims(&weights), weights.vague, weights.placeless);
                assert_eq!(counted, (vec![], 1, 0), "{at:?}, {precision:?}");
            }
        }
    }

    #[test]
    fn what_the_filter_hides_is_not_in_it() {
        let mut state = state();
        let sources = ["snc", "us", "president"].map(Into::into).to_vec();
        state.apply(Command::ShowSources(sources, false));
        let weights = weights(&state);
        assert_eq!(claims(&weights), [1, 1]);
        assert_eq!((weights.vague, weights.placeless), (0, 0));
    }

    #[test]
    fn a_claim_at_one_place_that_is_known_and_one_that_is_not_is_there_once() {
        let mut state = state();
        state.apply(Command::ShowSources(vec!["monitor".into()], false));
        let weights = weights(&state);
        assert_eq!(claims(&weights), [1, 1]);
        assert!(!weights.is_repeated);
    }

    #[test]
    fn claims_of_archives_are_in_it_while_these_are_shown() {
        let mut state = state();
        let row = |id, town, at, claims: usize| Record {
            claims: (0..claims).map(|_| killed("Outlet", 1)).collect(),
            ..record(id, town, at, "2015-10-01")
        };
        let mut wide = row("c", "Hama", (36.7, 35.2), 3);
        wide.site.precision = Precision::Governorate;
        let mut nowhere = row("d", "", (0.0, 0.0), 4);
        nowhere.site.at = None;
        let rows = [
            row("a", "Hama", (36.75, 35.13), 5),
            row("b", "Homs", (36.72, 34.72), 7),
            wide,
            nowhere,
        ];
        let archive = Arc::new(archive("outlets", &rows));
        state.apply(Command::OpenArchives(vec!["/data/outlets.csv".into()]));
        let number = state.archives.importing()[0].number;
        let end = ImportEnd::Done(Arc::clone(&archive), Arc::default());
        state.apply(Command::ImportEnded(number, end));
        let shown = weights(&state);
        assert_eq!(claims(&shown), [2, 2, 5, 7]);
        assert_eq!((shown.vague, shown.placeless), (1 + 3, 1 + 4));
        state.apply(Command::ShowArchive(archive.id().clone(), false));
        assert_eq!(claims(&weights(&state)), [2, 2]);
    }
}
