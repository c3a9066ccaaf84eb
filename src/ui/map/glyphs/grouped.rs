//! Which places share a glyph, kept from frame to frame: panning regroups nothing, and looks at no more than what
//! is in view.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Pos2, Rect, Vec2};
use walkers::Projector;

use crate::model::Subject;
use crate::query::Summary;
use crate::state::archives::Shown;

use super::super::super::screen::Screen;
use super::super::cells::{Seat, Square, cells, square_of, step};
use super::cell::{Cell, Seated, Spot};
use super::glide::{FARTHEST, Glide, Place};
use super::member;
use super::speaks_unasked;

/// The cells as they were last worked out.
#[derive(Default)]
pub struct Grouped {
    known: Option<(Basis, Arc<Cells>)>,
    /// Those before, where the zoom alone has regrouped them and nobody has asked for them yet.
    before: Option<Arc<Cells>>,
    glide: Option<Glide>,
}

/// Cells, and where in the world each is.
pub struct Cells {
    all: Vec<Arc<Cell>>,
    squares: HashMap<Square, Vec<usize>>,
    step: f64,
    apart: f32,
}

/// What cells depend on.
#[derive(PartialEq)]
struct Basis {
    spoken: Spoken,
    /// What is selected that nobody speaks of, as far as it is shown.
    unspoken: Vec<Spot>,
    step: f64,
    apart: f32,
}

/// Which claims are shown on the map. Equal are two between which none came or went.
#[derive(PartialEq)]
pub struct Spoken {
    summaries: Shared<[Summary]>,
    archives: Vec<Shared<Shown>>,
    /// Which archives are shown.
    archived: u64,
    is_staged: bool,
}

/// Equal are only clones of one another.
struct Shared<T: ?Sized>(Arc<T>);

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Grouped {
    /// The cells of all places of `screen` that a glyph can stand for, at `zoom`; marks are `apart` points wide, and
    /// `selected` is what is selected.
    pub fn cells(
        &mut self,
        screen: &Screen,
        selected: &[Spot],
        zoom: f64,
        apart: f32,
    ) -> Arc<Cells> {
        let basis = Basis::of(screen, selected, zoom, apart);
        if let Some((known, cells)) = &self.known
            && *known == basis
        {
            return Arc::clone(cells);
        }
        let beside = member::beside_fade(zoom, screen.theme.weight);
        let seated = seated(screen, &basis.unspoken);
        let cells = Arc::new(Cells::of(&seated, beside, zoom, apart));
        let known = self.known.take();
        let known = known.filter(|(known, _)| known.is_zoomed_to(&basis));
        self.before = known.map(|(_, before)| before);
        if self.before.is_none() {
            self.glide = None;
        }
        self.known = Some((basis, Arc::clone(&cells)));
        cells
    }

    /// How cells that the zoom has regrouped move at `now`, as far as they are in `view`, where `seen` of those that
    /// are now is; nothing moves where there is no `now`.
    pub fn glide(
        &mut self,
        projector: &Projector,
        view: Rect,
        seen: &[&Arc<Cell>],
        now: Option<f64>,
    ) -> Option<&Glide> {
        let before = self.before.take();
        let under_way = self.glide.take();
        let now = now?;
        let under_way = under_way.filter(|glide| !glide.is_over(now));
        self.glide = match before {
            Some(before) => {
                let before = before.in_view(projector, view).into_iter();
                let drawn = match &under_way {
                    Some(glide) => glide.drawn(before, now),
                    None => before.map(at_rest).collect(),
                };
                Glide::between(&drawn, seen, now)
            }
            None => under_way,
        };
        self.glide.as_ref()
    }

    /// Whether any cell is on its way.
    pub fn is_moving(&self) -> bool {
        self.glide.is_some()
    }
}

/// `cell`, and where it is drawn while it does not move.
fn at_rest(cell: &Arc<Cell>) -> (Arc<Cell>, Place) {
    (Arc::clone(cell), Place::of(cell.members[0]))
}

impl Cells {
    /// The cells of what is `seated`, at `zoom`, where marks are `apart` points wide and stand `beside` fades.
    fn of(seated: &[Seated], beside: Vec2, zoom: f64, apart: f32) -> Self {
        let seats: Vec<Seat> = seated.iter().map(|it| it.seat(beside)).collect();
        let step = step(zoom);
        let mut squares: HashMap<Square, Vec<usize>> = HashMap::new();
        let groups = cells(&seats, zoom, apart);
        for (number, group) in groups.iter().enumerate() {
            let square = square_of(seats[group[0]], step, apart);
            squares.entry(square).or_default().push(number);
        }
        let of_group = |group: Vec<usize>| {
            let members = group.into_iter().map(|number| seated[number]);
            Arc::new(Cell::of(members.collect()))
        };
        Self {
            all: groups.into_iter().map(of_group).collect(),
            squares,
            step,
            apart,
        }
    }

    /// Those that may stand in `view`, in their order.
    pub fn in_view(&self, projector: &Projector, view: Rect) -> Vec<&Arc<Cell>> {
        let corner = |at: Pos2| {
            let seat = Seat {
                ground: projector.unproject(at.to_vec2()),
                beside: Vec2::ZERO,
            };
            square_of(seat, self.step, self.apart)
        };
        let (first, last) = (corner(view.min), corner(view.max));
        let columns = first.0.min(last.0) - 1..=first.0.max(last.0) + 1;
        let rows = first.1.min(last.1) - 1..=first.1.max(last.1) + 1;
        let seen = (columns.end() - columns.start()).saturating_mul(rows.end() - rows.start());
        if seen.unsigned_abs() > self.squares.len() as u64 {
            return self.all.iter().collect();
        }
        let squares = columns.flat_map(|column| rows.clone().map(move |row| (column, row)));
        let there = squares.filter_map(|square| self.squares.get(&square));
        let mut numbers: Vec<usize> = there.flatten().copied().collect();
        numbers.sort_unstable();
        numbers
            .into_iter()
            .map(|number| &self.all[number])
            .collect()
    }
}

impl Basis {
    fn of(screen: &Screen, selected: &[Spot], zoom: f64, apart: f32) -> Self {
        let is_unspoken = |spot: &&Spot| !is_spoken_of(screen, **spot);
        Self {
            spoken: Spoken::of(screen),
            unspoken: selected.iter().filter(is_unspoken).copied().collect(),
            step: step(zoom),
            apart,
        }
    }
}

impl Basis {
    /// Whether nothing but the zoom is another one in `other`, and that no leap away.
    fn is_zoomed_to(&self, other: &Self) -> bool {
        let is_same = self.spoken == other.spoken && self.unspoken == other.unspoken;
        let is_near = (self.step - other.step).abs() <= FARTHEST;
        is_same && is_near && self.apart.to_bits() == other.apart.to_bits()
    }
}

impl Spoken {
    /// What `screen` shows.
    pub fn of(screen: &Screen) -> Self {
        let derived = screen.derived;
        let archives = derived
            .archives
            .iter()
            .map(|it| Shared(Arc::clone(&it.shown)));
        Self {
            summaries: Shared(Arc::clone(&derived.summaries.value)),
            archives: archives.collect(),
            archived: screen.state.archives.revision(),
            is_staged: screen.state.view.stage.is_some(),
        }
    }
}

/// The places that are selected, or at which the incident is that is.
pub fn selected(screen: &Screen) -> Vec<Spot> {
    let Some(subject) = &screen.state.view.selected else {
        return Vec::new();
    };
    let summaries = screen.derived.summaries.value.iter().enumerate();
    let in_case = summaries.filter(|(_, summary)| screen.is_selected(&summary.place));
    let in_case = in_case.map(|(number, _)| Spot::InCase(number));
    let archives = screen.derived.archives.iter().enumerate();
    let in_archives = archives.filter_map(|(archive, shown)| {
        let open = screen.state.archives.get(&shown.id)?;
        let place = match subject {
            Subject::Place(id) => id,
            Subject::Incident(id) => {
                let incident = screen.looked_at().excerpt()?.case.incidents.get(id)?;
                incident.places.first()?
            }
            Subject::Campaign => return None,
        };
        Some(Spot::InArchive(archive, open.archive.site_called(place)?))
    });
    in_case.chain(in_archives).collect()
}

/// Whether anything is shown, or in the case hidden, of what is at `spot`.
fn is_spoken_of(screen: &Screen, spot: Spot) -> bool {
    match spot {
        Spot::InCase(number) => {
            let summary = screen.derived.summaries.value.get(number);
            summary.is_some_and(speaks_unasked)
        }
        Spot::InArchive(archive, number) => {
            let shown = screen.derived.archives.get(archive);
            shown.is_some_and(|it| it.shown.sites[number].claims > 0)
        }
    }
}

/// All places that a glyph can stand for: those of the case first, then those of archives in the order in which those
/// were opened. A filter takes places of archives away, or a day among years would drown in emptied marks. A
/// room sees the case alone.
fn seated(screen: &Screen, unspoken: &[Spot]) -> Vec<Seated> {
    let derived = screen.derived;
    let in_case = (0..derived.summaries.value.len()).map(Spot::InCase);
    let is_at_desk = screen.state.view.stage.is_none();
    let archives = derived.archives.iter().enumerate().filter(|_| is_at_desk);
    let shown = archives.filter(|(_, it)| screen.state.archives.shows(&it.id));
    let in_archives = shown.flat_map(|(archive, it)| {
        (0..it.shown.sites.len()).map(move |number| Spot::InArchive(archive, number))
    });
    let spots = in_case.chain(in_archives);
    let drawn = spots.filter(|spot| is_spoken_of(screen, *spot) || unspoken.contains(spot));
    drawn.filter_map(|spot| seat(screen, spot)).collect()
}

fn seat(screen: &Screen, spot: Spot) -> Option<Seated> {
    let (ground, is_beside) = match spot {
        Spot::InCase(number) => {
            let place = &screen.derived.summaries.value.get(number)?.place;
            member::ground_of(&screen.case().places.get(place)?.at)?
        }
        Spot::InArchive(archive, number) => {
            let id = &screen.derived.archives.get(archive)?.id;
            let site = screen.state.archives.get(id)?.archive.sites().get(number)?;
            (site.ground?.lon_lat(), site.is_around)
        }
    };
    Some(Seated {
        spot,
        ground,
        is_beside,
    })
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};
    use geo::Point;
    use proptest::prelude::*;
    use walkers::{MapMemory, lon_lat};

    use super::*;
    use crate::ui::map::camera::PROJECTION;

    fn at(number: usize, (lon, lat): (f64, f64), is_beside: bool) -> Seated {
        Seated {
            spot: Spot::InCase(number),
            ground: lon_lat(lon, lat),
            is_beside,
        }
    }

    proptest! {
        #[test]
        fn no_cell_in_view_is_missed_wherever_the_map_stands(
            places in prop::collection::vec(((30.0..43.0, 30.0..40.0), any::<bool>()), 1..200),
            middle in (34.0..40.0, 32.0..38.0),
            zoom in 3.0..12.0,
        ) {
            let places = places.into_iter().enumerate();
            let seated: Vec<Seated> = places
                .map(|(number, (place, is_beside))| at(number, place, is_beside))
                .collect();
            let (apart, beside) = (44.0, vec2(-60.0, 30.0));
            let cells = Cells::of(&seated, beside, zoom, apart);
            let mut stands = MapMemory::default();
            stands.set_zoom(zoom).unwrap();
            let middle = Point::new(middle.0, middle.1);
            stands.center_at(middle);
            let room = Rect::from_min_size(pos2(200.0, 40.0), vec2(600.0, 400.0));
            let projector = Projector::new(room, &PROJECTION, &stands, middle);
            let view = room.expand(apart);
            let first = |cell: &Arc<Cell>| cell.members[0].spot;
            let is_seen = |cell: &&Arc<Cell>| {
                let Seat { ground, beside } = cell.members[0].seat(beside);
                view.contains(projector.project(ground).to_pos2() + beside)
            };
            let seen = |cells: Vec<&Arc<Cell>>| -> Vec<Spot> {
                cells.into_iter().filter(is_seen).map(first).collect()
            };
            let asked = cells.in_view(&projector, view.expand(beside.length()));
            prop_assert_eq!(seen(asked), seen(cells.all.iter().collect()));
        }
    }
}
