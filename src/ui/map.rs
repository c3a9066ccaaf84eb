//! The map: base layers, names, areas, and a glyph for every place that claims are about.

pub mod annotations;
pub mod furniture;
pub mod labels;

mod areas;
mod camera;
mod cells;
mod chrome;
mod course;
mod density;
mod draft;
mod draw;
mod glyphs;
mod graticule;
mod handle;
mod hatch;
mod keys;
mod made;
mod measure;
mod memory;
pub mod overlays;
mod own;
mod pin;
mod rest;
mod seen;
pub mod style;
mod tools;

use egui::{Rect, Response, Role, Ui, WidgetInfo};
use walkers::{Map, Projector, Tiles};

use crate::basemap::{ATTRIBUTION, Content, MAKERS, MapFacts, TileSet, labels};
use crate::state::{Command, Commands};

use self::annotations::Drawn;
use self::chrome::Chrome;
use self::density::Told;
use self::glyphs::{Glyph, Glyphs};
use self::graticule::Graticule;
use self::labels::{InTheWay, LabelMemory, Standing, city_names, labels_ui};
use self::measure::Measured;
use self::overlays::overlays_ui;
use self::pin::pin_ui;
use self::tools::Tools;
use super::screen::Screen;

pub use self::memory::MapMemory;
pub use self::seen::{Seen, seen};

/// The map fills what room there is; a click on a glyph selects, a click beside one clears.
pub fn map_ui(ui: &mut Ui, screen: &Screen, memory: &mut MapMemory, commands: &mut Commands) {
    let rect = ui.available_rect_before_wrap();
    memory.has_room = rect.width() >= 1.0 && rect.height() >= 1.0;
    if !memory.has_room {
        return;
    }
    memory.tell_of_failure(commands);
    let detail = style::detail(screen.theme);
    memory
        .own
        .follow(ui.ctx(), &screen.state.view.maps, &detail);
    memory.own.tell(commands);
    memory.move_as_wanted(ui.ctx(), screen, rect);
    camera::wheel(ui, rect, &mut memory.camera);
    if screen.theme.is_still {
        memory.camera.halt();
    }
    memory.camera.clamp(rect);
    // Where it only passes by is no place to go back to.
    if !memory.camera.is_flying() {
        memory
            .rest
            .watch(ui.ctx(), memory.camera.standpoint(), commands);
    }
    memory.draw_in_theme(screen.theme);

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
        density,
        grouped,
        pointer,
        in_view,
        draft,
        measure,
        pin,
        annotations,
        ..
    } = memory;
    overlays.keep_up(&screen.state.view.overlays, ui.ctx());
    if screen.state.view.furniture.locator {
        locator.keep_up(centre, ui.ctx());
    }
    let zoom = camera.zoom();
    density.keep_up(ui.ctx(), screen, centre, zoom, rect);
    let drawn = own.facts().filter(|facts| facts.is_drawn_at(zoom));
    let is_drawn = drawn.is_some();
    let mut ground = Ground::under(drawn, screen);
    ground.density = density.told();
    // As it was a frame ago: what is seen of the built-in map has names.
    ground.wants_names |= !own.tiles().is_some_and(TileSet::covered_view);
    let lowest = relief.as_mut().map(|tiles| tiles as &mut dyn Tiles);
    let mut layers = Map::new(lowest, camera.walkers(), centre).panning(false);
    if let Some(tiles) = base {
        layers = layers.with_layer(tiles, 1.0);
    }
    if let Some(tiles) = own.tiles().filter(|_| is_drawn) {
        layers = layers.with_layer(tiles, 1.0);
    }
    let is_drawing = screen.state.view.drawing.is_some();
    let map = layers.show(ui, |ui, map, projector, _| {
        *pointer = ground_under(map, projector);
        *in_view = Some(corners(projector));
        density.paint(ui.painter(), projector);
        overlays_ui(ui.painter(), screen, projector, overlays);
        let now = (!screen.theme.is_still).then(|| ui.input(|input| input.time));
        let glyphs = glyphs::in_view(screen, projector, grouped, now);
        if grouped.is_moving() {
            ui.ctx().request_repaint();
        }
        let mut touched = layers_ui(ui, screen, projector, &ground, glyphs, names, commands);
        let mut tools = Tools {
            draft,
            measure,
            annotations,
        };
        touched.focused |= tools.ui(ui, screen, projector, &touched, commands);
        touched.chrome.ui(ui, screen, projector, locator, commands);
        let is_at_desk = !is_drawing && screen.state.view.stage.is_none();
        let pointed_at = pointed_at(ui, map, projector).filter(|_| is_at_desk);
        pin_ui(ui, screen, projector, pointed_at, pin, commands);
        touched
    });
    describe(&map.response, screen);
    if screen.state.view.dialog.is_none() {
        keys::map_keys(ui, &map.response, map.inner.focused, camera, rect);
    }
    if map.response.clicked() && !map.inner.clicked && !is_drawing {
        commands.push(Command::Select(None));
    }
}

/// What the tiles ask of the layers above them.
struct Ground<'a> {
    /// Who is to be named.
    attribution: String,
    /// Whether it brings no names of its own.
    wants_names: bool,
    /// What is to be told of the layer of density.
    density: Option<Told<'a>>,
}

impl Ground<'_> {
    /// The built-in map, with the user's own above it if that is drawn.
    fn under(own: Option<&MapFacts>, screen: &Screen) -> Self {
        let named = own.filter(|facts| !facts.attribution.is_empty());
        let is_picture = own.is_some_and(|facts| facts.content == Content::Raster);
        Self {
            attribution: match named {
                Some(facts) => format!("{} | {ATTRIBUTION}", facts.attribution),
                None => ATTRIBUTION.to_owned(),
            },
            wants_names: !is_picture || screen.state.view.maps.names_above_pictures,
            density: None,
        }
    }
}

/// Who made what lies under the claims, by name alone: for a room, which can press nothing.
pub fn makers(memory: &MapMemory) -> String {
    let own = memory.own_facts().map(|facts| facts.attribution.as_str());
    match own.filter(|named| !named.is_empty()) {
        Some(named) => format!("{named} | {MAKERS}"),
        None => MAKERS.to_owned(),
    }
}

/// What became of the glyphs in this frame.
struct Touched {
    clicked: bool,
    focused: bool,
    /// Where they stand.
    marks: Vec<Rect>,
    /// The annotations among them.
    drawn: Vec<Drawn>,
    /// What is measured among them.
    measured: Option<Measured>,
    /// The controls above all of it.
    chrome: Chrome,
}

/// All that lies above the tiles, from the ground up.
fn layers_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    ground: &Ground,
    glyphs: Glyphs,
    names: &mut LabelMemory,
    commands: &mut Commands,
) -> Touched {
    let theme = screen.theme;
    let Glyphs {
        standing: mut glyphs,
        joining,
    } = glyphs;
    let marks: Vec<Rect> = glyphs.iter().map(Glyph::rect).collect();
    let chrome = Chrome::within(ui.painter(), screen, projector, &marks, ground);
    let mut taken: Vec<Rect> = chrome.obstacles().collect();
    let graticule = screen.state.view.furniture.graticule;
    let graticule = graticule.then(|| Graticule::in_view(ui.painter(), theme, projector, &taken));
    if let Some(graticule) = &graticule {
        graticule.paint_lines(ui.painter(), theme);
        taken.extend(graticule.obstacles());
    }
    areas::areas_ui(ui.painter(), screen, projector, &glyphs);
    draw::area_drawn(ui.painter(), screen, projector);

    let style = style::labels(theme);
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let in_their_way = marks.iter().chain(&taken).copied();
    let drawn = annotations::in_view(&painter, screen, projector, in_their_way);
    for annotation in &drawn {
        annotation.paint_lines(&painter, theme);
    }
    let written = drawn.iter().filter_map(Drawn::words_rect);
    let in_their_way = marks.iter().chain(&taken).copied().chain(written);
    let measured = measure::in_view(&painter, screen, projector, in_their_way);
    if let Some(measured) = &measured {
        measured.paint_lines(&painter, theme);
    }
    let standing = drawn
        .iter()
        .flat_map(|annotation| annotation.obstacles(theme));
    let of_measure = measured
        .iter()
        .flat_map(|measured| measured.obstacles(theme));
    let mut standing: Vec<Standing> = standing.chain(of_measure).collect();
    let kept_clear: Vec<Rect> = standing.iter().map(|standing| standing.rect).collect();
    let kept_clear: Vec<Rect> = taken.iter().copied().chain(kept_clear).collect();
    let written = if ground.wants_names { labels() } else { &[] };
    let in_names = screen.state.view.names;
    let cities = city_names(&painter, projector, written, in_names, &style, names);
    glyphs::place_names(
        ui,
        screen,
        projector.clip_rect(),
        &mut glyphs,
        &kept_clear,
        &cities,
    );
    standing.extend(glyphs.iter().flat_map(Glyph::obstacles));
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

    annotations::words_ui(ui, screen, projector, &drawn);

    let mut touched = Touched {
        clicked: false,
        focused: false,
        marks,
        drawn,
        measured,
        chrome,
    };
    // Beneath all marks: a line to the ground may run below another mark.
    for glyph in &glyphs {
        glyph.paint_leader(ui.painter(), theme);
    }
    for glyph in &joining {
        glyph.paint(ui.painter(), screen);
    }
    for glyph in &glyphs {
        let response = glyph.ui(ui, screen, commands);
        touched.clicked |= response.clicked();
        touched.focused |= response.has_focus();
    }
    // Above the marks: whoever measures from one to another sees where the line ends.
    if let Some(measured) = &touched.measured {
        measured.paint_words(&painter, theme);
    }
    touched
}

/// The lower left and the upper right corner of the map, (lon, lat) in degrees.
fn corners(projector: &Projector) -> (geo::Point, geo::Point) {
    let map = projector.clip_rect();
    let ground = |at: egui::Pos2| projector.unproject(at.to_vec2());
    (ground(map.left_bottom()), ground(map.right_top()))
}

fn ground_under(map: &Response, projector: &Projector) -> Option<geo::Point> {
    map.hover_pos().map(|at| projector.unproject(at.to_vec2()))
}

/// Where the second button of the mouse was clicked, on a glyph or beside one.
fn pointed_at(ui: &Ui, map: &Response, projector: &Projector) -> Option<geo::Point> {
    let is_asked = ui.input(|input| input.pointer.secondary_clicked());
    let at = ui.input(|input| input.pointer.interact_pos());
    let at = at.filter(|_| is_asked && ui.rect_contains_pointer(map.rect));
    at.map(|at| projector.unproject(at.to_vec2()))
}

fn describe(response: &Response, screen: &Screen) {
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Map"));
    // A room sees the case alone.
    let screen = match screen.state.view.stage {
        Some(_) => *screen,
        None => screen.looked_at(),
    };
    let selected = match screen.selected() {
        Some(subject) => format!("{} is selected.", subject.name(screen.case())),
        None => "Nothing is selected.".to_owned(),
    };
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(selected);
    });
}
