//! Glyphs: one for each place with claims, or for each cell of places that stand too near.
//!
//! One thick arc per source that speaks of this very place, the number of its claims inside, ≠ or ≟
//! at the shoulder. Thin arcs, for broader claims that contradict one of them, only while the
//! glyph is selected or under the pointer.

mod name;
mod paint;

use std::collections::BTreeSet;

use egui::{Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use walkers::Projector;

use crate::model::{Location, PlaceId, SourceId, Subject};
use crate::query::{Summary, anchor};
use crate::state::{Command, Commands};

pub use self::name::place_names;

use self::name::Name;
use super::super::comparison::compared_too;
use super::super::screen::Screen;
use super::super::widgets::hint;
use super::super::words::{self, Badge};
use super::areas::fade_radius;
use super::camera::MAX_ZOOM;
use super::cells::{Seat, cells};
use super::keys::ARROWS;
use super::labels::Standing;

/// A glyph where it is to be drawn.
pub struct Glyph {
    /// The places that it stands for, that at which it stands first.
    places: Vec<PlaceId>,
    centre: Pos2,
    /// How far it stands beside the ground that it is about, in points.
    beside: Vec2,
    radius: f32,
    /// The size of small type, in points.
    small: f32,
    local: BTreeSet<SourceId>,
    broader: BTreeSet<SourceId>,
    claims: usize,
    /// How many claims the filter hides.
    hidden: usize,
    /// How many incidents share the very coordinate, where several do.
    stacked: usize,
    badge: Option<Badge>,
    selected: bool,
    title: String,
    name: Option<Name>,
    /// Whether coming nearer would part its places.
    parts: bool,
}

/// The glyphs in view, still without their names.
pub fn in_view(screen: &Screen, projector: &Projector) -> Vec<Glyph> {
    let located: Vec<(&Summary, Seat)> = screen
        .derived
        .summaries
        .value
        .iter()
        .filter(|summary| speaks(screen, summary))
        .filter_map(|summary| {
            let seat = seat(screen, &summary.place, projector.zoom())?;
            Some((summary, seat))
        })
        .collect();
    let seats: Vec<Seat> = located.iter().map(|(_, seat)| *seat).collect();
    let apart = screen.theme.glyph_radius() * 2.0 + 2.0;
    let view = projector.clip_rect().expand(apart);

    cells(&seats, projector.zoom(), apart)
        .into_iter()
        .map(|cell| {
            let members: Vec<_> = cell.iter().map(|i| located[*i]).collect();
            let seats: Vec<Seat> = members.iter().map(|(_, seat)| *seat).collect();
            let parts = cells(&seats, MAX_ZOOM, apart).len() > 1;
            Glyph::of(screen, projector, &members, parts)
        })
        .filter(|glyph| view.contains(glyph.centre))
        .collect()
}

/// Whether anybody speaks of the place, shown or hidden: a filter empties a glyph, it does not take
/// it away.
pub fn speaks(screen: &Screen, summary: &Summary) -> bool {
    !summary.claims.is_empty() || summary.hidden > 0 || screen.is_selected(&summary.place)
}

/// Where the mark of `place` stands at `zoom`. One whose extent nobody states stands in its fade,
/// beside the point that the fade surrounds, so that it does not seem to be at that point.
pub fn seat(screen: &Screen, place: &PlaceId, zoom: f64) -> Option<Seat> {
    let at = &screen.case().places.get(place)?.at;
    let beside = match at {
        Location::Around(_) => vec2(-0.52, 0.3) * fade_radius(zoom, screen.theme.weight),
        _ => Vec2::ZERO,
    };
    anchor(at).map(|ground| Seat { ground, beside })
}

impl Glyph {
    fn of(
        screen: &Screen,
        projector: &Projector,
        members: &[(&Summary, Seat)],
        parts: bool,
    ) -> Self {
        let case = screen.case();
        let summaries = || members.iter().map(|(summary, _)| *summary);
        let places: Vec<PlaceId> = summaries().map(|summary| summary.place.clone()).collect();
        let names = places.iter().map(|id| case.place(id).name.as_str());
        let title = match places.len() {
            1..=3 => words::listed(names),
            more => format!("{more} places"),
        };
        Self {
            centre: projector.project(members[0].1.ground).to_pos2() + members[0].1.beside,
            beside: members[0].1.beside,
            radius: screen.theme.glyph_radius(),
            small: screen.theme.small().size,
            local: summaries()
                .flat_map(|summary| summary.local.clone())
                .collect(),
            broader: summaries()
                .flat_map(|summary| summary.broader.clone())
                .collect(),
            claims: summaries()
                .flat_map(|summary| &summary.claims)
                .collect::<BTreeSet<_>>()
                .len(),
            hidden: summaries().map(|summary| summary.hidden).sum(),
            stacked: summaries()
                .map(|summary| summary.stacked)
                .max()
                .filter(|stacked| *stacked > 1 && !parts)
                .unwrap_or_default(),
            badge: summaries()
                .filter_map(|summary| words::badge(&summary.standing))
                .min_by_key(|badge| *badge as u8),
            selected: places.iter().any(|id| screen.is_selected(id)),
            title,
            name: None,
            parts,
            places,
        }
    }

    /// The sign at its shoulder, if there is one.
    pub fn badge(&self) -> Option<Badge> {
        self.badge
    }

    /// What names on the map must keep clear of.
    pub fn obstacles(&self) -> impl Iterator<Item = Standing> + '_ {
        let at = self.centre - self.beside;
        let name = self.name.as_ref().map(|name| name.rect);
        let rects = [Some(self.rect()), name, self.stack_rect()]
            .into_iter()
            .flatten();
        rects.map(move |rect| Standing { at, rect })
    }

    /// The glyph with its badge and the ring around it when selected.
    pub fn rect(&self) -> Rect {
        Rect::from_center_size(self.centre, Vec2::splat(self.radius * 2.0 + 10.0))
    }

    /// Where it says how many incidents share its coordinate: below it, where no badge is.
    fn stack_rect(&self) -> Option<Rect> {
        if self.stacked == 0 {
            return None;
        }
        let digits = self.stacked.to_string().len() as f32;
        let size = vec2(self.small * (1.9 + digits * 0.6), self.small * 1.35);
        let middle = self.centre + vec2(0.0, self.radius + size.y * 0.5 - 2.0);
        Some(Rect::from_center_size(middle, size))
    }

    /// Draws the glyph; a click or Enter selects its place, or parts its places.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> Response {
        let id = ui.scope_id().with(("glyph", &self.places));
        let target = Rect::from_center_size(self.centre, Vec2::splat(self.radius * 2.0));
        let response = ui.interact(target, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(self.description(screen));
        });
        if response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ARROWS));
        }
        let near = self.selected || response.hovered() || response.has_focus();
        paint::paint(ui.painter(), screen, self, near, response.has_focus());
        if let Some(name) = &self.name {
            name.paint(ui.painter(), screen.theme);
        }
        if response.clicked() && ui.input(|input| input.modifiers.shift) {
            let places = self.places.iter().cloned().map(Subject::Place);
            for command in compared_too(screen.state, places) {
                commands.push(command);
            }
        } else if response.clicked() {
            commands.push(self.command(screen));
        }
        response.on_hover_ui_at_pointer(|ui| self.tooltip(ui, screen))
    }

    fn command(&self, screen: &Screen) -> Command {
        if self.parts {
            return Command::ShowOnMap(self.places.clone());
        }
        // Places at one coordinate take turns.
        let next = self
            .places
            .iter()
            .position(|id| screen.is_selected(id))
            .map_or(0, |at| (at + 1) % self.places.len());
        Command::Select(Some(Subject::Place(self.places[next].clone())))
    }

    fn description(&self, screen: &Screen) -> String {
        let mut parts = vec![words::counted(self.claims, "claim")];
        if self.hidden > 0 {
            parts.push(format!("{} hidden", self.hidden));
        }
        if self.stacked > 0 {
            parts.push(format!("{} here", words::counted(self.stacked, "incident")));
        }
        for id in &self.places {
            let standing = screen.contest().standing(&Subject::Place(id.clone()));
            let kinds = words::standing(standing);
            parts.extend(kinds.into_iter().map(|(_, words)| words.to_owned()));
        }
        parts.dedup();
        parts.join("; ")
    }

    fn tooltip(&self, ui: &mut Ui, screen: &Screen) {
        let known = match self.places.as_slice() {
            [only] => words::precision(screen.case().place(only)),
            _ => "",
        };
        let sources = self
            .local
            .iter()
            .map(|id| screen.case().source(id).short_name());
        let sources = words::listed(sources);
        let click = if self.parts {
            "Click to come nearer."
        } else {
            ""
        };
        let lines = [
            &self.title,
            known,
            &self.description(screen),
            &sources,
            click,
        ];
        hint(ui, screen.theme, &lines);
    }
}
