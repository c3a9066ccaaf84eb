//! Names while the map moves: the real names, over the ground where the first case lies and others,
//! among glyphs that stand on the ground and controls that float over it.

use egui::{Context, Vec2};
use walkers::{MapMemory, MercatorProjection, lon_lat};

use super::*;
use crate::basemap::labels;
use crate::state::ThemeName;
use crate::ui::map::style;
use crate::ui::theme::{self, Theme};

/// The map of a window of 1440 by 900 points.
const MAP: Rect = Rect {
    min: Pos2::ZERO,
    max: pos2(816.0, 818.0),
};
/// How far from the map's edge a point lies well in view. Names that the edge cuts keep their place.
const WELL_IN: f32 = 8.0;
const FRAMES: u16 = 120;
const FRAMES_PER_SECOND: f32 = 60.0;

/// Where the camera stands and how it moves: a middle (lon, lat) and zoom, and a way in points.
struct Walk {
    from: (f64, f64),
    zoom: f64,
    way: Vec2,
}

const WALKS: [Walk; 6] = [
    walk((36.7, 34.9), 9.1, vec2(600.0, 0.0)),
    walk((36.3, 35.4), 10.3, vec2(420.0, -420.0)),
    walk((37.1, 36.0), 8.4, vec2(-300.0, 520.0)),
    walk((36.3, 33.4), 9.7, vec2(0.0, 600.0)),
    walk((39.5, 35.4), 7.6, vec2(600.0, 0.0)),
    walk((30.0, 38.0), 4.4, vec2(-600.0, 0.0)),
];

const fn walk(from: (f64, f64), zoom: f64, way: Vec2) -> Walk {
    Walk { from, zoom, way }
}

/// What befell names well in view.
#[derive(Debug, Default, PartialEq, Clone, Copy)]
struct Unrest {
    /// Went and came back.
    flickered: usize,
    /// Went to another place beside what they name.
    swapped: usize,
    /// Came or went.
    changed: usize,
    /// Names drawn, over all frames.
    drawn: usize,
}

/// One label from frame to frame.
#[derive(Default, Clone, Copy)]
struct Watched {
    /// Whether it was well in view in the last frame.
    in_view: bool,
    /// Where it was named then.
    last: Option<Anchor>,
    /// Whether it was named and went since it came into view.
    went: bool,
}

/// A map that is moved over the names of the world, and what it shows of them.
struct Screen {
    ctx: Context,
    style: LabelStyle,
    memory: LabelMemory,
    glyphs: Vec<geo::Point>,
    watched: Vec<Watched>,
    unrest: Unrest,
}

impl Screen {
    fn around(from: (f64, f64)) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(theme::fonts());
        let glyphs = (0..12).map(|i| {
            let (along, across) = (f64::from(i % 4) - 1.5, f64::from(i / 4) - 1.0);
            lon_lat(
                from.0 + 0.31 * along + 0.07 * across,
                from.1 + 0.26 * across,
            )
        });
        Self {
            ctx,
            style: style::labels(&Theme::new(ThemeName::Paper)),
            memory: LabelMemory::default(),
            glyphs: glyphs.collect(),
            watched: vec![Watched::default(); labels().len()],
            unrest: Unrest::default(),
        }
    }

    fn look(&mut self, from: (f64, f64), offset: Vec2, zoom: f64) {
        let mut map = MapMemory::default();
        map.set_zoom(zoom).unwrap();
        let start = Projector::new(MAP, &MercatorProjection, &map, lon_lat(from.0, from.1));
        let middle = start.unproject((MAP.center() + offset).to_vec2());
        let projector = Projector::new(MAP, &MercatorProjection, &map, middle);
        let on_screen = self
            .glyphs
            .iter()
            .map(|at| projector.project(*at).to_pos2());
        let standing: Vec<Standing> = on_screen
            .flat_map(|at| {
                let glyph = Rect::from_center_size(at, Vec2::splat(50.0));
                let name = Rect::from_min_size(at + vec2(31.0, -20.0), vec2(110.0, 40.0));
                [glyph, name].map(|rect| Standing { at, rect })
            })
            .collect();
        let in_the_way = InTheWay {
            standing: &standing,
            floating: &[
                Rect::from_min_size(pos2(776.0, 12.0), vec2(32.0, 96.0)),
                Rect::from_min_size(pos2(12.0, 760.0), vec2(240.0, 30.0)),
                Rect::from_min_max(pos2(230.0, 800.0), MAP.max),
            ],
        };
        let (style, memory) = (&self.style, &mut self.memory);
        let input = egui::RawInput {
            screen_rect: Some(MAP),
            ..Default::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| {
            labels_ui(
                ui.painter(),
                &projector,
                labels(),
                Names::Both,
                style,
                in_the_way,
                memory,
            );
        });
        output.textures_delta.clear();
        self.watch(&projector);
    }

    fn watch(&mut self, projector: &Projector<'_>) {
        for (i, (label, watched)) in labels().iter().zip(&mut self.watched).enumerate() {
            let anchor = self.memory.anchor(i);
            let at = ground(label, anchor.unwrap_or(Anchor::Centre));
            let at = projector.project(at).to_pos2();
            if !MAP.shrink(WELL_IN).contains(at) {
                *watched = Watched::default();
                continue;
            }
            self.unrest.drawn += usize::from(anchor.is_some());
            if !watched.in_view {
                watched.in_view = true;
            } else if watched.last.is_some() != anchor.is_some() {
                self.unrest.changed += 1;
                self.unrest.flickered += usize::from(watched.went && anchor.is_some());
                watched.went |= anchor.is_none();
            } else {
                self.unrest.swapped += usize::from(watched.last != anchor);
            }
            watched.last = anchor;
        }
    }
}

#[test]
fn no_name_flickers_or_swaps_its_side_while_the_map_is_dragged() {
    for Walk { from, zoom, way } in WALKS {
        let mut screen = Screen::around(from);
        let steps = (0..FRAMES).chain((0..FRAMES).rev());
        for step in steps {
            screen.look(from, way * f32::from(step) / f32::from(FRAMES), zoom);
        }
        let unrest = screen.unrest;
        println!("dragged at {from:?}, zoom {zoom}: {unrest:?}");
        assert!(unrest.drawn > 500, "{from:?} {unrest:?}");
        let calm = Unrest {
            drawn: unrest.drawn,
            ..Unrest::default()
        };
        assert_eq!(unrest, calm, "{from:?}");
    }
}

#[test]
fn no_name_flickers_while_the_zoom_trembles() {
    for Walk { from, zoom, .. } in WALKS {
        let mut screen = Screen::around(from);
        for frame in 0..FRAMES {
            // About a step's edge, two times a second, by a fiftieth of a level.
            let edge = (zoom * 4.0).round() / 4.0;
            let phase = f32::from(frame) / FRAMES_PER_SECOND * 2.0;
            let tremble = 0.02 * f64::from((phase * std::f32::consts::TAU).sin());
            screen.look(from, Vec2::ZERO, edge + tremble);
        }
        let unrest = screen.unrest;
        println!("trembling at {from:?}: {unrest:?}");
        assert_eq!((unrest.flickered, unrest.swapped), (0, 0), "{from:?}");
    }
}

/// Told, and only bounded: what appears on the way in may take the place of another name for a while.
#[test]
fn zooming_in_makes_few_names_flicker() {
    for Walk { from, zoom, .. } in WALKS {
        let mut screen = Screen::around(from);
        for frame in 0..FRAMES {
            let part = f64::from(frame) / f64::from(FRAMES);
            screen.look(from, Vec2::ZERO, zoom - 0.6 + 1.2 * part);
        }
        let unrest = screen.unrest;
        let seconds = f32::from(FRAMES) / FRAMES_PER_SECOND;
        let per_second = unrest.flickered as f32 / seconds;
        println!("zoomed in at {from:?}: {unrest:?}; {per_second:.2} flicker a second");
        assert!(per_second < 4.0, "{from:?}");
    }
}
