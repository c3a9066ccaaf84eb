//! The spotlight: all but a circle around the pointer is dimmed.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Context, Pos2, Rect, Role, Sense, Shape, Ui, Vec2, WidgetInfo};

/// How dark it is around the circle, of 255.
const DARKNESS: u8 = 184;
/// Corners of the circle.
const CORNERS: u16 = 128;
/// The least, first and largest radius, in parts of the window's height.
const LEAST: f32 = 0.05;
const FIRST: f32 = 0.18;
const MOST: f32 = 0.6;
/// By how much a notch widens it.
const NOTCH: f32 = 1.12;

/// How wide it is, in parts of the window's height.
pub(super) struct Spotlight(f32);

impl Default for Spotlight {
    fn default() -> Self {
        Self(FIRST)
    }
}

impl Spotlight {
    /// Makes it so many notches wider; narrower by a negative number.
    pub fn widen(&mut self, notches: f32) {
        self.0 = (self.0 * NOTCH.powf(notches)).clamp(LEAST, MOST);
    }

    /// Dims what is outside of it.
    pub fn draw(&self, ui: &Ui, whole: Rect) {
        let centre = stands_at(ui.ctx(), whole);
        let radius = self.0 * whole.height();
        let circle = Rect::from_center_size(centre, Vec2::splat(radius * 2.0));
        let response = ui.interact(circle, ui.scope_id().with("spotlight"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Spotlight"));
        // Far enough for any corner of the window, wherever the pointer is.
        let beyond = whole.size().length() * 2.0;
        let dim = ring(centre, radius, beyond, Color32::from_black_alpha(DARKNESS));
        ui.painter().with_clip_rect(whole).add(Shape::mesh(dim));
        ui.ctx().request_repaint();
    }
}

fn stands_at(ctx: &Context, whole: Rect) -> Pos2 {
    let at = ctx.input(|input| input.pointer.latest_pos());
    at.unwrap_or_else(|| whole.center())
}

/// What lies between two circles.
fn ring(centre: Pos2, inner: f32, outer: f32, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for corner in 0..CORNERS {
        let angle = std::f32::consts::TAU * f32::from(corner) / f32::from(CORNERS);
        for radius in [inner, outer] {
            mesh.vertices.push(Vertex {
                pos: centre + Vec2::angled(angle) * radius,
                uv: WHITE_UV,
                color,
            });
        }
    }
    let corners = u32::from(CORNERS);
    for corner in 0..corners {
        let (a, b) = (corner * 2, (corner + 1) % corners * 2);
        mesh.add_triangle(a, a + 1, b + 1);
        mesh.add_triangle(a, b + 1, b);
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_between_its_least_and_its_largest() {
        let mut light = Spotlight::default();
        light.widen(100.0);
        assert!((light.0 - MOST).abs() < 1e-6);
        light.widen(-100.0);
        assert!((light.0 - LEAST).abs() < 1e-6);
    }

    #[test]
    fn nothing_inside_the_circle_is_dimmed() {
        let centre = Pos2::new(100.0, 80.0);
        let mesh = ring(centre, 40.0, 900.0, Color32::BLACK);
        let least = mesh
            .vertices
            .iter()
            .map(|corner| corner.pos.distance(centre));
        assert!(least.fold(f32::INFINITY, f32::min) >= 39.9);
    }
}
