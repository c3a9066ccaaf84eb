//! The brush on the chart: drawn, moved and resized with the pointer or the arrows.

use egui::accesskit::Action;
use egui::{
    CursorIcon, EventFilter, Key, Modifiers, PointerButton, Rect, Response, Role, Sense, Stroke,
    Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::DateTime;

use crate::model::{Filter, Stretch, TimeWindow};
use crate::query::Unit;
use crate::query::timeline::brush::{first, moved, with_end_moved, with_start_moved};
use crate::state::{Command, Commands, Playback};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, ROUND, STEP};
use crate::ui::widgets::{focus_ring, hint};
use crate::ui::words;

use super::chart::Chart;
use super::known_on::known_on_ui;

/// Around an edge of the brush it is taken hold of, in points.
pub(super) const REACH: f32 = 5.0;

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Grip {
    /// A new brush, which began here.
    New(DateTime),
    /// All of the brush, which was this when it was taken hold of here.
    Whole(Stretch, DateTime),
    /// Its first moment.
    Start,
    /// Its end.
    End,
    /// The day by which claims had been said.
    KnownOn,
}

/// The filter's time, if it is of the axis that the timeline shows.
pub(super) fn brush_of(screen: &Screen) -> Option<Stretch> {
    let window = screen.filter().time.filter(|it| it.axis == screen.axis());
    window.map(Stretch::from)
}

/// The filter with `brush` for its time, on the axis that the timeline shows.
pub(super) fn brushed(screen: &Screen, brush: Option<Stretch>) -> Command {
    let filter = screen.filter();
    let undated = filter.time.is_none_or(|window| window.undated);
    let time = brush.map(|brush| TimeWindow {
        axis: screen.axis(),
        start: brush.start(),
        end: brush.end(),
        undated,
    });
    Command::SetFilter(Box::new(Filter {
        time,
        ..filter.clone()
    }))
}

/// Draws the brush and lets it be changed. Returns what covers the chart, the topmost last.
pub(super) fn brush_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    extent: Stretch,
    grip: &mut Option<Grip>,
    commands: &mut Commands,
) -> Vec<Response> {
    let brush = brush_of(screen);
    let ground = ground_ui(ui, screen, chart, brush);
    let mut wanted = asked_by_keys(ui, &ground, |by, _| match brush {
        Some(brush) => moved(brush, chart.unit, by),
        None => first(extent, chart.unit),
    });
    let mut responses = vec![ground];
    if let Some(brush) = brush {
        let (start, end) = (chart.x(brush.start()), chart.x(brush.end()));
        let body = body_ui(ui, screen, chart, (start, end), &brush);
        let by_keys = asked_by_keys(ui, &body, |by, resizes| {
            if resizes {
                with_end_moved(brush, chart.unit, by)
            } else {
                moved(brush, chart.unit, by)
            }
        });
        wanted = wanted.or(by_keys);
        responses.push(body);
        for (edge, x, at, name, moved) in [
            (
                Grip::Start,
                start,
                brush.start(),
                "Start of the time shown",
                with_start_moved as Moved,
            ),
            (
                Grip::End,
                end,
                brush.end(),
                "End of the time shown",
                with_end_moved as Moved,
            ),
        ] {
            let handle = handle_ui(ui, screen, chart, x, name, &words::typed(at));
            wanted = wanted.or(asked_by_keys(ui, &handle, |by, _| {
                moved(brush, chart.unit, by)
            }));
            if handle.drag_started_by(PointerButton::Primary) {
                *grip = Some(edge);
            }
            responses.push(handle);
        }
    }
    take_hold(ui, chart, brush, &responses, grip);
    let dragged = dragged(ui, chart, brush, &responses, *grip);
    if is_cleared(ui, &responses) {
        commands.push(brushed(screen, None));
    } else if let Some(wanted) = dragged.or(wanted).filter(|it| Some(*it) != brush) {
        commands.push(Command::SetPlayback(Playback {
            is_playing: false,
            ..screen.state.view.playback
        }));
        commands.push(brushed(screen, Some(wanted)));
    }
    known_on_ui(ui, screen, chart, grip, commands);
    if grip.is_some() && !ui.input(|input| input.pointer.primary_down()) {
        *grip = None;
        commands.push(Command::EndTyping);
    }
    responses
}

type Moved = fn(Stretch, Unit, i32) -> Option<Stretch>;

/// The whole chart, on which a new brush is drawn.
fn ground_ui(ui: &mut Ui, screen: &Screen, chart: &Chart, brush: Option<Stretch>) -> Response {
    let id = ui.scope_id().with("timeline chart");
    let response = ui.interact(chart.plot, id, Sense::click_and_drag());
    let shown = brush.map_or_else(|| "all of time".to_owned(), |it| words::stretch(&it));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, "Claims over time");
        info.current_text_value = Some(shown.clone());
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        /// More lines than this nobody listens to.
        const MOST: usize = 24;
        let lines = chart.in_words(screen);
        let rest = lines.len().saturating_sub(MOST);
        let mut told = lines[..lines.len() - rest].join(". ");
        if rest > 0 {
            told = format!("{told}. And {rest} more");
        }
        node.set_description(told);
    });
    focus_ring(ui, screen.theme, &response, chart.plot);
    response.on_hover_cursor(CursorIcon::Crosshair)
}

fn body_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    (start, end): (f32, f32),
    brush: &Stretch,
) -> Response {
    let rect = Rect::from_x_y_ranges(start..=end, chart.plot.y_range()).intersect(chart.plot);
    let id = ui.scope_id().with("timeline brush");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    slider(ui, &response, "Time shown", &words::stretch(brush));
    focus_ring(ui, screen.theme, &response, rect);
    response.on_hover_cursor(CursorIcon::Grab)
}

/// An edge of the brush, with something to take hold of.
fn handle_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    x: f32,
    name: &str,
    value: &str,
) -> Response {
    let theme = screen.theme;
    let is_in_view = chart.plot.x_range().contains(x);
    // Out of view it is there for the keyboard alone.
    let (x, sense) = if is_in_view {
        (x, Sense::click_and_drag())
    } else {
        (
            chart.plot.x_range().clamp(x),
            Sense::focusable_noninteractive(),
        )
    };
    let rect = Rect::from_x_y_ranges(x - REACH..=x + REACH, chart.plot.y_range());
    let id = ui.scope_id().with(name);
    let response = ui.interact(rect, id, sense);
    slider(ui, &response, name, value);
    if is_in_view {
        let knob = Rect::from_center_size(
            pos2(x, chart.plot.center().y),
            vec2(HALF * 1.25, STEP * 3.0) * theme.weight,
        );
        let line = Stroke::new(theme.weight, theme.colours.ink_soft);
        ui.painter().vline(x, chart.plot.y_range(), line);
        let is_met = response.hovered() || response.dragged();
        let colours = &theme.colours;
        let fill = if is_met {
            colours.ink
        } else {
            colours.ink_soft
        };
        ui.painter().rect_filled(knob, ROUND, fill);
        focus_ring(ui, theme, &response, knob);
    }
    response.on_hover_cursor(CursorIcon::ResizeHorizontal)
}

pub(super) fn slider(ui: &Ui, response: &Response, name: &str, value: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, true, name);
        info.current_text_value = Some(value.to_owned());
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

/// The ground behind what the brush holds; drawn before anything stands on it.
pub(super) fn paint_ground(ui: &Ui, screen: &Screen, chart: &Chart) {
    if let Some(brush) = brush_of(screen) {
        let range = chart.x(brush.start())..=chart.x(brush.end());
        let rect = Rect::from_x_y_ranges(range, chart.plot.y_range()).intersect(chart.plot);
        let fill = screen.theme.colours.selection;
        ui.painter().rect_filled(rect, 0.0, fill);
    }
}

/// Where the arrows on what has the focus lead; `to` is told how many steps, and whether Shift is
/// held.
pub(super) fn asked_by_keys(
    ui: &Ui,
    response: &Response,
    to: impl Fn(i32, bool) -> Option<Stretch>,
) -> Option<Stretch> {
    let id = response.id;
    if response.has_focus() {
        let arrows = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    let has_focus = response.has_focus();
    let [plain, shifted] = ui.input_mut(|input| {
        let steps = |on: usize, back: usize| {
            let [on, back] = [on, back].map(|steps| i32::try_from(steps).unwrap_or(0));
            on - back
        };
        let asked = |action| input.num_accesskit_action_requests(id, action);
        let asked = steps(asked(Action::Increment), asked(Action::Decrement));
        let mut pressed = |modifiers: Modifiers| {
            let mut count = |key| input.count_and_consume_key(modifiers, key);
            steps(count(Key::ArrowRight), count(Key::ArrowLeft))
        };
        if has_focus {
            // Shift first: without it, keys are met whether or not it is held.
            let shifted = pressed(Modifiers::SHIFT);
            [asked + pressed(Modifiers::NONE), shifted]
        } else {
            [asked, 0]
        }
    });
    match (plain, shifted) {
        (0, 0) => None,
        (0, by) => to(by, true),
        (by, _) => to(by, false),
    }
}

/// Whether the brush is to be taken away.
fn is_cleared(ui: &Ui, responses: &[Response]) -> bool {
    let is_asked = |response: &Response| {
        let deletes = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let by_key = response.has_focus() && (deletes(Key::Delete) || deletes(Key::Backspace));
        by_key || response.double_clicked()
    };
    responses.iter().any(is_asked)
}

/// Takes hold of all of the brush, or begins a new one.
fn take_hold(
    ui: &Ui,
    chart: &Chart,
    brush: Option<Stretch>,
    responses: &[Response],
    grip: &mut Option<Grip>,
) {
    let origin = ui.input(|input| input.pointer.press_origin());
    let Some(at) = origin.map(|origin| chart.at(origin.x)) else {
        return;
    };
    let starts = |response: Option<&Response>| {
        response.is_some_and(|it| it.drag_started_by(PointerButton::Primary))
    };
    if let Some(brush) = brush.filter(|_| starts(responses.get(1))) {
        *grip = Some(Grip::Whole(brush, at));
    } else if starts(responses.first()) {
        *grip = Some(Grip::New(at));
    }
}

/// What the brush becomes as it is dragged; in whole units, but to the minute with Ctrl.
fn dragged(
    ui: &Ui,
    chart: &Chart,
    brush: Option<Stretch>,
    responses: &[Response],
    grip: Option<Grip>,
) -> Option<Stretch> {
    let is_dragged = |it: &Response| it.dragged_by(PointerButton::Primary);
    if !responses.iter().any(is_dragged) {
        return None;
    }
    let at = chart.at(ui.input(|input| input.pointer.latest_pos())?.x);
    let is_free = ui.input(|input| input.modifiers.command);
    let unit = if is_free { Unit::Minute } else { chart.unit };
    match (grip?, brush) {
        (Grip::New(from), _) => Stretch::new(unit.floor(from.min(at)), unit.ceil(from.max(at))),
        (Grip::Whole(before, from), _) => {
            let by = before.secs() * (before.part(at) - before.part(from));
            let moved = before.moved(by);
            let start = unit.nearest(moved.start());
            let snap = moved.secs() * moved.part(start);
            Some(moved.moved(snap))
        }
        (Grip::Start, Some(brush)) => Stretch::new(unit.nearest(at), brush.end()),
        (Grip::End, Some(brush)) => Stretch::new(brush.start(), unit.nearest(at)),
        _ => None,
    }
}

/// What the pointer is on, and what can be done there.
pub(super) fn tooltip(screen: &Screen, chart: &Chart, responses: Vec<Response>) {
    for response in responses {
        let Some(at) = response.hover_pos() else {
            continue;
        };
        response.on_hover_ui_at_pointer(|ui| {
            let said = chart.said_at(screen, at);
            let how = "Drag to show only a time; double-click to show all; scroll to zoom.";
            let lines: Vec<&str> = said.iter().map(String::as_str).chain([how]).collect();
            hint(ui, screen.theme, &lines);
        });
    }
}
