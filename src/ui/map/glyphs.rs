//! Glyphs: one for each place with claims, or for each cell of places that stand too near.
//!
//! One thick arc per source that speaks of this very place, the number of its claims inside, ≠ or ≟
//! at the shoulder. Thin arcs, for broader claims that contradict one of them, only while the
//! glyph is selected or under the pointer.

mod grouped;
mod member;
mod name;
mod paint;

use std::collections::BTreeSet;

use egui::{Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use geo::{BoundingRect, MultiPoint};
use walkers::Projector;

use crate::model::{Ground, Hue, Location, PlaceId, SourceId, Subject};
use crate::query::{Summary, anchor};
use crate::state::{Command, Commands};

pub use self::grouped::Grouped;
pub use self::member::places_beside;
pub use self::name::place_names;

use self::member::{Member, Speakers, Where};
use self::name::Name;
use super::super::comparison::compared_too;
use super::super::screen::Screen;
use super::super::theme::Theme;
use super::super::widgets::hint;
use super::super::words::{self, Badge};
use super::camera::MAX_ZOOM;
use super::cells::{Seat, parts};
use super::keys::ARROWS;
use super::labels::Standing;

/// A glyph where it is to be drawn.
pub struct Glyph<'a> {
    /// The places that it stands for, that at which it stands first.
    members: Vec<Member<'a>>,
    centre: Pos2,
    /// How far it stands beside the ground that it is about, in points.
    beside: Vec2,
    radius: f32,
    /// The size of small type, in points.
    small: f32,
    local: BTreeSet<SourceId>,
    broader: BTreeSet<SourceId>,
    /// Whether more sources speak of its places than are told apart.
    others: bool,
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
pub fn in_view<'a>(
    screen: &Screen<'a>,
    projector: &Projector,
    grouped: &mut Grouped,
) -> Vec<Glyph<'a>> {
    let members = members(screen, projector.zoom());
    let apart = screen.theme.glyph_radius() * 2.0 + 2.0;
    let view = projector.clip_rect().expand(apart);
    let stands = |seat: Seat| projector.project(seat.ground).to_pos2() + seat.beside;
    let groups = grouped.groups(screen, &members, projector.zoom(), apart);
    let in_view = groups
        .iter()
        .filter(|group| view.contains(stands(members[group[0]].seat)));
    in_view
        .map(|group| {
            let members: Vec<Member> = group.iter().map(|number| members[*number]).collect();
            let parts = parts(members.iter().map(|it| it.seat), MAX_ZOOM, apart);
            Glyph::of(screen, stands(members[0].seat), members, parts)
        })
        .collect()
}

/// All places that a glyph can stand for: those of the case first.
fn members<'a>(screen: &Screen<'a>, zoom: f64) -> Vec<Member<'a>> {
    let summaries = screen.derived.summaries.value.iter();
    let spoken_of = summaries.filter(|summary| speaks(screen, summary));
    let in_case = spoken_of.filter_map(|summary| {
        let seat = seat(screen, &summary.place, zoom)?;
        let place = Where::InCase(summary);
        let selected = screen.is_selected(&summary.place);
        Some(Member {
            seat,
            place,
            selected,
        })
    });
    in_case.chain(member::in_archives(screen, zoom)).collect()
}

/// Whether anybody speaks of the place, shown or hidden: a filter empties a glyph, it does not take
/// it away.
pub fn speaks(screen: &Screen, summary: &Summary) -> bool {
    !summary.claims.is_empty() || summary.hidden > 0 || screen.is_selected(&summary.place)
}

/// Where the mark of `place` stands at `zoom`. One whose extent nobody states stands in its fade.
pub fn seat(screen: &Screen, place: &PlaceId, zoom: f64) -> Option<Seat> {
    let at = &screen.case().places.get(place)?.at;
    let beside = match at {
        Location::Around(_) => member::beside_fade(zoom, screen.theme.weight),
        _ => Vec2::ZERO,
    };
    anchor(at).map(|ground| Seat { ground, beside })
}

impl<'a> Glyph<'a> {
    fn of(screen: &Screen, centre: Pos2, members: Vec<Member<'a>>, parts: bool) -> Self {
        let Speakers {
            local,
            broader,
            others,
        } = member::speakers(&members);
        let places = || members.iter().map(|member| member.place);
        Self {
            centre,
            beside: members[0].seat.beside,
            radius: screen.theme.glyph_radius(),
            small: screen.theme.small().size,
            local,
            broader,
            others,
            claims: member::claims(&members),
            hidden: places().map(|place| place.hidden()).sum(),
            stacked: Some(member::stacked(&members))
                .filter(|stacked| *stacked > 1 && !parts)
                .unwrap_or_default(),
            badge: places()
                .filter_map(|place| place.badge())
                .min_by_key(|badge| *badge as u8),
            selected: members.iter().any(|member| member.selected),
            title: title(screen, &members),
            name: None,
            parts,
            members,
        }
    }

    /// Its only place, where it stands for one.
    fn only(&self) -> Option<Where<'a>> {
        match self.members[..] {
            [only] => Some(only.place),
            _ => None,
        }
    }

    /// Where fades surround the coordinate of its places, and in which hues: of places of archives whose extent
    /// nobody states, as far as coming nearer would not part them.
    pub fn fades(&self) -> impl Iterator<Item = (geo::Point, Hue)> {
        let members = self.members.iter().filter(|_| !self.parts);
        let mut fades: Vec<(geo::Point, Hue)> = Vec::new();
        for member in members {
            let fade = member.place.fade().map(|hue| (member.seat.ground, hue));
            fades.extend(fade.filter(|fade| !fades.contains(fade)));
        }
        fades.into_iter()
    }

    /// How its places are known, each way once, where that is only somewhere around their coordinate.
    fn known_around(&self, screen: &Screen) -> Vec<String> {
        let faded = self
            .members
            .iter()
            .filter(|it| !self.parts && it.place.fade().is_some());
        let mut known: Vec<String> = faded.map(|member| member.place.known(screen)).collect();
        known.dedup();
        known
    }

    /// Whether it, or one of its places, is selected.
    pub fn is_selected(&self) -> bool {
        self.selected
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

    /// Draws the line to the ground that it is about, where it stands beside that.
    pub fn paint_leader(&self, painter: &Painter, theme: &Theme) {
        paint::leader(painter, theme, self);
    }

    /// Draws the glyph; a click or Enter selects its place, or parts its places.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> Response {
        let id = ui
            .scope_id()
            .with(("glyph", member::identity(&self.members)));
        let target = Rect::from_center_size(self.centre, Vec2::splat(self.radius * 2.0));
        let response = ui.interact(target, id, Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &self.title));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(self.description());
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
            let places = self.members.iter().map(|member| member.place);
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
        if self.parts {
            return self.nearer(screen);
        }
        // Places at one coordinate take turns.
        let mut places = self.members.iter();
        let next = places
            .position(|member| member.selected)
            .map_or(0, |at| (at + 1) % self.members.len());
        Command::Select(Some(Subject::Place(self.members[next].place.id())))
    }

    /// What brings the map so near that its places part.
    fn nearer(&self, screen: &Screen) -> Command {
        let places = self.members.iter().map(|member| member.place);
        if places.clone().all(|place| place.in_case(screen).is_some()) {
            return Command::ShowOnMap(places.map(|place| place.id()).collect());
        }
        let grounds: MultiPoint = self.members.iter().map(|it| it.seat.ground).collect();
        let corners = grounds.bounding_rect().map(|all| [all.min(), all.max()]);
        let corners = corners.into_iter().flatten();
        Command::LookAtAll(corners.filter_map(|at| Ground::at(at.into())).collect())
    }

    fn description(&self) -> String {
        let mut parts = vec![words::counted(self.claims, "claim")];
        if self.hidden > 0 {
            parts.push(format!("{} hidden", self.hidden));
        }
        if self.stacked > 0 {
            parts.push(format!("{} here", words::counted(self.stacked, "incident")));
        }
        for member in &self.members {
            parts.extend(member.place.standing().into_iter().map(str::to_owned));
        }
        parts.dedup();
        parts.join("; ")
    }

    fn tooltip(&self, ui: &mut Ui, screen: &Screen) {
        let known = self.only().map(|only| only.known(screen));
        let sources = self.local.iter().map(|id| screen.source_name(id));
        let others = self.others.then(|| "others".to_owned());
        let sources: Vec<String> = sources.chain(others).collect();
        let sources = words::listed(sources.iter().map(String::as_str));
        let click = if self.parts {
            "Click to come nearer."
        } else {
            ""
        };
        let lines = [
            &self.title,
            known.as_deref().unwrap_or_default(),
            &self.description(),
            &sources,
            click,
        ];
        hint(ui, screen.theme, &lines);
    }
}

/// The names of `members` while they are few, each once, else how many they are.
fn title(screen: &Screen, members: &[Member]) -> String {
    match members.len() {
        1..=3 => {
            let mut names: Vec<String> = Vec::new();
            for name in members.iter().map(|it| it.place.name(screen)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            words::listed(names.iter().map(String::as_str))
        }
        more => format!("{more} places"),
    }
}
