//! What the map remembers from frame to frame, and the movements it is asked for.

use std::path::PathBuf;

use egui::Rect;

use crate::basemap::{BaseMap, KeptTiles, MapFacts, Relief, base_map, relief};
use crate::model::{Ground, PlaceId};
use crate::query::{anchor, bounds};
use crate::state::{Command, Commands, Notice, NoticeKind, Standpoint, ThemeName};

use super::super::screen::Screen;
use super::super::theme::Theme;
use super::annotations::AnnotationMemory;
use super::camera::{self, Camera, MAX_ZOOM};
use super::cells::Seat;
use super::chrome::LocatorMemory;
use super::density::DensityMemory;
use super::draft::Draft;
use super::glyphs::{self, Grouped};
use super::labels::LabelMemory;
use super::measure::MeasureMemory;
use super::overlays::OverlayMemory;
use super::own::OwnLayer;
use super::pin::PinMemory;
use super::rest::Rest;
use super::style;

/// How many levels nearer a click on many places brings the map at most.
const NEARER: f64 = 3.0;

/// What the map remembers from frame to frame.
pub struct MapMemory {
    /// The shape of the ground, beneath everything else.
    pub(super) relief: Option<Relief>,
    pub(super) base: Option<BaseMap>,
    pub(super) own: OwnLayer,
    pub(super) camera: Camera,
    pub(super) names: LabelMemory,
    pub(super) locator: LocatorMemory,
    pub(super) overlays: OverlayMemory,
    pub(super) density: DensityMemory,
    pub(super) grouped: Grouped,
    pub(super) rest: Rest,
    /// What is being drawn to filter by or to measure.
    pub(super) draft: Draft,
    /// What is being done to a measure.
    pub(super) measure: MeasureMemory,
    /// What is being done to annotations.
    pub annotations: AnnotationMemory,
    /// Which position was pointed at.
    pub(super) pin: PinMemory,
    /// The corners of the ground in view, (lon, lat) in degrees, south-west and north-east.
    pub(super) in_view: Option<(geo::Point, geo::Point)>,
    wanted: Option<Move>,
    /// Where the camera stood after it was last fitted to the case, and in a map of which size.
    fitted: Option<(Standpoint, egui::Vec2)>,
    /// The frame in which a room saw the map last.
    staged: Option<u64>,
    /// Whether the window left room for the map in the last frame.
    pub(super) has_room: bool,
    /// Whether the user has been told that something of the map cannot be drawn.
    told: bool,
    /// Where the pointer is on the ground, (lon, lat) in degrees.
    pub pointer: Option<geo::Point>,
}

/// A movement asked for, carried out when the size of the map is known.
#[derive(Debug, Clone, PartialEq)]
enum Move {
    Fit,
    FitPlaces(Vec<PlaceId>),
    FitGround(Vec<Ground>),
    Reveal(PlaceId),
    RevealGround(geo::Point),
    ZoomBy(f64),
    LookAt(geo::Point, f64),
}

impl MapMemory {
    /// A map that will show the whole case; tiles of online maps are kept in the file `cache`.
    #[must_use]
    pub fn new(ctx: &egui::Context, cache: Option<PathBuf>) -> Self {
        let theme = Theme::new(ThemeName::Paper);
        Self {
            relief: relief(ctx, &style::relief(&theme)).ok(),
            base: base_map(ctx, &style::palette(&theme)).ok(),
            own: OwnLayer::new(cache),
            camera: Camera::default(),
            names: LabelMemory::default(),
            locator: LocatorMemory::default(),
            overlays: OverlayMemory::default(),
            density: DensityMemory::default(),
            grouped: Grouped::default(),
            rest: Rest::default(),
            draft: Draft::default(),
            measure: MeasureMemory::default(),
            annotations: AnnotationMemory::default(),
            pin: PinMemory::default(),
            in_view: None,
            wanted: Some(Move::Fit),
            fitted: None,
            staged: None,
            has_room: true,
            told: false,
            pointer: None,
        }
    }

    /// Shows the whole case in the next frame.
    pub fn fit(&mut self) {
        self.wanted = Some(Move::Fit);
    }

    /// Shows `places`, apart from one another, in the next frame.
    pub fn fit_places(&mut self, places: Vec<PlaceId>) {
        self.wanted = Some(Move::FitPlaces(places));
    }

    /// Shows all of `ground` in the next frame, as near as that can be.
    pub fn fit_ground(&mut self, ground: Vec<Ground>) {
        self.wanted = Some(Move::FitGround(ground));
    }

    /// Brings `place` into view in the next frame, where it is not.
    pub fn reveal(&mut self, place: PlaceId) {
        // A movement asked for shows the place as well.
        self.wanted.get_or_insert(Move::Reveal(place));
    }

    /// Brings `ground`, (lon, lat) in degrees, into view in the next frame, where it is not.
    pub fn reveal_ground(&mut self, ground: geo::Point) {
        self.wanted.get_or_insert(Move::RevealGround(ground));
    }

    /// Zooms in by `levels` in the next frame, or out by a negative number.
    pub fn zoom_by(&mut self, levels: f64) {
        self.wanted = Some(Move::ZoomBy(levels));
    }

    /// Shows `ground`, (lon, lat) in degrees, in the middle of the next frame's map.
    pub fn look_at(&mut self, ground: geo::Point, zoom: f64) {
        self.wanted = Some(Move::LookAt(ground, zoom));
    }

    /// The zoom: 0 shows the world in 256 points.
    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.camera.zoom()
    }

    /// The ground in view, from south-west to north-east.
    #[must_use]
    pub fn ground_in_view(&self) -> Option<(Ground, Ground)> {
        let (south_west, north_east) = self.in_view?;
        Some((Ground::at(south_west)?, Ground::at(north_east)?))
    }

    /// The tiles of online maps that are kept.
    #[must_use]
    pub fn kept_tiles(&self) -> &KeptTiles {
        self.own.kept()
    }

    /// What the user's own map says of itself, once it is open.
    #[must_use]
    pub fn own_facts(&self) -> Option<&MapFacts> {
        self.own.facts()
    }

    /// Whether tiles are still being made.
    #[must_use]
    pub fn pending(&self) -> bool {
        let tiles_pending = || {
            self.own.pending()
                || self.base.as_ref().is_some_and(BaseMap::pending)
                || self.relief.as_ref().is_some_and(Relief::pending)
        };
        let drawing_pending =
            || self.locator.pending() || self.overlays.pending() || self.density.pending();
        let is_gliding = self.grouped.is_moving();
        let is_moving = self.wanted.is_some() || self.camera.is_flying() || is_gliding;
        let on_its_way = || is_moving || tiles_pending() || drawing_pending();
        self.has_room && on_its_way()
    }

    /// A map that nobody has moved since it showed the whole case goes on showing it.
    fn fits_again(&self, rect: Rect) -> bool {
        self.fitted
            .is_some_and(|(stood, size)| stood == self.camera.standpoint() && size != rect.size())
    }

    fn carry_out(&mut self, wanted: Move, screen: &Screen, rect: Rect) {
        let (places, around) = match wanted {
            Move::ZoomBy(levels) => {
                self.camera.zoom_about(rect.center(), levels, rect);
                return;
            }
            Move::LookAt(ground, zoom) => {
                self.camera.look_at(ground, zoom);
                return;
            }
            Move::Reveal(place) => {
                let place = screen.case().places.get(&place);
                if let Some(ground) = place.and_then(|place| anchor(&place.at)) {
                    self.camera.reveal(ground, rect);
                }
                return;
            }
            Move::RevealGround(ground) => {
                self.camera.reveal(ground, rect);
                return;
            }
            Move::Fit => {
                let all = screen.case().places.keys().cloned().collect();
                (all, bounds(screen.case()))
            }
            Move::FitPlaces(places) => (places, None),
            Move::FitGround(ground) => {
                let anchors: Vec<geo::Point> = ground.iter().map(|it| it.lon_lat()).collect();
                let before = self.camera.zoom();
                self.fit_all(screen, &anchors, None, 0.0, rect);
                let nearest = self.camera.zoom().min(before + NEARER);
                self.camera.look_at(self.camera.centre(), nearest);
                return;
            }
        };
        let seats: Vec<Seat> = places
            .iter()
            .filter_map(|id| glyphs::seat(screen, id, MAX_ZOOM))
            .collect();
        let anchors: Vec<geo::Point> = seats.iter().map(|seat| seat.ground).collect();
        let beside = seats.iter().map(|seat| seat.beside.length());
        self.fit_all(screen, &anchors, around, beside.fold(0.0, f32::max), rect);
    }

    /// Shows marks at `anchors`, and up to so many points beside them, and all of `around`, as near as the
    /// marks stand apart.
    fn fit_all(
        &mut self,
        screen: &Screen,
        anchors: &[geo::Point],
        around: Option<geo::Rect>,
        beside: f32,
        rect: Rect,
    ) {
        let around = around.or_else(|| camera::bounds_of(anchors));
        let apart = screen.theme.glyph_radius() * 2.0;
        self.camera
            .fit(around, anchors, apart, apart + beside, rect);
    }

    /// Goes where the camera is asked to be. A room that sees the map is flown there; at the desk, the
    /// map is there at once.
    pub(super) fn move_as_wanted(&mut self, ctx: &egui::Context, screen: &Screen, rect: Rect) {
        let now = ctx.input(|input| input.time);
        let frame = ctx.cumulative_frame_nr();
        let is_on_stage = screen.state.view.stage.is_some();
        let was_seen = self.staged.is_some_and(|last| last + 1 >= frame);
        self.staged = is_on_stage.then_some(frame);
        let flies = is_on_stage && was_seen && !screen.theme.is_still;
        if !flies {
            self.camera.land();
        }
        if let Some(Move::LookAt(ground, zoom)) = self
            .wanted
            .take_if(|wanted| flies && matches!(wanted, Move::LookAt(..)))
        {
            let to = Standpoint {
                lon_lat: ground,
                zoom,
            };
            self.camera.fly(to, rect, now);
            self.rest.owe();
        }
        self.camera.fly_on(rect, now);
        if self.camera.is_flying() {
            ctx.request_repaint();
        }
        self.move_at_once(screen, rect);
    }

    fn move_at_once(&mut self, screen: &Screen, rect: Rect) {
        let asked = self.wanted.take();
        let is_asked = asked.is_some();
        let again = self.fits_again(rect).then_some(Move::Fit);
        let Some(wanted) = asked.or(again) else {
            return;
        };
        let fits = wanted == Move::Fit;
        self.carry_out(wanted, screen, rect);
        let stands = self.camera.standpoint();
        if fits {
            self.fitted = Some((stands, rect.size()));
        }
        if is_asked {
            self.rest.owe();
        } else {
            self.rest.overlook(stands);
        }
    }

    /// Draws the built-in map in the colours of `theme` from now on.
    pub(super) fn draw_in_theme(&mut self, theme: &Theme) {
        if let Some(base) = &mut self.base {
            base.set_look(&style::palette(theme));
        }
        if let Some(relief) = &mut self.relief {
            relief.set_look(&style::relief(theme));
        }
    }

    /// Tells once that the map beneath cannot be drawn.
    pub(super) fn tell_of_failure(&mut self, commands: &mut Commands) {
        let no_thread = || Some("the system gives no thread to draw it on".to_owned());
        let base = self.base.as_ref().map_or_else(no_thread, BaseMap::failure);
        let relief = self.relief.as_ref().map_or_else(no_thread, Relief::failure);
        let base = base.map(|why| {
            format!("The base map cannot be drawn: {why}. Places and claims are all there.")
        });
        let relief =
            relief.map(|why| format!("The relief cannot be drawn: {why}. The ground looks level."));
        if let Some(text) = base.or(relief).filter(|_| !self.told) {
            self.told = true;
            commands.push(Command::Notify(Notice::new(NoticeKind::Problem, text)));
        }
    }
}
