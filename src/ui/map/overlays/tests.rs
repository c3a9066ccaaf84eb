use std::time::Instant;

use geo::{LineString, Point, Polygon};
use walkers::{MapMemory, MercatorProjection, lon_lat};

use super::*;
use crate::state::ThemeName;
use crate::state::overlay::Shapes;
use crate::ui::theme::Theme;

/// What is drawn of `drawing` on a map 800 points wide and high around Homs.
fn drawn(drawing: &Drawing, pattern: usize, zoom: f64) -> Vec<Shape> {
    let mut memory = MapMemory::default();
    memory.set_zoom(zoom).unwrap();
    let rect = Rect::from_min_max(pos2(200.0, 0.0), pos2(1000.0, 800.0));
    let projector = Projector::new(rect, &MercatorProjection, &memory, lon_lat(36.72, 34.73));
    let pattern = Pattern::of(pattern);
    let view = View::of(&projector);
    let mut sheet = Sheet {
        tolerance: view.tolerance(drawing),
        view,
        phase: pattern.hatching.phase(&projector),
        pen: Pen::new(pattern, &Theme::new(ThemeName::Paper)),
        shapes: Vec::new(),
        small: Vec::new(),
    };
    sheet.draw(drawing);
    sheet.shapes
}

fn of_line(points: &[(f64, f64)]) -> Drawing {
    Drawing::of(&Shapes {
        lines: vec![LineString::from(points.to_vec())],
        ..Shapes::default()
    })
}

/// Whether anything but an empty mesh is drawn.
fn shows(shapes: &[Shape]) -> bool {
    shapes
        .iter()
        .any(|shape| shape.visual_bounding_rect().is_positive())
}

#[test]
fn a_line_in_view_is_drawn_and_one_elsewhere_is_not() {
    for pattern in 0..Overlays::MOST {
        let here = drawn(&of_line(&[(36.5, 34.5), (36.9, 34.9)]), pattern, 9.0);
        assert!(shows(&here));
        let elsewhere = drawn(&of_line(&[(2.0, 48.0), (3.0, 49.0)]), pattern, 9.0);
        assert!(!shows(&elsewhere));
    }
}

#[test]
fn a_line_around_the_world_costs_no_more_than_what_is_in_view() {
    let around = of_line(&[(-180.0, 34.73), (180.0, 34.74)]);
    for zoom in [2.0, 9.0, 16.0] {
        for pattern in 0..Overlays::MOST {
            let shapes = drawn(&around, pattern, zoom);
            assert!(shows(&shapes) && shapes.len() < 500, "{}", shapes.len());
        }
    }
}

#[test]
fn dashes_stay_on_the_ground_when_the_map_moves() {
    let line = of_line(&[(36.0, 34.73), (38.0, 34.73)]);
    let run = &line.lines[0].runs(geo::Rect::new((0.0, 0.0), (1.0, 1.0)), 0.0)[0];
    let view = |left: f32| View {
        rect: Rect::from_min_max(pos2(left, 0.0), pos2(left + 800.0, 800.0)),
        side: 131_072.0,
        origin: Coord {
            x: -78_600.0,
            y: -51_600.0,
        },
        bounds: geo::Rect::new((0.0, 0.0), (1.0, 1.0)),
    };
    let start = |left: f32| {
        let (begins, piece) = pieces(run, &view(left)).remove(0);
        f64::from(piece[0].x) - begins
    };
    assert!((start(100.0) - start(130.0)).abs() < 0.01);
}

#[test]
fn an_area_around_all_of_the_view_is_hatched_throughout() {
    let far = [(0.0, 0.0), (80.0, 0.0), (80.0, 70.0), (0.0, 70.0)];
    let drawing = Drawing::of(&Shapes {
        areas: vec![Polygon::new(LineString::from(far.to_vec()), vec![])],
        ..Shapes::default()
    });
    for zoom in [6.0, 12.0, 16.0] {
        let shapes = drawn(&drawing, 1, zoom);
        let lines = shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::LineSegment { .. }));
        let count = lines.count();
        assert!((80..120).contains(&count), "{count} lines at zoom {zoom}");
    }
}

#[test]
fn what_is_too_small_for_a_shape_is_a_point() {
    let hamlet = of_line(&[(36.72, 34.73), (36.7201, 34.7301)]);
    let far_out = drawn(&hamlet, 0, 8.0);
    assert!(matches!(&far_out[..], [Shape::Mesh(mesh)] if mesh.vertices.len() == 8));
    assert!(drawn(&hamlet, 0, 16.0).len() > 1);
}

#[test]
fn points_on_one_spot_are_one_mark() {
    let drawing = Drawing::of(&Shapes {
        points: vec![Point::new(36.72, 34.73); 1000],
        ..Shapes::default()
    });
    let shapes = drawn(&drawing, 0, 9.0);
    assert!(matches!(&shapes[..], [Shape::Mesh(mesh)] if mesh.vertices.len() == 8));
}

#[test]
fn a_large_overlay_is_drawn_within_a_frame() {
    let vertex = |i: u32| {
        let at = f64::from(i) / 1e5;
        (36.0 + at * 2.0, 34.7 + (at * 900.0).sin() * 0.3)
    };
    let points: Vec<(f64, f64)> = (0..100_000).map(vertex).collect();
    let drawing = of_line(&points);
    for zoom in [5.0, 8.0, 12.0] {
        let started = Instant::now();
        let shapes = drawn(&drawing, 0, zoom);
        let took = started.elapsed();
        // Without optimisation, and with other tests beside it.
        assert!(took.as_millis() < 500, "{took:?} at zoom {zoom}");
        let vertices = shapes.iter().map(|shape| match shape {
            Shape::Path(path) => path.points.len(),
            _ => 0,
        });
        assert!(vertices.sum::<usize>() < 4 * MOST_VERTICES);
    }
}
