//! The keys that move the map while it, or a glyph on it, has the keyboard's focus, or nothing has.

use egui::{EventFilter, Key, Rect, Response, Ui, Vec2, vec2};

use super::camera::Camera;

/// Points that the map moves at one press of an arrow.
const PAN: f32 = 96.0;

/// What keeps the arrows from moving the focus.
pub const ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: false,
};

/// Arrows pan; the app's own keys do the rest.
pub fn map_keys(ui: &Ui, map: &Response, on_glyph: bool, camera: &mut Camera, rect: Rect) {
    if map.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(map.id, ARROWS));
    }
    let elsewhere = ui.memory(|memory| memory.focused().is_some()) && !on_glyph && !map.has_focus();
    if elsewhere {
        return;
    }
    let mut panned = Vec2::ZERO;
    ui.input(|input| {
        for (key, by) in [
            (Key::ArrowLeft, vec2(PAN, 0.0)),
            (Key::ArrowRight, vec2(-PAN, 0.0)),
            (Key::ArrowUp, vec2(0.0, PAN)),
            (Key::ArrowDown, vec2(0.0, -PAN)),
        ] {
            if input.modifiers.is_none() && input.key_pressed(key) {
                panned += by;
            }
        }
    });
    if panned != Vec2::ZERO {
        camera.pan(panned);
        camera.clamp(rect);
        ui.ctx().request_repaint();
    }
}
