//! The map: base layers, names, areas, and a glyph for every place that claims are about.

pub mod furniture;
pub mod labels;

mod areas;
mod camera;
mod cells;
mod chrome;
mod glyphs;
mod graticule;
mod hatch;
mod keys;
mod made;
pub mod overlays;
mod own;
pub mod style;

use std::path::PathBuf;

use egui::{Rect, Response, Role, Ui, WidgetInfo};
use geo::Intersects as _;
use walkers::{Map, Projector, Tiles};

use crate::basemap::{
    ATTRIBUTION, BaseMap, Content, KeptTiles, MapFacts, Relief, base_map, labels, relief,
};
use crate::model::PlaceId;
use crate::query::{anchor, bounds};
use crate::state::{Command, Commands, Notice, NoticeKind};

use self::camera::{Camera, MAX_ZOOM};
use self::cells::Seat;
use self::chrome::{Chrome, LocatorMemory};
use self::glyphs::Glyph;
use self::graticule::Graticule;
use self::labels::{InTheWay, LabelMemory, Standing, city_names, labels_ui};
use self::overlays::{OverlayMemory, overlays_ui};
use self::own::OwnLayer;
use super::screen::Screen;

/// What the map remembers from frame to frame.
pub struct MapMemory {
    /// The shape of the ground, beneath everything else.
    relief: Option<Relief>,
    base: Option<BaseMap>,
    own: OwnLayer,
    camera: Camera,
    names: LabelMemory,
    locator: LocatorMemory,
    overlays: OverlayMemory,
    wanted: Option<Move>,
    /// Where the camera stood after it was last fitted to the case, and in a map of which size.
    fitted: Option<(geo::Point, f64, egui::Vec2)>,
    /// Whether the window left room for the map in the last frame.
    has_room: bool,
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
    Reveal(PlaceId),
    ZoomBy(f64),
    LookAt(geo::Point, f64),
}

impl MapMemory {
    /// A map that will show the whole case; tiles of online maps are kept in the file `cache`.
    #[must_use]
    pub fn new(ctx: &egui::Context, cache: Option<PathBuf>) -> Self {
        let theme = super::theme::Theme::new(crate::state::ThemeName::Paper);
        Self {
            relief: relief(ctx, &style::relief(&theme)).ok(),
            base: base_map(ctx, &style::palette(&theme)).ok(),
            own: OwnLayer::new(cache),
            camera: Camera::default(),
            names: LabelMemory::default(),
            locator: LocatorMemory::default(),
            overlays: OverlayMemory::default(),
            wanted: Some(Move::Fit),
            fitted: None,
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

    /// Brings `place` into view in the next frame, where it is not.
    pub fn reveal(&mut self, place: PlaceId) {
        // A movement asked for shows the place as well.
        self.wanted.get_or_insert(Move::Reveal(place));
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
        let drawing_pending = || self.locator.pending() || self.overlays.pending();
        let on_its_way = || self.wanted.is_some() || tiles_pending() || drawing_pending();
        self.has_room && on_its_way()
    }

    /// A map that nobody has moved since it showed the whole case goes on showing it.
    fn fit_again_if_resized(&mut self, rect: Rect) {
        let stands = (self.camera.centre(), self.camera.zoom());
        if let Some((centre, zoom, size)) = self.fitted
            && stands == (centre, zoom)
            && size != rect.size()
        {
            self.wanted.get_or_insert(Move::Fit);
        }
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
            Move::Fit => {
                let all = screen.case().places.keys().cloned().collect();
                (all, bounds(screen.case()))
            }
            Move::FitPlaces(places) => (places, None),
        };
        let seats: Vec<Seat> = places
            .iter()
            .filter_map(|id| glyphs::seat(screen, id, MAX_ZOOM))
            .collect();
        let anchors: Vec<geo::Point> = seats.iter().map(|seat| seat.ground).collect();
        let around = around.or_else(|| camera::bounds_of(&anchors));
        let apart = screen.theme.glyph_radius() * 2.0;
        let beside = seats.iter().map(|seat| seat.beside.length());
        let margin = apart + beside.fold(0.0, f32::max);
        self.camera.fit(around, &anchors, apart, margin, rect);
    }
}

/// The map fills what room there is; a click on a glyph selects, a click beside one clears.
pub fn map_ui(ui: &mut Ui, screen: &Screen, memory: &mut MapMemory, commands: &mut Commands) {
    let rect = ui.available_rect_before_wrap();
    memory.has_room = rect.width() >= 1.0 && rect.height() >= 1.0;
    if !memory.has_room {
        return;
    }
    tell_of_failure(memory, commands);
    let detail = style::detail(screen.theme);
    memory
        .own
        .follow(ui.ctx(), &screen.state.view.maps, &detail);
    memory.own.tell(commands);
    memory.fit_again_if_resized(rect);
    if let Some(wanted) = memory.wanted.take() {
        let fits = wanted == Move::Fit;
        memory.carry_out(wanted, screen, rect);
        if fits {
            let camera = &memory.camera;
            memory.fitted = Some((camera.centre(), camera.zoom(), rect.size()));
        }
    }
    camera::wheel(ui, rect, &mut memory.camera);
    memory.camera.clamp(rect);
    let palette = style::palette(screen.theme);
    if let Some(base) = &mut memory.base {
        base.set_look(&palette);
    }
    if let Some(relief) = &mut memory.relief {
        relief.set_look(&style::relief(screen.theme));
    }

    ui.painter()
        .rect_filled(rect, 0.0, screen.theme.colours.map.land);
    let centre = memory.camera.centre();
    let MapMemory {
        relief,
        base,
        own,
        camera,
        names,
        locator,
        overlays,
        pointer,
        ..
    } = memory;
    overlays.keep_up(&screen.state.view.overlays, ui.ctx());
    if screen.state.view.furniture.locator {
        locator.keep_up(centre, ui.ctx());
    }
    let zoom = camera.zoom();
    let drawn = own.facts().filter(|facts| facts.is_drawn_at(zoom));
    let ground = Ground::under(drawn, centre, screen);
    let is_drawn = drawn.is_some();
    let lowest = relief.as_mut().map(|tiles| tiles as &mut dyn Tiles);
    let mut layers = Map::new(lowest, camera.walkers(), centre).panning(false);
    if let Some(tiles) = base {
        layers = layers.with_layer(tiles, 1.0);
    }
    if let Some(tiles) = own.tiles().filter(|_| is_drawn) {
        layers = layers.with_layer(tiles, 1.0);
    }
    let map = layers.show(ui, |ui, map, projector, _| {
        *pointer = ground_under(map, projector);
        overlays_ui(ui.painter(), screen, projector, overlays);
        layers_ui(ui, screen, projector, &ground, names, locator, commands)
    });
    describe(&map.response, screen);
    if screen.state.view.dialog.is_none() {
        keys::map_keys(ui, &map.response, map.inner.focused, camera, rect);
    }
    if map.response.clicked() && !map.inner.clicked {
        commands.push(Command::Select(None));
    }
}

/// What the tiles ask of the layers above them.
struct Ground {
    /// Who is to be named.
    attribution: String,
    /// Whether it brings no names of its own.
    wants_names: bool,
}

impl Ground {
    /// The ground around `centre`, (lon, lat) in degrees, with the user's own map above it if that is
    /// drawn.
    fn under(own: Option<&MapFacts>, centre: geo::Point, screen: &Screen) -> Self {
        let named = own.filter(|facts| !facts.attribution.is_empty());
        let is_picture = own.is_some_and(|facts| {
            facts.content == Content::Raster && facts.bounds.intersects(&centre)
        });
        Self {
            attribution: match named {
                Some(facts) => format!("{} | {ATTRIBUTION}", facts.attribution),
                None => ATTRIBUTION.to_owned(),
            },
            wants_names: !is_picture || screen.state.view.maps.names_above_pictures,
        }
    }
}

/// What became of the glyphs in this frame.
struct Touched {
    clicked: bool,
    focused: bool,
}

/// All that lies above the tiles, from the ground up.
fn layers_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    ground: &Ground,
    names: &mut LabelMemory,
    locator: &LocatorMemory,
    commands: &mut Commands,
) -> Touched {
    let theme = screen.theme;
    let mut glyphs = glyphs::in_view(screen, projector);
    let marks: Vec<Rect> = glyphs.iter().map(Glyph::rect).collect();
    let chrome = Chrome::within(ui.painter(), screen, projector, &marks, &ground.attribution);
    let mut taken: Vec<Rect> = chrome.obstacles().collect();
    let graticule = screen.state.view.furniture.graticule;
    let graticule = graticule.then(|| Graticule::in_view(ui.painter(), theme, projector, &taken));
    if let Some(graticule) = &graticule {
        graticule.paint_lines(ui.painter(), theme);
        taken.extend(graticule.obstacles());
    }
    areas::areas_ui(ui.painter(), screen, projector);

    let style = style::labels(theme);
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let written = if ground.wants_names { labels() } else { &[] };
    let in_names = screen.state.view.names;
    let cities = city_names(&painter, projector, written, in_names, &style, names);
    glyphs::place_names(
        ui,
        screen,
        projector.clip_rect(),
        &mut glyphs,
        &taken,
        &cities,
    );
    let standing: Vec<Standing> = glyphs.iter().flat_map(Glyph::obstacles).collect();
    let in_the_way = InTheWay {
        standing: &standing,
        floating: &taken,
    };
    labels_ui(
        &painter, projector, written, in_names, &style, in_the_way, names,
    );
    if let Some(graticule) = &graticule {
        graticule.paint_labels(ui.painter(), theme);
    }

    let mut touched = Touched {
        clicked: false,
        focused: false,
    };
    for glyph in &glyphs {
        let response = glyph.ui(ui, screen, commands);
        touched.clicked |= response.clicked();
        touched.focused |= response.has_focus();
    }
    chrome.ui(ui, screen, projector, locator, commands);
    touched
}

fn ground_under(map: &Response, projector: &Projector) -> Option<geo::Point> {
    map.hover_pos().map(|at| projector.unproject(at.to_vec2()))
}

fn describe(response: &Response, screen: &Screen) {
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Map"));
    let selected = match &screen.state.view.selected {
        Some(subject) => format!("{} is selected.", subject.name(screen.case())),
        None => "Nothing is selected.".to_owned(),
    };
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(selected);
    });
}

fn tell_of_failure(memory: &mut MapMemory, commands: &mut Commands) {
    let no_thread = || Some("the system gives no thread to draw it on".to_owned());
    let base = memory
        .base
        .as_ref()
        .map_or_else(no_thread, BaseMap::failure);
    let relief = memory
        .relief
        .as_ref()
        .map_or_else(no_thread, Relief::failure);
    let base = base.map(|why| {
        format!("The base map cannot be drawn: {why}. Places and claims are all there.")
    });
    let relief =
        relief.map(|why| format!("The relief cannot be drawn: {why}. The ground looks level."));
    if let Some(text) = base.or(relief).filter(|_| !memory.told) {
        memory.told = true;
        commands.push(Command::Notify(Notice::new(NoticeKind::Problem, text)));
    }
}
