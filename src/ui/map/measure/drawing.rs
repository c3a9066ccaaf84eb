//! Measuring while it is drawn: how far and which way stands beside the pointer.

use egui::{LayerId, Order, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};
use walkers::Projector;

use crate::model::{Ground, Measure};
use crate::query::measure::{enclosed, leg};
use crate::state::{Command, Commands, MeasureTool, Units};
use crate::ui::map::annotations::{Drawn, Sheet, USUAL_RING, apart};
use crate::ui::map::draft::{Draft, Line};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme};
use crate::ui::words::measures;

use super::{MeasureMemory, corners_of, paint_corners};

/// What is measured between its corners.
const PATH: Line = Line {
    least: 2,
    closes: false,
};
/// What is measured within them.
const AREA: Line = Line {
    least: 3,
    closes: true,
};

/// Lets the user draw what is to be measured, and tells how much it is in `room`; returns whether the
/// keys are here.
pub fn draw_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    room: Rect,
    draft: &mut Draft,
    memory: &mut MeasureMemory,
    commands: &mut Commands,
) -> bool {
    let Some(tool) = super::tool(screen) else {
        return false;
    };
    let (sense, said) = match tool {
        MeasureTool::Path | MeasureTool::Area => (
            Sense::click(),
            "Where to measure; Space adds the middle of the map, Enter ends",
        ),
        MeasureTool::Range => (
            Sense::click_and_drag(),
            "Where to measure; Space takes the middle of the map, Enter its distance",
        ),
    };
    let response = draft.surface(ui, projector, sense, said);
    let measured = match tool {
        MeasureTool::Path => draft
            .corner_by_corner(ui, &response, projector, PATH)
            .map(Measure::Path),
        MeasureTool::Area => draft
            .corner_by_corner(ui, &response, projector, AREA)
            .map(Measure::Area),
        MeasureTool::Range => draft
            .end_to_end(ui, &response, projector)
            .map(|(from, to)| range(screen.theme, projector, from, to)),
    };
    if let Some(measure) = measured {
        memory.is_by_keys = draft.is_by_keys();
        commands.push(Command::Measure(Some(measure)));
        commands.push(Command::Draw(None));
        return response.has_focus();
    }
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    draft.paint_middle(&painter, screen.theme, &response);
    let next = draft.next(&response, projector);
    let points: Vec<Ground> = draft.corners().iter().copied().chain(next).collect();
    let said = preview(&painter, screen, projector, tool, &points);
    describe(&response, &said);
    if let Some(at) = draft.next_at(&response) {
        // Nothing of the map, nor of what stands on it, is above the words.
        let above = LayerId::new(Order::Tooltip, response.id);
        let painter = ui.ctx().layer_painter(above);
        beside(&painter, screen.theme, room, at, &said);
    }
    response.has_focus()
}

/// All that is as far from one point as another is; where they are one, as far as a ring usually is.
fn range(theme: &Theme, projector: &Projector, around: Ground, to: Ground) -> Measure {
    let usual = || {
        let middle = projector.project(around.lon_lat());
        projector.unproject(middle + vec2(theme.body().size * USUAL_RING, 0.0))
    };
    let to = if around == to { usual() } else { to.lon_lat() };
    let radius_m = apart(around.lon_lat(), to);
    Measure::Range { around, radius_m }
}

/// Draws what there is of it, and tells what is known of that.
fn preview(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    tool: MeasureTool,
    points: &[Ground],
) -> Vec<String> {
    let measure = match (tool, points) {
        (MeasureTool::Range, [around, to]) => range(screen.theme, projector, *around, *to),
        (MeasureTool::Area, [_, _, _, ..]) => Measure::Area(points.to_vec()),
        _ => Measure::Path(points.to_vec()),
    };
    let theme = screen.theme;
    let annotation = measure.drawn(None);
    let sheet = Sheet {
        painter,
        theme,
        projector,
    };
    if let Some(drawn) = Drawn::of(sheet, 0, &annotation, &[]) {
        drawn.paint_lines(painter, theme);
    }
    paint_corners(painter, theme, &corners_of(&annotation, projector));
    said_so_far(&measure, screen.state.view.preferences.units)
}

/// Whether the last two of `points` are one.
fn stands_still(points: &[Ground]) -> bool {
    matches!(points, [.., from, to] if from == to)
}

/// How much it is so far, and what its last leg adds.
fn said_so_far(measure: &Measure, units: Units) -> Vec<String> {
    let short = measures::in_short(measure, units);
    let last = |points: &[Ground]| {
        let [.., from, to] = points else {
            return None;
        };
        Some(leg(from.lon_lat(), to.lon_lat()))
    };
    match measure {
        // While the pointer is still where it clicked, the leg that has ended is told.
        Measure::Path(points) if points.len() > 2 && stands_still(points) => {
            said_so_far(&Measure::Path(points[..points.len() - 1].to_vec()), units)
        }
        Measure::Path(points) if points.len() < 2 => Vec::new(),
        Measure::Path(points) if points.len() == 2 => {
            let bearing = last(points)
                .and_then(|leg| leg.bearing)
                .map(measures::bearing);
            [short].into_iter().chain(bearing).collect()
        }
        Measure::Path(points) => {
            let last = last(points).map(|leg| measures::last_leg(leg, units));
            [short].into_iter().chain(last).collect()
        }
        Measure::Area(corners) => {
            let corners: Vec<geo::Point> = corners.iter().map(|at| at.lon_lat()).collect();
            let perimeter = measures::length(enclosed(&corners).perimeter_m, units);
            vec![short, format!("Perimeter {perimeter}")]
        }
        Measure::Range { .. } => vec![short],
    }
}

/// Tells a screen reader what stands beside the pointer.
fn describe(response: &Response, said: &[String]) {
    let said = said.join("; ");
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(said);
    });
}

/// Writes what is `said` beside `at`, within `room`.
fn beside(painter: &Painter, theme: &Theme, room: Rect, at: Pos2, said: &[String]) {
    let ink = theme.colours.ink;
    let lines: Vec<_> = said
        .iter()
        .enumerate()
        .map(|(number, line)| {
            let font = if number == 0 {
                theme.small_strong()
            } else {
                theme.small()
            };
            text::layout(painter, line, font, ink, f32::INFINITY)
        })
        .collect();
    let size = lines.iter().fold(vec2(0.0, 0.0), |size, line| {
        vec2(size.x.max(line.size().x), size.y + line.size().y)
    });
    if lines.is_empty() {
        return;
    }
    let size = size + vec2(STEP, HALF) * 2.0;
    // On the other side of the pointer where there is no room on this one.
    let away = STEP * 2.0;
    let place = |at: f32, size: f32, end: f32| {
        if at + away + size > end {
            at - away - size
        } else {
            at + away
        }
    };
    let corner = egui::pos2(
        place(at.x, size.x, room.right()),
        place(at.y, size.y, room.bottom()),
    );
    let rect = Rect::from_min_size(corner.max(room.min), size);
    let line = Stroke::new(1.0, theme.colours.line);
    painter.rect(rect, ROUND, theme.colours.paper, line, StrokeKind::Inside);
    let mut corner = rect.min + vec2(STEP, HALF);
    for galley in lines {
        let height = galley.size().y;
        painter.galley(corner, galley, ink);
        corner.y += height;
    }
}
