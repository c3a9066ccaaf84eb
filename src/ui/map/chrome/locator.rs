//! The locator: a small framed map that shows where the view lies.
//!
//! Drawn from the embedded layers, each ground once and on a thread of its own; never from tiles.

mod sketch;

use egui::{Context, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};
use geo::Point;
use walkers::Projector;

use self::sketch::{Ground, Sketch};
use super::super::super::screen::Screen;
use super::super::super::theme::{STEP, Theme};
use super::super::made::Made;

/// The zoom from which the view is small enough to be looked for.
const FROM_ZOOM: f64 = 8.0;
/// The least map, in points, that has room to spare.
const LEAST_MAP: Vec2 = vec2(640.0, 420.0);
/// A view smaller than this on the locator becomes a cross, in points.
const LEAST_VIEW: f32 = 10.0;

/// How many grounds are remembered.
const KEPT: usize = 8;

/// The sketches of the grounds that the view has lain in, the newest last.
#[derive(Default)]
pub struct LocatorMemory {
    sketches: Vec<(Ground, Made<Sketch>)>,
}

impl LocatorMemory {
    /// Begins to draw the ground around `middle` where that has not been done.
    pub fn keep_up(&mut self, middle: Point, ctx: &Context) {
        let ground = Ground::around(middle);
        if self.sketches.iter().any(|(known, _)| *known == ground) {
            return;
        }
        let made = Made::begin("locator", ctx, move || Sketch::of(ground));
        self.sketches.push((ground, made));
        let surplus = self.sketches.len().saturating_sub(KEPT);
        self.sketches.drain(..surplus);
    }

    /// Whether a sketch is still being drawn.
    pub fn pending(&self) -> bool {
        self.sketches.iter().any(|(_, sketch)| sketch.pending())
    }

    fn sketch(&self, ground: Ground) -> Option<&Sketch> {
        let (_, sketch) = self.sketches.iter().find(|(known, _)| *known == ground)?;
        sketch.get()
    }
}

/// How large the locator is to be; `None` where it is not to be at all.
pub fn size(screen: &Screen, projector: &Projector) -> Option<Vec2> {
    let map = projector.clip_rect().size();
    let has_room = map.x >= LEAST_MAP.x && map.y >= LEAST_MAP.y;
    let stands = screen.state.view.furniture.locator && projector.zoom() >= FROM_ZOOM && has_room;
    stands.then(|| Ground::around(middle(projector)).size() * screen.theme.scale.sqrt())
}

fn middle(projector: &Projector) -> Point {
    projector.unproject(projector.clip_rect().center().to_vec2())
}

/// Draws the locator into `rect`, which is [`size`] large.
pub fn locator_ui(
    ui: &mut Ui,
    theme: &Theme,
    projector: &Projector,
    memory: &LocatorMemory,
    rect: Rect,
) {
    let ground = Ground::around(middle(projector));
    let Some(sketch) = memory.sketch(ground) else {
        return;
    };
    let map = projector.clip_rect();
    let [north_west, south_east] =
        [map.left_top(), map.right_bottom()].map(|corner| projector.unproject(corner.to_vec2()));
    let response = ui.interact(rect, ui.scope_id().with("locator"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Locator"));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(said(north_west, south_east));
    });

    let painter = ui.painter().with_clip_rect(rect);
    sketch.paint(&painter, theme, rect);
    let view = Rect::from_two_pos(
        ground.on_screen(north_west, rect),
        ground.on_screen(south_east, rect),
    );
    paint_view(&painter, theme, rect, view);
    let frame = Stroke::new(1.0, theme.colours.ink_soft);
    ui.painter()
        .rect_stroke(rect, 0.0, frame, StrokeKind::Outside);
}

/// The view as a rectangle, or as a cross where that would be too small to see.
fn paint_view(painter: &Painter, theme: &Theme, rect: Rect, view: Rect) {
    let colours = &theme.colours;
    let ink = Stroke::new(1.5 * theme.weight, colours.ink);
    if view.width().min(view.height()) >= LEAST_VIEW {
        let halo = Stroke::new(ink.width + 2.0, colours.map.name_halo);
        painter.rect_stroke(view, 0.0, halo, StrokeKind::Middle);
        painter.rect_stroke(view, 0.0, ink, StrokeKind::Middle);
        return;
    }
    let at = view.center();
    let hair = Stroke::new(0.75 * theme.weight, colours.ink);
    let gap = STEP / 2.0;
    painter.hline(rect.left()..=at.x - gap, at.y, hair);
    painter.hline(at.x + gap..=rect.right(), at.y, hair);
    painter.vline(at.x, rect.top()..=at.y - gap, hair);
    painter.vline(at.x, at.y + gap..=rect.bottom(), hair);
    painter.circle_filled(at, 2.5 * theme.weight, colours.ink);
}

/// Where the view lies, in words.
fn said(north_west: Point, south_east: Point) -> String {
    let side = |degrees: f64, positive: &str, negative: &str| {
        let side = if degrees < 0.0 { negative } else { positive };
        format!("{:.1}° {side}", degrees.abs())
    };
    format!(
        "The view lies between {} and {}, {} and {}.",
        side(south_east.y(), "north", "south"),
        side(north_west.y(), "north", "south"),
        side(north_west.x(), "east", "west"),
        side(south_east.x(), "east", "west"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_is_said_in_degrees_with_their_sides() {
        let said = said(Point::new(-0.24, 35.96), Point::new(38.26, -34.5));
        assert_eq!(
            said,
            "The view lies between 34.5° south and 36.0° north, 0.2° west and 38.3° east."
        );
    }
}
