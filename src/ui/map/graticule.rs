//! The graticule: meridians and parallels at round degrees, minutes or seconds, named at the map's
//! edges.
//!
//! Looks at nothing but the lines in view, of which there are a dozen or two at any zoom.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{FontId, Galley, Painter, Rect, Stroke, pos2};
use walkers::{Projector, lon_lat};

use super::super::text;
use super::super::theme::{HALF, SMALLEST_NAME, Theme};

/// Steps between lines, in seconds of arc: 10″ and 30″, then minutes, then degrees.
const STEPS_SECS: [i32; 13] = [
    10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18_000, 36_000, 108_000, 324_000,
];
/// The least distance of two meridians, in points.
const LEAST_APART: f32 = 120.0;
const SECS_PER_DEGREE: f64 = 3600.0;
/// The world's edge on a square Mercator map, in degrees of latitude.
const MAX_LAT: f64 = 85.05;

/// The lines in view.
pub struct Graticule {
    meridians: Vec<Line>,
    parallels: Vec<Line>,
    view: Rect,
}

/// One line and its name.
struct Line {
    /// Its x on the screen if it is a meridian, else its y.
    at: f32,
    galley: Arc<Galley>,
    /// Where the name stands, if there is room for it.
    label: Option<Rect>,
}

impl Graticule {
    /// The lines in view; their names keep clear of `taken` and of each other.
    pub fn in_view(
        painter: &Painter,
        theme: &Theme,
        projector: &Projector,
        taken: &[Rect],
    ) -> Self {
        let view = projector.clip_rect();
        let north_west = projector.unproject(view.left_top().to_vec2());
        let south_east = projector.unproject(view.right_bottom().to_vec2());
        let step = step_secs(projector.zoom(), LEAST_APART * theme.scale.sqrt());
        let line = |secs: i32, axis: Axis| {
            let words = axis.name(secs, step);
            let least = SMALLEST_NAME * theme.names;
            let font = FontId::proportional((theme.small().size * 0.84).max(least));
            Line {
                at: axis.on_screen(secs, projector),
                galley: text::layout(
                    painter,
                    &words,
                    font,
                    theme.colours.map.area_name,
                    f32::INFINITY,
                ),
                label: None,
            }
        };
        let meridians = multiples(north_west.x().max(-180.0), south_east.x().min(180.0), step);
        let parallels = multiples(
            south_east.y().max(-MAX_LAT),
            north_west.y().min(MAX_LAT),
            step,
        );
        let mut graticule = Self {
            meridians: meridians.map(|secs| line(secs, Axis::Meridian)).collect(),
            parallels: parallels.map(|secs| line(secs, Axis::Parallel)).collect(),
            view,
        };
        graticule.place_labels(taken);
        graticule
    }

    /// Meridians are named at the top, parallels on the left.
    fn place_labels(&mut self, taken: &[Rect]) {
        let inner = self.view.shrink(HALF);
        let mut taken = taken.to_vec();
        let at_top = |line: &Line| {
            let left = line.at - line.galley.size().x / 2.0;
            Rect::from_min_size(pos2(left, inner.top()), line.galley.size())
        };
        let at_left = |line: &Line| {
            let top = line.at - line.galley.size().y / 2.0;
            Rect::from_min_size(pos2(inner.left(), top), line.galley.size())
        };
        let mut place = |line: &mut Line, rect: Rect| {
            let free = inner.expand(1.0).contains_rect(rect)
                && !taken
                    .iter()
                    .any(|taken| taken.intersects(rect.expand(HALF)));
            if free {
                taken.push(rect);
                line.label = Some(rect);
            }
        };
        for line in &mut self.meridians {
            let rect = at_top(line);
            place(line, rect);
        }
        for line in &mut self.parallels {
            let rect = at_left(line);
            place(line, rect);
        }
    }

    /// What other names keep clear of.
    pub fn obstacles(&self) -> impl Iterator<Item = Rect> + '_ {
        let lines = self.meridians.iter().chain(&self.parallels);
        lines.filter_map(|line| line.label)
    }

    /// Draws the lines, each from its name on.
    pub fn paint_lines(&self, painter: &Painter, theme: &Theme) {
        let painter = painter.with_clip_rect(self.view);
        let stroke = Stroke::new(0.75, theme.colours.map.inner_border.gamma_multiply(0.8));
        for line in &self.meridians {
            let top = line.label.map_or(self.view.top(), |label| label.bottom());
            painter.vline(line.at, top..=self.view.bottom(), stroke);
        }
        for line in &self.parallels {
            let label = line.label.map(|label| label.right() + HALF);
            let left = label.unwrap_or(self.view.left());
            painter.hline(left..=self.view.right(), line.at, stroke);
        }
    }

    /// Draws the names, haloed as those of towns are.
    pub fn paint_labels(&self, painter: &Painter, theme: &Theme) {
        let colours = &theme.colours.map;
        for line in self.meridians.iter().chain(&self.parallels) {
            let Some(label) = line.label else { continue };
            painter.extend(text::halo(label.min, &line.galley, colours.name_halo, 1.5));
            painter.galley(label.min, Arc::clone(&line.galley), colours.area_name);
        }
    }
}

/// Which way a line runs.
#[derive(Clone, Copy)]
enum Axis {
    Meridian,
    Parallel,
}

impl Axis {
    fn on_screen(self, secs: i32, projector: &Projector) -> f32 {
        let degrees = f64::from(secs) / SECS_PER_DEGREE;
        match self {
            Self::Meridian => projector.project(lon_lat(degrees, 0.0)).x,
            Self::Parallel => projector.project(lon_lat(0.0, degrees)).y,
        }
    }

    /// Degrees as "36°30′ E", as finely as `step` wants it.
    fn name(self, secs: i32, step: i32) -> String {
        let size = secs.abs();
        let (degrees, minutes, seconds) = (size / 3600, size / 60 % 60, size % 60);
        let name = match step {
            step if step % 3600 == 0 => format!("{degrees}°"),
            step if step % 60 == 0 => format!("{degrees}°{minutes:02}′"),
            _ => format!("{degrees}°{minutes:02}′{seconds:02}″"),
        };
        let side = match (self, secs) {
            // The same line from either side.
            (_, 0) | (Self::Meridian, 648_000 | -648_000) => return name,
            (Self::Meridian, 1..) => "E",
            (Self::Meridian, _) => "W",
            (Self::Parallel, 1..) => "N",
            (Self::Parallel, _) => "S",
        };
        format!("{name} {side}")
    }
}

/// The least step at which meridians stand `apart` points from each other.
fn step_secs(zoom: f64, apart: f32) -> i32 {
    let points_per_sec = 256.0 * 2_f64.powf(zoom) / (360.0 * SECS_PER_DEGREE);
    let wide = |step: &i32| f64::from(*step) * points_per_sec >= f64::from(apart);
    let [.., coarsest] = STEPS_SECS;
    STEPS_SECS.into_iter().find(wide).unwrap_or(coarsest)
}

/// The multiples of `step` seconds between two numbers of degrees, in seconds.
fn multiples(from: f64, to: f64, step: i32) -> impl Iterator<Item = i32> {
    let index = |degrees: f64| degrees * SECS_PER_DEGREE / f64::from(step);
    let indices: RangeInclusive<i32> = index(from).ceil() as i32..=index(to).floor() as i32;
    indices.map(move |index| index * step)
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, Vec2};
    use walkers::{MapMemory, MercatorProjection};

    use super::*;
    use crate::state::ThemeName;

    /// What `look` sees of the graticule of a map 820 points wide and high.
    fn look_at<T>(
        zoom: f64,
        lon: f64,
        lat: f64,
        taken: &[Rect],
        look: impl Fn(&Graticule) -> T,
    ) -> T {
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::theme::fonts());
        let theme = Theme::new(ThemeName::Paper);
        let mut memory = MapMemory::default();
        memory.set_zoom(zoom).unwrap();
        let rect = Rect::from_min_size(pos2(0.0, 0.0), Vec2::splat(820.0));
        let projector = Projector::new(rect, &MercatorProjection, &memory, lon_lat(lon, lat));
        let mut seen = None;
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let graticule = Graticule::in_view(ui.painter(), &theme, &projector, taken);
            seen = Some(look(&graticule));
        });
        output.textures_delta.clear();
        seen.unwrap()
    }

    fn names(lines: &[Line]) -> Vec<String> {
        let name = |line: &Line| line.galley.text().to_owned();
        lines.iter().map(name).collect()
    }

    #[test]
    fn lines_stand_at_round_minutes_and_say_so() {
        let (meridians, parallels) = look_at(9.0, 36.7, 34.8, &[], |graticule| {
            (names(&graticule.meridians), names(&graticule.parallels))
        });
        assert_eq!(meridians, ["36°00′ E", "36°30′ E", "37°00′ E", "37°30′ E"]);
        assert_eq!(parallels, ["34°00′ N", "34°30′ N", "35°00′ N", "35°30′ N"]);
    }

    #[test]
    fn every_zoom_has_a_few_lines_and_never_many() {
        for half in 4..=36 {
            let zoom = f64::from(half) / 2.0;
            let count = look_at(zoom, 36.7, 34.8, &[], |graticule| {
                graticule.meridians.len() + graticule.parallels.len()
            });
            assert!((1..=20).contains(&count), "{count} at zoom {zoom}");
        }
    }

    #[test]
    fn the_edge_of_the_world_is_the_last_meridian() {
        let east = look_at(6.0, 175.0, 0.0, &[], |graticule| {
            names(&graticule.meridians)
        });
        assert_eq!(east.last().unwrap(), "180°");
        assert!(east.iter().all(|name| !name.ends_with('W')), "{east:?}");
        let west = look_at(6.0, -175.0, 0.0, &[], |graticule| {
            names(&graticule.meridians)
        });
        assert_eq!(west.first().unwrap(), "180°");
    }

    #[test]
    fn sides_and_seconds_are_named() {
        assert_eq!(Axis::Meridian.name(-1800, 1800), "0°30′ W");
        assert_eq!(Axis::Parallel.name(-36_000, 3600), "10° S");
        assert_eq!(Axis::Parallel.name(0, 1800), "0°00′");
        assert_eq!(Axis::Meridian.name(131_430, 30), "36°30′30″ E");
    }

    #[test]
    fn names_keep_clear_of_controls_and_of_each_other() {
        let top_right = Rect::from_min_max(pos2(400.0, 0.0), pos2(820.0, 120.0));
        let labels = look_at(9.0, 36.7, 34.8, &[top_right], |graticule| {
            graticule.obstacles().collect::<Vec<_>>()
        });
        assert!(!labels.is_empty());
        for (i, label) in labels.iter().enumerate() {
            assert!(!label.intersects(top_right));
            assert!(
                labels[i + 1..]
                    .iter()
                    .all(|other| !other.intersects(*label))
            );
        }
    }
}
