//! The map: base layers, names, areas, and a glyph for every place that claims are about.

pub mod labels;

mod areas;
mod camera;
mod cells;
mod chrome;
mod glyphs;
mod keys;
pub mod style;

use egui::{Rect, Response, Role, Ui, WidgetInfo};
use walkers::{Map, Projector};

use crate::basemap::{BaseMap, base_map, labels};
use crate::model::PlaceId;
use crate::query::{anchor, bounds};
use crate::state::{Command, Commands, Notice, NoticeKind};

use self::camera::{Camera, MAX_ZOOM};
use self::cells::Seat;
use self::glyphs::Glyph;
use self::labels::{InTheWay, LabelMemory, Standing, city_names, labels_ui};
use super::screen::Screen;

/// What the map remembers from frame to frame.
pub struct MapMemory {
    base: Option<BaseMap>,
    camera: Camera,
    names: LabelMemory,
    wanted: Option<Move>,
    /// Where the camera stood after it was last fitted to the case, and in a map of which size.
    fitted: Option<(geo::Point, f64, egui::Vec2)>,
    /// Whether the window left room for the map in the last frame.
    has_room: bool,
    /// Whether the user has been told that the base map cannot be drawn.
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
    /// A map that will show the whole case.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let palette = style::palette(&super::theme::Theme::new(crate::state::ThemeName::Paper));
        Self {
            base: base_map(ctx, &palette).ok(),
            camera: Camera::default(),
            names: LabelMemory::default(),
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

    /// Whether tiles are still being made.
    #[must_use]
    pub fn pending(&self) -> bool {
        self.has_room && (self.wanted.is_some() || self.base.as_ref().is_some_and(BaseMap::pending))
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
    if let Some(base) = &mut memory.base {
        base.set_look(&style::palette(screen.theme));
    }

    ui.painter()
        .rect_filled(rect, 0.0, screen.theme.colours.map.land);
    let centre = memory.camera.centre();
    let MapMemory {
        base,
        camera,
        names,
        pointer,
        ..
    } = memory;
    let tiles = base.as_mut().map(|base| base as &mut dyn walkers::Tiles);
    let map = Map::new(tiles, camera.walkers(), centre)
        .panning(false)
        .show(ui, |ui, map, projector, _| {
            *pointer = ground_under(map, projector);
            layers_ui(ui, screen, projector, names, commands)
        });
    describe(&map.response, screen);
    if screen.state.view.dialog.is_none() {
        keys::map_keys(ui, &map.response, map.inner.focused, camera, rect);
    }
    if map.response.clicked() && !map.inner.clicked {
        commands.push(Command::Select(None));
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
    names: &mut LabelMemory,
    commands: &mut Commands,
) -> Touched {
    let theme = screen.theme;
    areas::areas_ui(ui.painter(), screen, projector);

    let chrome = chrome::Chrome::within(ui.painter(), projector.clip_rect(), theme);
    let style = style::labels(theme);
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let in_names = screen.state.view.names;
    let cities = city_names(&painter, projector, labels(), in_names, &style, names);
    let glyphs = glyphs::laid_out(ui, screen, projector, &chrome.obstacles(), &cities);
    let standing: Vec<Standing> = glyphs.iter().flat_map(Glyph::obstacles).collect();
    let in_the_way = InTheWay {
        standing: &standing,
        floating: &chrome.obstacles(),
    };
    labels_ui(
        &painter,
        projector,
        labels(),
        in_names,
        &style,
        in_the_way,
        names,
    );

    let mut touched = Touched {
        clicked: false,
        focused: false,
    };
    for glyph in &glyphs {
        let response = glyph.ui(ui, screen, commands);
        touched.clicked |= response.clicked();
        touched.focused |= response.has_focus();
    }
    chrome.ui(ui, screen, projector, commands);
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
    let failure = match &memory.base {
        Some(base) => base.failure(),
        None => Some("the system gives no thread to draw it on".to_owned()),
    };
    if let Some(reason) = failure.filter(|_| !memory.told) {
        memory.told = true;
        let text =
            format!("The base map cannot be drawn: {reason}. Places and claims are all there.");
        commands.push(Command::Notify(Notice::new(NoticeKind::Problem, text)));
    }
}
