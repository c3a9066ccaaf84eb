//! Drawing on the map to filter by, or to compare what lies there: a box or an outline, and what was
//! drawn.

use egui::{Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui};
use geo::Point;
use walkers::Projector;

use crate::model::{Area, Filter, Ground};
use crate::query::anchor;
use crate::query::measure::around;
use crate::state::{Command, Commands, DrawTool};

use super::super::comparison::compared_within;
use super::super::screen::Screen;
use super::course::on_screen;
use super::draft::{Draft, Line};

/// A box that is smaller than this, in points, was no box.
const LEAST_BOX: f32 = 4.0;
/// What is filtered by: inside it must be something.
const OUTLINE: Line = Line {
    least: 3,
    closes: true,
};

/// Draws the area that is filtered by.
pub fn area_drawn(painter: &Painter, screen: &Screen, projector: &Projector) {
    let Some(area) = &screen.filter().area else {
        return;
    };
    let ring: Vec<Point> = match area {
        Area::Box(one, other) => box_between(*one, *other),
        Area::Polygon(corners) => closed(corners),
        Area::Near(place, metres) => {
            let places = &screen.case().places;
            let Some(middle) = places.get(place).and_then(|place| anchor(&place.at)) else {
                return;
            };
            around(middle, f64::from(*metres))
        }
    };
    outline(painter, screen, projector, &ring);
}

/// Lets the user draw what they want to filter by, or to compare; tells whether the keys are here.
pub fn draw_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    draft: &mut Draft,
    commands: &mut Commands,
) -> bool {
    let tool = screen.state.view.drawing;
    let is_box = matches!(tool, Some(DrawTool::Box | DrawTool::Compare));
    let (sense, said) = if is_box {
        let said = "Where to draw; Space takes the middle of the map as a corner, Enter ends";
        (Sense::click_and_drag(), said)
    } else {
        let said = "Where to draw; Space adds the middle of the map as a corner, Enter ends";
        (Sense::click(), said)
    };
    let response = draft.surface(ui, projector, sense, said);
    let drawn = if is_box {
        let ends = draft.end_to_end(ui, &response, projector);
        ends.and_then(|(one, other)| large_enough(projector, one, other))
    } else {
        let corners = draft.corner_by_corner(ui, &response, projector, OUTLINE);
        corners.map(Area::Polygon)
    };
    if let Some(area) = drawn {
        for command in asked_for(screen, tool, area) {
            commands.push(command);
        }
        commands.push(Command::Draw(None));
    }
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    draft.paint_middle(&painter, screen.theme, &response);
    let next = draft.next(&response, projector);
    let line = match (draft.corners(), next) {
        ([from], Some(to)) if is_box => box_between(*from, to),
        (corners, next) => lon_lats(corners.iter().chain(&next)),
    };
    outline(&painter, screen, projector, &line);
    response.has_focus()
}

/// What is asked for with the area that was drawn.
fn asked_for(screen: &Screen, tool: Option<DrawTool>, area: Area) -> Vec<Command> {
    if tool == Some(DrawTool::Compare) {
        return compared_within(screen, &area);
    }
    let filter = Filter {
        area: Some(area),
        ..screen.filter().clone()
    };
    vec![Command::SetFilter(Box::new(filter))]
}

/// The box between two corners, if it is large enough to be meant.
fn large_enough(projector: &Projector, one: Ground, other: Ground) -> Option<Area> {
    let size = projector.project(one.lon_lat()) - projector.project(other.lon_lat());
    let is_large = size.x.abs() >= LEAST_BOX && size.y.abs() >= LEAST_BOX;
    is_large.then_some(Area::Box(one, other))
}

/// The line around the box between two corners.
fn box_between(one: Ground, other: Ground) -> Vec<Point> {
    let (one, other) = (one.lon_lat(), other.lon_lat());
    let (xs, ys) = ([one.x(), other.x()], [one.y(), other.y()]);
    [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
        .map(|(x, y): (usize, usize)| Point::new(xs[x], ys[y]))
        .to_vec()
}

/// The line around the area with these corners.
fn closed(corners: &[Ground]) -> Vec<Point> {
    lon_lats(corners.iter().chain(corners.first()))
}

fn lon_lats<'a>(corners: impl Iterator<Item = &'a Ground>) -> Vec<Point> {
    corners.map(|corner| corner.lon_lat()).collect()
}

/// A dashed line, (lon, lat) in degrees, on a light one that keeps it legible on any ground.
fn outline(painter: &Painter, screen: &Screen, projector: &Projector, line: &[Point]) {
    for piece in on_screen(projector, line) {
        dashed(painter, screen, projector, piece);
    }
}

fn dashed(painter: &Painter, screen: &Screen, projector: &Projector, line: Vec<Pos2>) {
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
