//! Glyphs: one for each place with claims, or for each cell of places that stand too near.
//!
//! One thick arc per source that speaks of this very place, the number of its claims inside, ≠ or ≟
//! at the shoulder. Thin arcs, for broader claims that contradict one of them, only while the
//! glyph is selected or under the pointer.

mod cell;
mod contested;
mod glide;
mod grouped;
mod member;
mod name;
mod paint;

use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use geo::{BoundingRect, MultiPoint, Point};
use walkers::Projector;

use crate::model::{Ground, Hue, PlaceId, Subject};
use crate::query::Summary;
use crate::state::{Command, Commands};

pub use self::grouped::{Grouped, Spoken};
pub use self::member::places_beside;
pub use self::name::place_names;

use self::cell::{Cell, Shows, Spot};
use self::glide::Place;
use self::member::Where;
use self::name::Name;
use super::super::comparison::compared_too;
use super::super::screen::Screen;
use super::super::theme::Theme;
use super::super::widgets::hint;
use super::super::words::{self, Badge};
use super::cells::Seat;
use super::keys::ARROWS;
use super::labels::Standing;

/// A glyph where it is to be drawn.
pub struct Glyph {
    cell: Arc<Cell>,
    shows: Arc<Shows>,
    /// Where it is drawn: at its seat, or on its way there.
    centre: Pos2,
    /// Where it rests, and what lies around it keeps clear of it.
    seat: Pos2,
    /// How far it stands beside the ground that it is about, in points.
    beside: Vec2,
    radius: f32,
    /// The size of small type, in points.
    small: f32,
    /// Which of its places is selected, by its number among them.
    selected: Option<usize>,
    name: Option<Name>,
}

/// Glyphs in view.
pub struct Glyphs {
    /// Those that stand, still without their names.
    pub standing: Vec<Glyph>,
    /// Those that join others, on their way there: they are only drawn.
    pub joining: Vec<Glyph>,
}

/// The glyphs in view at `now`, in seconds of egui's time; without it, none of them is on its way.
pub fn in_view(
    screen: &Screen,
    projector: &Projector,
    grouped: &mut Grouped,
    now: Option<f64>,
) -> Glyphs {
    let (theme, zoom) = (screen.theme, projector.zoom());
    let apart = theme.glyph_radius() * 2.0 + 2.0;
    let beside = member::beside_fade(zoom, theme.weight);
    let view = projector.clip_rect().expand(apart);
    let selected = grouped::selected(screen);
    let cells = grouped.cells(screen, &selected, zoom, apart);
    let seen = cells.in_view(projector, view.expand(beside.length()));
    let beyond = view.expand(beside.length() + apart * 2.0);
    let glide = grouped.glide(projector, beyond, &seen, now);
    let glide = glide.zip(now);
    let glyph = |cell: &Arc<Cell>, centre: Pos2| {
        let Seat { ground, beside } = cell.members[0].seat(beside);
        Glyph {
            shows: cell.shows(screen, member::beside_fade(zoom, theme.weight), apart),
            cell: Arc::clone(cell),
            centre,
            seat: projector.project(ground).to_pos2() + beside,
            beside,
            radius: theme.glyph_radius(),
            small: theme.small().size,
            selected: cell.first_of(&selected),
            name: None,
        }
    };
    let standing = seen.into_iter().map(|cell| {
        let place = glide.map(|(glide, now)| glide.place_of(cell, now));
        let place = place.unwrap_or_else(|| Place::of(cell.members[0]));
        (cell, place.on_screen(projector, beside))
    });
    let standing = standing.filter(|(_, centre)| view.contains(*centre));
    let standing = standing.map(|(cell, centre)| glyph(cell, centre)).collect();
    let joining = glide
        .into_iter()
        .flat_map(|(glide, now)| glide.joining(now));
    let joining = joining.map(|(cell, place)| glyph(cell, place.on_screen(projector, beside)));
    Glyphs {
        standing,
        joining: joining.collect(),
    }
}

/// Whether anybody speaks of the place, shown or hidden: a filter empties a glyph, it does not take
/// it away.
pub fn speaks(screen: &Screen, summary: &Summary) -> bool {
    speaks_unasked(summary) || screen.is_selected(&summary.place)
}

fn speaks_unasked(summary: &Summary) -> bool {
    !summary.claims.is_empty() || summary.hidden > 0
}

/// Where the mark of `place` stands at `zoom`. One whose extent nobody states stands in its fade.
pub fn seat(screen: &Screen, place: &PlaceId, zoom: f64) -> Option<Seat> {
    let (ground, is_beside) = member::ground_of(&screen.case().places.get(place)?.at)?;
    let beside = if is_beside {
        member::beside_fade(zoom, screen.theme.weight)
    } else {
        Vec2::ZERO
    };
    Some(Seat { ground, beside })
}

impl Glyph {
    /// Its only place, where it stands for one.
    fn only<'a>(&self, screen: &Screen<'a>) -> Option<Where<'a>> {
        match self.cell.members[..] {
            [only] => only.spot.place(screen),
            _ => None,
        }
    }

    /// Where fades surround the coordinate of its places, and in which hues.
    pub fn fades(&self) -> impl Iterator<Item = (Point, Hue)> + '_ {
        self.shows.fades.iter().copied()
    }

    /// Whether it, or one of its places, is selected.
    pub fn is_selected(&self) -> bool {
        self.selected.is_some()
    }

    /// The sign at its shoulder, if there is one.
    pub fn badge(&self) -> Option<Badge> {
        self.shows.sign.map(|sign| sign.badge)
    }

    /// What names on the map must keep clear of.
    pub fn obstacles(&self) -> impl Iterator<Item = Standing> + '_ {
        let at = self.seat - self.beside;
        let name = self.name.as_ref().map(|name| name.rect);
        let rects = [Some(self.rect()), name, self.stack_rect(self.seat)]
            .into_iter()
            .flatten();
        rects.map(move |rect| Standing { at, rect })
    }

    /// The glyph with its badge and the ring around it when selected, where it rests.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.seat, Vec2::splat(self.radius * 2.0 + 10.0))
    }

    /// Where it says how many incidents share its coordinate, when it is at `centre`: below it, where no badge is.
    fn stack_rect(&self, centre: Pos2) -> Option<Rect> {
        if self.shows.stacked == 0 {
            return None;
        }
        let digits = self.shows.stacked.to_string().len() as f32;
        let size = vec2(self.small * (1.9 + digits * 0.6), self.small * 1.35);
        let middle = centre + vec2(0.0, self.radius + size.y * 0.5 - 2.0);
        Some(Rect::from_center_size(middle, size))
    }

    /// Draws the line to the ground that it is about, where it stands beside that.
    pub fn paint_leader(&self, painter: &Painter, theme: &Theme) {
        paint::leader(painter, theme, self);
    }

    /// Draws a glyph that joins another, which nobody can point at any more.
    pub fn paint(&self, painter: &Painter, screen: &Screen) {
        paint::paint(painter, screen, self, self.is_selected(), false);
    }

    /// Draws the glyph; a click or Enter selects its place, or parts its places.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> Response {
        let id = ui.scope_id().with(("glyph", self.identity(screen)));
        let target = Rect::from_center_size(self.centre, Vec2::splat(self.radius * 2.0));
        let response = ui.interact(target, id, Sense::click());
        let (selected, title) = (self.is_selected(), &self.shows.title);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(self.shows.description.as_str());
        });
        if response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ARROWS));
        }
        let near = selected || response.hovered() || response.has_focus();
        paint::paint(ui.painter(), screen, self, near, response.has_focus());
        if let Some(name) = &self.name {
            name.paint(ui.painter(), screen.theme);
        }
        if response.clicked() && ui.input(|input| input.modifiers.shift) {
            let places = self.cell.places(screen).into_iter();
            let in_case = places.filter(|place| place.in_case(screen).is_some());
            let places = in_case.map(|place| Subject::Place(place.id()));
            for command in compared_too(screen.state, places) {
                commands.push(command);
            }
        } else if response.clicked() {
            commands.push(self.command(screen));
        }
        response.on_hover_ui_at_pointer(|ui| self.tooltip(ui, screen))
    }

    fn command(&self, screen: &Screen) -> Command {
        if self.shows.parts {
            return self.nearer(screen);
        }
        // Places at one coordinate take turns.
        let places = self.cell.places(screen);
        let next = self.selected.map_or(0, |at| (at + 1) % places.len().max(1));
        let next = places.get(next).map(|place| Subject::Place(place.id()));
        Command::Select(next)
    }

    /// What brings the map so near that its places part.
    fn nearer(&self, screen: &Screen) -> Command {
        let members = &self.cell.members;
        let is_in_case = |spot: Spot| matches!(spot, Spot::InCase(_));
        if members.iter().all(|member| is_in_case(member.spot)) {
            let places = self.cell.places(screen);
            return Command::ShowOnMap(places.iter().map(Where::id).collect());
        }
        let grounds: MultiPoint = members.iter().map(|member| member.ground).collect();
        let corners = grounds.bounding_rect().map(|all| [all.min(), all.max()]);
        let corners = corners.into_iter().flatten();
        Command::LookAtAll(corners.filter_map(|at| Ground::at(at.into())).collect())
    }

    /// What tells it from other glyphs: its first place, and how many it stands for.
    fn identity(&self, screen: &Screen) -> (String, usize) {
        let members = &self.cell.members;
        let first = members[0].spot.place(screen).map(|place| place.id());
        let first = first.map_or_else(String::new, |id| id.to_string());
        (first, members.len())
    }

    fn tooltip(&self, ui: &mut Ui, screen: &Screen) {
        let shows = &self.shows;
        let known = self.only(screen).map(|only| only.known(screen));
        let sources = shows.local.iter().map(|id| screen.source_name(id));
        let others = shows.others.then(|| "others".to_owned());
        let sources: Vec<String> = sources.chain(others).collect();
        let sources = words::listed(sources.iter().map(String::as_str));
        let click = if shows.parts {
            "Click to come nearer."
        } else {
            ""
        };
        let lines = [
            shows.title.as_str(),
            known.as_deref().unwrap_or_default(),
            &shows.description,
            &sources,
            click,
        ];
        hint(ui, screen.theme, &lines);
    }
}
