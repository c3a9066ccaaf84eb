//! Gliding: cells that part or join when the zoom changes do so in a short movement.
//!
//! A cell that has parted from another begins where that one stood; one that has joined another goes to where that
//! one stands, and is gone. Bound to time and not to the zoom, so that the map may rest at any zoom without marks on
//! one another; and to the ground, so that panning moves nothing.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Pos2, Vec2};
use geo::Point;
use walkers::{Projection as _, Projector};

use super::super::camera::PROJECTION;
use super::cell::{Cell, Seated, Spot};

/// How long a movement takes, in seconds.
const SECS: f64 = 0.2;
/// Over how many levels the zoom may change at once: after a leap, nothing on the map is where it was.
pub const FARTHEST: f64 = 1.0;

/// Where a mark is on the world, and how far on its way to beside a fade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// In points at zoom 0.
    world: Point,
    beside: f64,
}

/// Cells on their way.
pub struct Glide {
    since: f64,
    /// Where cells come from that have parted, by their first spots.
    parting: HashMap<Spot, Place>,
    joining: Vec<Joining>,
}

/// A cell that goes where another one stands.
struct Joining {
    cell: Arc<Cell>,
    from: Place,
    to: Place,
}

impl Place {
    /// Where the mark of a cell rests that begins with `first`.
    pub fn of(first: Seated) -> Self {
        Self {
            world: PROJECTION.project(first.ground, 0.0),
            beside: if first.is_beside { 1.0 } else { 0.0 },
        }
    }

    /// Where it is on the screen, where marks stand `beside` fades.
    pub fn on_screen(self, projector: &Projector, beside: Vec2) -> Pos2 {
        let ground = PROJECTION.unproject(self.world, 0.0);
        projector.project(ground).to_pos2() + beside * self.beside as f32
    }

    /// `part` of the way from here to `to`.
    fn towards(self, to: Self, part: f64) -> Self {
        Self {
            world: self.world + (to.world - self.world) * part,
            beside: self.beside + (to.beside - self.beside) * part,
        }
    }
}

impl Glide {
    /// How the cells `before`, each from where it is drawn, become those `after` from `now` on. `None` where none of
    /// them moves.
    pub fn between(before: &[(Arc<Cell>, Place)], after: &[&Arc<Cell>], now: f64) -> Option<Self> {
        let first = |cell: &Arc<Cell>| cell.members[0].spot;
        let begin = after.iter().map(|cell| first(cell)).collect();
        let were = found(begin, before.iter().map(|(cell, _)| cell));
        let began = before.iter().map(|(cell, _)| first(cell)).collect();
        let are = found(began, after.iter().copied());
        let came_from = |cell: &&Arc<Cell>| {
            let first = cell.members[0];
            let (_, from) = before[*were.get(&first.spot)?];
            (from != Place::of(first)).then_some((first.spot, from))
        };
        let goes_to = |(cell, from): &(Arc<Cell>, Place)| {
            let to = after[*are.get(&cell.members[0].spot)?].members[0];
            let is_still_there = to.spot == cell.members[0].spot;
            (!is_still_there).then(|| Joining {
                cell: Arc::clone(cell),
                from: *from,
                to: Place::of(to),
            })
        };
        let parting: HashMap<Spot, Place> = after.iter().filter_map(came_from).collect();
        let joining: Vec<Joining> = before.iter().filter_map(goes_to).collect();
        let moves = !parting.is_empty() || !joining.is_empty();
        moves.then_some(Self {
            since: now,
            parting,
            joining,
        })
    }

    /// Whether all has arrived at `now`.
    pub fn is_over(&self, now: f64) -> bool {
        now >= self.since + SECS
    }

    /// Where `cell` is drawn at `now`.
    pub fn place_of(&self, cell: &Cell, now: f64) -> Place {
        let to = Place::of(cell.members[0]);
        match self.parting.get(&cell.members[0].spot) {
            Some(from) => from.towards(to, self.part(now)),
            None => to,
        }
    }

    /// All that is drawn at `now`, where `cells` stand or come to stand.
    pub fn drawn<'a>(
        &self,
        cells: impl Iterator<Item = &'a Arc<Cell>>,
        now: f64,
    ) -> Vec<(Arc<Cell>, Place)> {
        let standing = cells.map(|cell| (cell, self.place_of(cell, now)));
        let joining = self.joining(now);
        let all = standing.chain(joining);
        all.map(|(cell, place)| (Arc::clone(cell), place)).collect()
    }

    /// The cells that join others, and where each is drawn at `now`.
    pub fn joining(&self, now: f64) -> impl Iterator<Item = (&Arc<Cell>, Place)> {
        let part = self.part(now);
        let joining = self.joining.iter();
        joining.map(move |it| (&it.cell, it.from.towards(it.to, part)))
    }

    /// How much of the way lies behind at `now`: quick at first, and slower towards its end.
    fn part(&self, now: f64) -> f64 {
        let left = 1.0 - ((now - self.since) / SECS).clamp(0.0, 1.0);
        1.0 - left.powi(3)
    }
}

/// In which of `cells` each of the spots `wanted` is, by its number: in the last one, where several have it. Cells may
/// hold very many places, of which few are wanted: in each, either is looked for among the other, whichever is fewer.
fn found<'a>(
    mut wanted: Vec<Spot>,
    cells: impl Iterator<Item = &'a Arc<Cell>>,
) -> HashMap<Spot, usize> {
    wanted.sort_unstable();
    let mut found = HashMap::with_capacity(wanted.len());
    for (number, cell) in cells.enumerate() {
        let members = &cell.members;
        let (first, last) = (members[0].spot, members[members.len() - 1].spot);
        let from = wanted.partition_point(|spot| *spot < first);
        let to = wanted.partition_point(|spot| *spot <= last);
        let maybe = &wanted[from..to];
        if maybe.len() < members.len() {
            let is_member = |spot: &&Spot| {
                let found = members.binary_search_by_key(*spot, |member| member.spot);
                found.is_ok()
            };
            found.extend(maybe.iter().filter(is_member).map(|spot| (*spot, number)));
        } else {
            let spots = members.iter().map(|member| member.spot);
            let is_wanted = |spot: &Spot| maybe.binary_search(spot).is_ok();
            found.extend(spots.filter(is_wanted).map(|spot| (spot, number)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use walkers::lon_lat;

    use super::*;

    fn seated(number: usize, lon: f64) -> Seated {
        Seated {
            spot: Spot::InCase(number),
            ground: lon_lat(lon, 34.8),
            is_beside: false,
        }
    }

    fn cell(members: &[(usize, f64)]) -> Arc<Cell> {
        let members = members.iter().map(|(number, lon)| seated(*number, *lon));
        Arc::new(Cell::of(members.collect()))
    }

    fn at_rest(cell: &Cell) -> Place {
        Place::of(cell.members[0])
    }

    /// How the cells `before` become those `after`, from 0 seconds on.
    fn glide(before: &[Arc<Cell>], after: &[Arc<Cell>]) -> Option<Glide> {
        let before: Vec<_> = before
            .iter()
            .map(|it| (Arc::clone(it), at_rest(it)))
            .collect();
        let after: Vec<&Arc<Cell>> = after.iter().collect();
        Glide::between(&before, &after, 0.0)
    }

    #[test]
    fn what_parts_glides_from_the_common_mark_to_its_own_seat() {
        let together = cell(&[(0, 36.0), (1, 36.2)]);
        let apart = [cell(&[(0, 36.0)]), cell(&[(1, 36.2)])];
        let glide = glide(&[Arc::clone(&together)], &apart).unwrap();
        let (stays, goes) = (&apart[0], &apart[1]);
        for now in [0.0, 0.1, 0.2] {
            assert_eq!(glide.place_of(stays, now), at_rest(stays));
        }
        assert_eq!(glide.place_of(goes, 0.0), at_rest(&together));
        let midway = glide.place_of(goes, 0.1).world.x();
        let (from, to) = (at_rest(&together).world.x(), at_rest(goes).world.x());
        assert!(from < midway && midway < to);
        assert_eq!(glide.place_of(goes, 0.2), at_rest(goes));
        assert!(!glide.is_over(0.1) && glide.is_over(0.2));
        assert_eq!(glide.joining(0.1).count(), 0);
    }

    #[test]
    fn what_joins_glides_to_the_mark_that_stays() {
        let apart = [cell(&[(0, 36.0)]), cell(&[(1, 36.2)])];
        let together = cell(&[(0, 36.0), (1, 36.2)]);
        let glide = glide(&apart, &[Arc::clone(&together)]).unwrap();
        assert_eq!(glide.place_of(&together, 0.0), at_rest(&together));
        let at = |now: f64| {
            let joining: Vec<(&Arc<Cell>, Place)> = glide.joining(now).collect();
            assert_eq!(joining.len(), 1);
            assert!(Arc::ptr_eq(joining[0].0, &apart[1]));
            joining[0].1
        };
        assert_eq!(at(0.0), at_rest(&apart[1]));
        assert_eq!(at(0.2), at_rest(&together));
    }

    #[test]
    fn what_parts_on_its_way_goes_on_from_where_it_is() {
        let one = [cell(&[(0, 36.0), (1, 36.2), (2, 36.3)])];
        let two = [cell(&[(0, 36.0)]), cell(&[(1, 36.2), (2, 36.3)])];
        let three = [cell(&[(0, 36.0)]), cell(&[(1, 36.2)]), cell(&[(2, 36.3)])];
        let first = glide(&one, &two).unwrap();
        let drawn = |cell: &Arc<Cell>| (Arc::clone(cell), first.place_of(cell, 0.1));
        let before: Vec<_> = two.iter().map(drawn).collect();
        let after: Vec<&Arc<Cell>> = three.iter().collect();
        let next = Glide::between(&before, &after, 0.1).unwrap();
        let midway = first.place_of(&two[1], 0.1);
        assert_eq!(next.place_of(&three[1], 0.1), midway);
        assert_eq!(next.place_of(&three[2], 0.1), midway);
    }

    #[test]
    fn what_joins_on_its_way_goes_on_to_the_mark_that_takes_in_both() {
        let three = [cell(&[(0, 36.0)]), cell(&[(1, 36.2)]), cell(&[(2, 36.3)])];
        let two = [cell(&[(0, 36.0)]), cell(&[(1, 36.2), (2, 36.3)])];
        let one = [cell(&[(0, 36.0), (1, 36.2), (2, 36.3)])];
        let first = glide(&three, &two).unwrap();
        let before = first.drawn(two.iter(), 0.1);
        let after: Vec<&Arc<Cell>> = one.iter().collect();
        let next = Glide::between(&before, &after, 0.1).unwrap();
        let begins: Vec<Place> = next.joining(0.1).map(|(_, place)| place).collect();
        let midway = first.joining(0.1).next().unwrap().1;
        assert_eq!(begins, [at_rest(&two[1]), midway]);
        let ends = next.joining(0.5).map(|(_, place)| place);
        assert!(ends.into_iter().all(|place| place == at_rest(&one[0])));
    }

    proptest! {
        #[test]
        fn each_spot_that_is_wanted_is_found_in_the_last_cell_that_has_it(
            cells in prop::collection::vec(prop::collection::btree_set(0..60_usize, 1..30), 0..12),
            wanted in prop::collection::vec(0..80_usize, 0..40),
        ) {
            let last = |wanted: &usize| cells.iter().rposition(|cell| cell.contains(wanted));
            let expected: HashMap<Spot, usize> = wanted
                .iter()
                .filter_map(|number| Some((Spot::InCase(*number), last(number)?)))
                .collect();
            let seated = |members: &BTreeSet<usize>| -> Vec<(usize, f64)> {
                members.iter().map(|number| (*number, 36.0)).collect()
            };
            let cells: Vec<Arc<Cell>> = cells.iter().map(|it| cell(&seated(it))).collect();
            let wanted = wanted.into_iter().map(Spot::InCase).collect();
            prop_assert_eq!(found(wanted, cells.iter()), expected);
        }
    }

    #[test]
    fn what_stays_together_moves_nowhere() {
        let cells = [cell(&[(0, 36.0), (1, 36.2)]), cell(&[(2, 37.0)])];
        assert!(glide(&cells, &cells).is_none());
        let elsewhere = [cell(&[(7, 36.0)])];
        assert!(glide(&elsewhere, &cells).is_none());
    }
}
