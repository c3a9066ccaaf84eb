//! What kinds of signs are on the map, for a legend that explains those and no others.

use egui::{Rect, Vec2};
use walkers::Projector;

use crate::model::{Location, Place, Precision};
use crate::query::extent;
use crate::state::Standpoint;

use super::super::screen::Screen;
use super::super::words::Badge;
use super::MapMemory;
use super::areas::fade_radius;
use super::camera::PROJECTION;
use super::glyphs::{self, Grouped, speaks};

/// What kinds of signs are on the map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The signs at the shoulders of marks, each once.
    pub badges: Vec<Badge>,
    /// Whether an extent that nobody states fades out.
    pub fade: bool,
    /// Whether an area is hatched.
    pub hatching: bool,
}

/// What will be seen in `room` once the map stands where it is sent to: a legend that followed a map
/// on its way would never rest, and neither would the map above it.
pub fn seen(screen: &Screen, memory: &MapMemory, room: Rect) -> Seen {
    let here = || memory.camera.standpoint();
    let at: Standpoint = screen.state.view.standpoint.unwrap_or_else(here);
    let mut stands = walkers::MapMemory::default();
    // Within walkers' own limits of 0 to 26.
    let _ = stands.set_zoom(at.zoom.clamp(0.0, super::camera::MAX_ZOOM));
    stands.center_at(at.lon_lat);
    let projector = Projector::new(room, &PROJECTION, &stands, at.lon_lat);
    let mut seen = Seen::default();
    for badge in glyphs::in_view(screen, &projector, &mut Grouped::default(), None)
        .standing
        .iter()
        .filter(|glyph| room.intersects(glyph.rect()))
        .filter_map(glyphs::Glyph::badge)
    {
        if !seen.badges.contains(&badge) {
            seen.badges.push(badge);
        }
    }
    seen.badges.sort_by_key(|badge| *badge as u8);
    let summaries = screen.derived.summaries.value.iter();
    for summary in summaries.filter(|summary| speaks(screen, summary)) {
        let place = screen.case().place(&summary.place);
        if is_within(place, &projector, screen.theme.weight, room) {
            seen.fade |= fades(place);
            seen.hatching |= is_hatched(place);
        }
    }
    seen
}

fn fades(place: &Place) -> bool {
    match place.at {
        Location::Around(_) => true,
        Location::Point(_) => place.precision > Precision::Settlement,
        _ => false,
    }
}

fn is_hatched(place: &Place) -> bool {
    matches!(place.at, Location::Area(_) | Location::Region(_))
}

/// Whether any of the ground of `place` lies in `room`.
fn is_within(place: &Place, projector: &Projector, weight: f32, room: Rect) -> bool {
    let Some(ground) = extent(&place.at) else {
        return false;
    };
    let corner = |at: geo::Coord| projector.project(at.into()).to_pos2();
    let drawn = Rect::from_two_pos(corner(ground.min()), corner(ground.max()));
    let beyond = if fades(place) {
        // At its rim, nothing of a fade is seen any more.
        fade_radius(projector.zoom(), weight) * 0.7
    } else {
        0.0
    };
    drawn.expand2(Vec2::splat(beyond)).intersects(room)
}
