//! Drawing on the map to filter by: a box or an outline, and what was drawn.

use egui::{Color32, Key, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui};
use geo::{Destination, Haversine, Point};
use walkers::Projector;

use crate::model::{Area, Filter, Ground};
use crate::query::anchor;
use crate::state::{Command, Commands, DrawTool};

use super::super::screen::Screen;

/// A click so near to the first corner closes the outline, in points.
const CLOSE: f32 = 10.0;
/// A box that is smaller than this, in points, was no box.
const LEAST_BOX: f32 = 4.0;
/// How many corners stand for a circle.
const ROUND: u16 = 72;

/// What is being drawn, corner by corner, (lon, lat) in degrees.
#[derive(Default)]
pub struct Draft(Vec<Point>);

/// Draws the area that is filtered by.
pub fn area_drawn(painter: &Painter, screen: &Screen, projector: &Projector) {
    let Some(area) = &screen.filter().area else {
        return;
    };
    let ring: Vec<Point> = match area {
        Area::Box(one, other) => box_between(one.lon_lat(), other.lon_lat()),
        Area::Polygon(corners) => corners.iter().map(|corner| corner.lon_lat()).collect(),
        Area::Near(place, metres) => {
            let places = &screen.case().places;
            let Some(middle) = places.get(place).and_then(|place| anchor(&place.at)) else {
                return;
            };
            circle(middle, f64::from(*metres))
        }
    };
    outline(painter, screen, projector, &ring, true);
}

/// Lets the user draw what they want to filter by; takes the pointer away from what lies below.
pub fn draw_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    draft: &mut Draft,
    commands: &mut Commands,
) {
    let tool = screen.state.view.drawing;
    let Some(tool) = tool.filter(|tool| tool.filters()) else {
        draft.0.clear();
        return;
    };
    let map = projector.clip_rect();
    let id = ui.scope_id().with("drawing");
    let response = ui.interact(map, id, Sense::click_and_drag());
    let response = response.on_hover_cursor(egui::CursorIcon::Crosshair);
    let drawn = match tool {
        DrawTool::Box => draw_box(&response, projector, draft),
        _ => draw_outline(ui, &response, projector, draft),
    };
    if let Some(area) = drawn {
        let filter = Filter {
            area: Some(area),
            ..screen.filter().clone()
        };
        commands.push(Command::SetFilter(Box::new(filter)));
        commands.push(Command::Draw(None));
    }
    let mut ring = draft.0.clone();
    if let Some(at) = response.hover_pos().or(response.interact_pointer_pos()) {
        let at = projector.unproject(at.to_vec2());
        ring = match (tool, ring.first()) {
            (DrawTool::Box, Some(from)) => box_between(*from, at),
            _ => ring.into_iter().chain([at]).collect(),
        };
    }
    outline(
        ui.painter(),
        screen,
        projector,
        &ring,
        tool == DrawTool::Box,
    );
}

/// The box once it is dragged from corner to corner.
fn draw_box(response: &Response, projector: &Projector, draft: &mut Draft) -> Option<Area> {
    let at = response.interact_pointer_pos()?;
    let ground = projector.unproject(at.to_vec2());
    if response.drag_started() {
        let from = response.ctx.input(|input| input.pointer.press_origin());
        let from = from.map_or(ground, |from| projector.unproject(from.to_vec2()));
        draft.0 = vec![from];
    }
    if !response.drag_stopped() {
        return None;
    }
    let from = draft.0.pop()?;
    let size = projector.project(from) - at.to_vec2();
    if size.x.abs() < LEAST_BOX || size.y.abs() < LEAST_BOX {
        return None;
    }
    Some(Area::Box(Ground::at(from)?, Ground::at(ground)?))
}

/// The outline once it is closed.
fn draw_outline(
    ui: &Ui,
    response: &Response,
    projector: &Projector,
    draft: &mut Draft,
) -> Option<Area> {
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::Backspace) {
        draft.0.pop();
    }
    let mut is_closed = pressed(Key::Enter);
    if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let first = draft
            .0
            .first()
            .map(|first| projector.project(*first).to_pos2());
        is_closed |= response.double_clicked();
        is_closed |= first.is_some_and(|first| first.distance(at) < CLOSE && draft.0.len() > 2);
        if !is_closed {
            draft.0.push(projector.unproject(at.to_vec2()));
        }
    }
    if !is_closed || draft.0.len() < 3 {
        return None;
    }
    let corners = std::mem::take(&mut draft.0).into_iter();
    corners
        .map(Ground::at)
        .collect::<Option<_>>()
        .map(Area::Polygon)
}

fn box_between(one: Point, other: Point) -> Vec<Point> {
    let (xs, ys) = ([one.x(), other.x()], [one.y(), other.y()]);
    [(0, 0), (1, 0), (1, 1), (0, 1)]
        .map(|(x, y): (usize, usize)| Point::new(xs[x], ys[y]))
        .to_vec()
}

/// The points so many metres around `middle`, on a sphere.
pub(super) fn circle(middle: Point, metres: f64) -> Vec<Point> {
    let bearings = (0..ROUND).map(|i| f64::from(i) * 360.0 / f64::from(ROUND));
    bearings
        .map(|bearing| Haversine.destination(middle, bearing, metres))
        .collect()
}

/// A dashed line along `ring`, on a light one that keeps it legible on any ground.
fn outline(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    ring: &[Point],
    closed: bool,
) {
    let at = |point: &Point| projector.project(*point).to_pos2();
    let mut line: Vec<Pos2> = ring.iter().map(at).collect();
    if closed && let Some(first) = line.first() {
        line.push(*first);
    }
    let colours = &screen.theme.colours;
    let weight = screen.theme.weight;
    let painter = painter.with_clip_rect(projector.clip_rect());
    // Dashes are cut for as long as the line is, which may be far beyond the map.
    let is_huge = Rect::from_points(&line).size().max_elem() > 20_000.0;
    painter.line(line.clone(), Stroke::new(3.5 * weight, halo(colours.halo)));
    if is_huge {
        painter.line(line, Stroke::new(1.5 * weight, colours.ink));
    } else {
        let stroke = Stroke::new(1.5 * weight, colours.ink);
        painter.extend(Shape::dashed_line(&line, stroke, 6.0, 4.0));
    }
}

fn halo(colour: Color32) -> Color32 {
    colour.gamma_multiply(0.8)
}
