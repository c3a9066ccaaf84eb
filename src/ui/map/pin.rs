//! The pin: a position that was found or pointed at, and how it is written, to be copied.

use egui::{
    Align, Area, Button, Context, Frame, Id, Layout, Margin, Order, Painter, Pos2, Rect, Shape,
    Stroke, Ui, Vec2, vec2,
};
use geo::{Destination, Haversine, Point};
use walkers::Projector;

use crate::model::coordinates::written;
use crate::state::{Command, Commands, CoordinateForm, Pin};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::{icon, icon_button};

/// The pin's ring, in points.
const RADIUS: f32 = 7.0;

/// Which pin was drawn last, and whether the pointer has set it.
#[derive(Default)]
pub struct PinMemory {
    drawn: Option<Pin>,
    by_pointer: bool,
}

/// Sets the pin where the second button of the mouse is clicked, and draws it with its card.
pub fn pin_ui(
    ui: &Ui,
    screen: &Screen,
    projector: &Projector,
    pointed_at: Option<Point>,
    memory: &mut PinMemory,
    commands: &mut Commands,
) {
    if let Some(at) = pointed_at {
        memory.by_pointer = true;
        commands.push(Command::Pin(Some(Pin::at(at))));
    }
    let pin = screen.state.view.pin.as_ref();
    let is_new = memory.drawn.as_ref() != pin;
    memory.drawn = pin.cloned();
    let Some(pin) = pin else { return };
    let map = projector.clip_rect();
    let at = projector.project(pin.at).to_pos2();
    if !map.contains(at) {
        return;
    }
    let painter = ui.painter().with_clip_rect(map);
    if let Some(side) = pin.square_m {
        paint_square(&painter, screen, projector, pin.at, f64::from(side));
    }
    paint_ring(&painter, screen, at);
    // Whoever points with the mouse clicks with it; who does not is led to what can be pressed.
    let takes_focus = is_new && !std::mem::take(&mut memory.by_pointer);
    card_ui(ui.ctx(), screen, pin, at, map, takes_focus, commands);
}

/// The square that a grid reference names.
fn paint_square(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    middle: Point,
    side: f64,
) {
    let to_corner = side * std::f64::consts::FRAC_1_SQRT_2;
    let corners = [45.0, 135.0, 225.0, 315.0].map(|bearing| {
        let corner = Haversine.destination(middle, bearing, to_corner);
        projector.project(corner).to_pos2()
    });
    let theme = screen.theme;
    for (width, ink) in [(3.5, theme.colours.halo), (1.5, theme.colours.ink)] {
        let stroke = Stroke::new(width * theme.weight, ink);
        painter.add(Shape::closed_line(corners.to_vec(), stroke));
    }
}

/// A ring with four short lines to it: what is in the middle stays to be seen.
fn paint_ring(painter: &Painter, screen: &Screen, at: Pos2) {
    let theme = screen.theme;
    let radius = RADIUS * theme.weight;
    for (width, ink) in [(4.5, theme.colours.halo), (2.0, theme.colours.ink)] {
        let stroke = Stroke::new(width * theme.weight, ink);
        painter.circle_stroke(at, radius, stroke);
        for way in [Vec2::RIGHT, Vec2::DOWN, Vec2::LEFT, Vec2::UP] {
            painter.line_segment([at + way * radius, at + way * radius * 2.0], stroke);
        }
    }
}

/// The position in every form; a click copies one.
fn card_ui(
    ctx: &Context,
    screen: &Screen,
    pin: &Pin,
    at: Pos2,
    map: Rect,
    takes_focus: bool,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let beside = Vec2::splat(RADIUS * 2.5 * theme.weight);
    Area::new(Id::unique("pin"))
        .order(Order::Middle)
        .fixed_pos(at + beside)
        // The credits of the map stay to be read.
        .constrain_to(
            map.shrink(STEP)
                .with_max_y(map.bottom() - theme.small().size * 3.0),
        )
        .fade_in(false)
        .show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(10));
            frame.show(ui, |ui| {
                ui.set_width(theme.body().size * 15.0);
                ui.spacing_mut().item_spacing = vec2(HALF, 2.0);
                title_ui(ui, screen, pin, commands);
                forms_ui(ui, pin, takes_focus, commands);
            });
        });
}

fn title_ui(ui: &mut Ui, screen: &Screen, pin: &Pin, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        let name = pin.name.as_deref().unwrap_or("Position");
        text::label(ui, name, theme.strong(), theme.colours.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Take the pin away (Esc)";
            if icon_button(ui, theme, icon::CLOSE, "Take the pin away", hint).clicked() {
                commands.push(Command::Pin(None));
            }
        });
    });
    if let Some(side) = pin.square_m {
        let words = format!("the middle of a square of {side} m");
        text::label(ui, &words, theme.small(), theme.colours.ink_soft);
    }
}

fn forms_ui(ui: &mut Ui, pin: &Pin, takes_focus: bool, commands: &mut Commands) {
    let forms = CoordinateForm::ALL.map(|form| written(pin.at, form));
    for (number, position) in forms.into_iter().flatten().enumerate() {
        let button = Button::new(&position).frame_when_inactive(false);
        let response = ui.add(button).on_hover_text("Copy");
        if takes_focus && number == 0 {
            response.request_focus();
        }
        if response.clicked() {
            commands.push(Command::Copy(position));
        }
    }
}
