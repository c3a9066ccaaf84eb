//! The scale bar: kilometres above the line, miles below it, each of a round length; or one alone.
//!
//! True along the middle of the map. On a Mercator map all lengths grow towards the poles.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use walkers::Projector;

use crate::state::Units;

use super::super::super::text;
use super::super::super::theme::{HALF, STEP, Theme};
use super::super::super::words::measures::METRES_PER_MILE;

/// How long the bar may become on paper, in points.
const LONGEST: f32 = 144.0;
/// How far a tick stands out from the bar, in points.
const TICK: f32 = 5.0;

/// The room that the bar takes with its words.
pub fn size(theme: &Theme, units: Units) -> Vec2 {
    let (above, below) = (
        room_of(theme, has_km(units)),
        room_of(theme, has_miles(units)),
    );
    vec2(longest(theme) + STEP * 3.0, above + below)
}

/// The room above or below the line, in points: for words and ticks where there are any.
fn room_of(theme: &Theme, has_row: bool) -> f32 {
    if has_row {
        theme.small().size * 1.3 + TICK
    } else {
        HALF
    }
}

fn has_km(units: Units) -> bool {
    units != Units::Miles
}

fn has_miles(units: Units) -> bool {
    units != Units::Kilometres
}

fn longest(theme: &Theme) -> f32 {
    LONGEST * theme.scale.sqrt()
}

/// Draws the bar within `rect`, which is [`size`] large.
pub fn scale_ui(ui: &mut Ui, theme: &Theme, units: Units, projector: &Projector, rect: Rect) {
    let middle = projector.unproject(projector.clip_rect().center().to_vec2());
    let points_per_metre = f64::from(projector.scale_pixel_per_meter(middle));
    let Some(scale) = Scale::of(points_per_metre, longest(theme), units) else {
        return;
    };
    let response = ui.interact(rect, ui.scope_id().with("scale"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, scale.said()));
    scale.paint(ui, theme, rect);
}

/// A bar with a row of ticks above it, below it, or both.
#[derive(Debug, Clone, PartialEq)]
struct Scale {
    above: Option<Row>,
    below: Option<Row>,
}

/// A round length, in words and in points.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    words: String,
    width: f32,
}

impl Scale {
    /// The longest rows of at most `longest` points; `None` where the ground has no scale.
    fn of(points_per_metre: f64, longest: f32, units: Units) -> Option<Self> {
        if !points_per_metre.is_normal() {
            return None;
        }
        let longest_m = f64::from(longest) / points_per_metre;
        let row = |words: fn(f64) -> String, metres: f64| {
            let round = round_at_most(longest_m / metres)?;
            let width = (round * metres * points_per_metre) as f32;
            Some(Row {
                words: words(round),
                width,
            })
        };
        let above = row(metric, 1000.0).filter(|_| has_km(units));
        let below = row(|miles| format!("{miles} mi"), METRES_PER_MILE);
        let below = below.filter(|_| has_miles(units));
        (above.is_some() || below.is_some()).then_some(Self { above, below })
    }

    fn said(&self) -> String {
        let words: Vec<&str> = self.rows().map(|row| row.words.as_str()).collect();
        format!("Scale: {}", words.join(", "))
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.above.iter().chain(&self.below)
    }

    /// How long the bar is, in points.
    fn width(&self) -> f32 {
        self.rows().map(|row| row.width).fold(0.0, f32::max)
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let colours = &theme.colours.map;
        let painter = ui.painter();
        let left = rect.left() + 1.0;
        let y = rect.top() + room_of(theme, self.above.is_some());
        let right = left + self.width();
        let up = self.above.as_ref().map(|row| (row, y - TICK));
        let down = self.below.as_ref().map(|row| (row, y + TICK));
        for (stroke, out) in [
            (Stroke::new(4.0 * theme.weight, colours.name_halo), 1.0),
            (Stroke::new(1.75 * theme.weight, colours.name), 0.0),
        ] {
            painter.hline(left - out..=right + out, y, stroke);
            for (row, end) in up.iter().chain(&down) {
                let beyond = end + out * (end - y).signum();
                for x in [left, left + row.width] {
                    painter.vline(x, y.min(beyond)..=y.max(beyond), stroke);
                }
            }
        }
        let words = [
            (&self.above, Align2::CENTER_BOTTOM, -HALF / 2.0),
            (&self.below, Align2::CENTER_TOP, HALF / 2.0),
        ];
        for (row, anchor, beyond) in words {
            let Some(row) = row else {
                continue;
            };
            let galley = painter.layout_no_wrap(row.words.clone(), theme.small(), colours.name);
            let at = pos2(left + row.width / 2.0, y + beyond);
            let at = anchor.anchor_size(at, galley.size()).min;
            painter.extend(text::halo(at, &galley, colours.name_halo, 1.5));
            painter.galley(at, galley, colours.name);
        }
    }
}

/// The longest of 1, 2 or 5 times a power of ten that is no longer than `longest`.
fn round_at_most(longest: f64) -> Option<f64> {
    let power = 10_f64.powf(longest.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|length| *length <= longest)
}

fn metric(km: f64) -> String {
    if km < 1.0 {
        format!("{:.0} m", km * 1000.0)
    } else {
        format!("{km} km")
    }
}

#[cfg(test)]
mod tests {
    use walkers::{MapMemory, MercatorProjection, lon_lat};

    use super::*;

    fn scale_at(zoom: f64, lat: f64) -> Scale {
        let mut memory = MapMemory::default();
        memory.set_zoom(zoom).unwrap();
        let rect = Rect::from_min_size(pos2(240.0, 48.0), vec2(820.0, 820.0));
        let projector = Projector::new(rect, &MercatorProjection, &memory, lon_lat(36.7, lat));
        let middle = projector.unproject(rect.center().to_vec2());
        let points_per_metre = projector.scale_pixel_per_meter(middle);
        Scale::of(f64::from(points_per_metre), LONGEST, Units::Both).unwrap()
    }

    #[test]
    fn both_rows_have_round_lengths() {
        for (zoom, said) in [
            (2.0, "Scale: 2000 km, 2000 mi"),
            (8.8, "Scale: 20 km, 20 mi"),
            (12.0, "Scale: 2 km, 2 mi"),
            (16.0, "Scale: 200 m, 0.1 mi"),
        ] {
            assert_eq!(scale_at(zoom, 34.8).said(), said, "zoom {zoom}");
        }
    }

    #[test]
    fn one_unit_may_stand_alone() {
        let said = |units| Scale::of(0.005, LONGEST, units).unwrap().said();
        assert_eq!(said(Units::Kilometres), "Scale: 20 km");
        assert_eq!(said(Units::Miles), "Scale: 10 mi");
    }

    #[test]
    fn a_mile_is_longer_than_a_kilometre() {
        let scale = scale_at(12.0, 34.8);
        let width = |row: &Option<Row>| row.as_ref().unwrap().width;
        let ratio = f64::from(width(&scale.below) / width(&scale.above));
        assert!((ratio - METRES_PER_MILE / 1000.0).abs() < 1e-3, "{ratio}");
    }

    #[test]
    fn kilometres_are_true_at_the_latitude_of_the_middle() {
        // At 60 degrees a degree of longitude is half as long as at the equator: 55.8 km.
        let scale = scale_at(9.0, 60.0);
        let degree = 256.0 * 512.0 / 360.0;
        let above = scale.above.unwrap();
        let km = f64::from(above.width) / degree * 55.8;
        let said: f64 = above.words.trim_end_matches(" km").parse().unwrap();
        assert!(
            (km / said - 1.0).abs() < 0.005,
            "{km} km are said to be {said}"
        );
    }

    #[test]
    fn rows_never_outgrow_their_room() {
        for tenth in 0..200 {
            let scale = scale_at(f64::from(tenth) / 10.0, 34.8);
            assert!(scale.width() <= LONGEST + 0.01);
        }
    }

    #[test]
    fn a_map_without_a_scale_has_no_bar() {
        for points_per_metre in [0.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Scale::of(points_per_metre, LONGEST, Units::Both), None);
        }
    }
}
