//! Which places share a glyph, kept from frame to frame: panning regroups nothing, and looks at no more than what
//! is in view.

use std::collections::HashMap;
use std::sync::Arc;

use egui::Rect;
use walkers::Projector;

use crate::model::Subject;
use crate::query::Summary;
use crate::state::archives::Shown;

use super::super::super::screen::Screen;
use super::super::cells::{Seat, Square, cells, square_of, step};
use super::cell::{Cell, Seated, Spot};
use super::member;
use super::speaks_unasked;

/// The cells as they were last worked out.
#[derive(Default)]
pub struct Grouped {
    known: Option<(Basis, Arc<Cells>)>,
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
    summaries: Shared<[Summary]>,
    archives: Vec<Shared<Shown>>,
    /// Which archives are shown.
    archived: u64,
    /// What is selected that nobody speaks of, as far as it is shown.
    unspoken: Vec<Spot>,
    is_staged: bool,
    step: f64,
    apart: f32,
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
        let cells = Arc::new(Cells::of(screen, &basis.unspoken, zoom, apart));
        self.known = Some((basis, Arc::clone(&cells)));
        cells
    }
}

impl Cells {
    fn of(screen: &Screen, unspoken: &[Spot], zoom: f64, apart: f32) -> Self {
        let seated = seated(screen, unspoken);
        let beside = member::beside_fade(zoom, screen.theme.weight);
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
        let corner = |at: egui::Pos2| {
            let seat = Seat {
                ground: projector.unproject(at.to_vec2()),
                beside: egui::Vec2::ZERO,
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
        let derived = screen.derived;
        let archives = derived
            .archives
            .iter()
            .map(|it| Shared(Arc::clone(&it.shown)));
        let is_unspoken = |spot: &&Spot| !is_spoken_of(screen, **spot);
        Self {
            summaries: Shared(Arc::clone(&derived.summaries.value)),
            archives: archives.collect(),
            archived: screen.state.archives.revision(),
            unspoken: selected.iter().filter(is_unspoken).copied().collect(),
            is_staged: screen.state.view.stage.is_some(),
            step: step(zoom),
            apart,
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
