//! The line of what had been said by a day.

use egui::{CursorIcon, PointerButton, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::model::{Filter, KnownOn, Stretch};
use crate::query::Unit;
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::theme::STEP;
use crate::ui::widgets::{focus_ring, hint};
use crate::ui::words;

use super::brush::{Grip, REACH, asked_by_keys, slider};
use super::chart::Chart;

/// The line, which can be dragged.
pub(super) fn known_on_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    grip: &mut Option<Grip>,
    commands: &mut Commands,
) {
    let Some(known) = screen.filter().known_on else {
        return;
    };
    let end = known.day.tomorrow().unwrap_or(known.day);
    let x = chart.x(end.into());
    if !chart.plot.x_range().contains(x) {
        return;
    }
    let rect = Rect::from_x_y_ranges(x - REACH..=x + REACH, chart.plot.y_range());
    let id = ui.scope_id().with("as known on");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let said = words::day(known.day);
    slider(ui, &response, "As known on", &said);
    paint_known_on(ui, screen, chart, x);
    focus_ring(ui, screen.theme, &response, rect);
    if response.drag_started_by(PointerButton::Primary) {
        *grip = Some(Grip::KnownOn);
    }
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let dragged_to = pointer.filter(|_| response.dragged() && *grip == Some(Grip::KnownOn));
    let dragged_to = dragged_to.map(|at| Unit::Day.nearest(chart.at(at.x)));
    let moved = asked_by_keys(ui, &response, |by, _| {
        let end = Unit::Day.moved(end.into(), by);
        Stretch::new(Unit::Day.moved(end, -1), end)
    });
    let wanted = dragged_to.or(moved.map(|it| it.end()));
    if let Some(day) = wanted.and_then(|end| end.date().yesterday().ok())
        && day != known.day
    {
        commands.push(Command::SetFilter(Box::new(Filter {
            known_on: Some(KnownOn { day, ..known }),
            ..screen.filter().clone()
        })));
    }
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    let said = format!("As known on {said}");
    response.on_hover_ui(|ui| hint(ui, screen.theme, &[&said, "Drag to another day."]));
}

/// A dashed line with a flag.
fn paint_known_on(ui: &Ui, screen: &Screen, chart: &Chart, x: f32) {
    let theme = screen.theme;
    let ink = theme.colours.ink;
    let (top, side) = (pos2(x, chart.plot.top()), STEP * theme.weight);
    let line = [top, pos2(x, chart.plot.bottom())];
    let stroke = Stroke::new(1.5 * theme.weight, ink);
    ui.painter()
        .extend(Shape::dashed_line(&line, stroke, 4.0, 3.0));
    let flag = vec![top, top + vec2(side, side / 2.0), top + vec2(0.0, side)];
    ui.painter()
        .add(Shape::convex_polygon(flag, ink, Stroke::NONE));
}
