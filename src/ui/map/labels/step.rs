//! Steps of zoom: between two of them no name comes or goes.

use egui::{Pos2, Rect};
use walkers::Projector;

/// Zoom steps per zoom level.
const PER_ZOOM: f64 = 4.0;

/// How far zoom may fall below a step before it is left: fingers tremble on a touchpad. What stands
/// apart at the step then comes closer by a fiftieth.
const TREMBLE: f64 = 0.03;

/// The view as it was at the lower end of the present zoom step, where placement is decided; zooming
/// in from there only spreads names apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct ZoomStep {
    /// The zoom at the step's lower end.
    pub zoom: f64,
    centre: Pos2,
    /// How much smaller than on screen distances are at the step's lower end.
    scale: f32,
}

impl ZoomStep {
    /// The step that `projector` is in, or `before` while it is not clearly left.
    pub fn of(projector: &Projector<'_>, before: Option<f64>) -> Self {
        let zoom = projector.zoom();
        // A touch more, so that rounding does not put a whole step just below itself.
        let step = (zoom * PER_ZOOM + 1e-6).floor() / PER_ZOOM;
        let still = before.filter(|before| *before > zoom && before - zoom < TREMBLE);
        let step = still.unwrap_or(step);
        Self {
            zoom: step,
            centre: projector.clip_rect().center(),
            scale: 2_f64.powf(step - zoom) as f32,
        }
    }

    /// The point of the step's view that is now seen at `on_screen`.
    pub fn point(&self, on_screen: Pos2) -> Pos2 {
        self.centre + (on_screen - self.centre) * self.scale
    }

    /// The rectangle now seen at `on_screen`, its size and its distance from the point `at` kept.
    pub fn rect(&self, on_screen: Rect, at: Pos2) -> Rect {
        on_screen.translate(self.point(at) - at)
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};
    use walkers::{MapMemory, MercatorProjection, lon_lat};

    use super::*;

    fn step(zoom: f64, before: Option<f64>) -> ZoomStep {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 700.0));
        let mut map = MapMemory::default();
        map.set_zoom(zoom).unwrap();
        let projector = Projector::new(rect, &MercatorProjection, &map, lon_lat(36.7, 34.7));
        ZoomStep::of(&projector, before)
    }

    fn is(zoom: f64, step: ZoomStep) -> bool {
        (step.zoom - zoom).abs() < 1e-9
    }

    #[test]
    fn a_step_lasts_for_a_quarter_of_a_level() {
        assert!(is(9.0, step(9.0, None)));
        assert!(is(9.0, step(9.24, None)));
        assert!(is(9.25, step(9.25, Some(9.0))));
    }

    #[test]
    fn a_tremble_does_not_leave_a_step() {
        assert!(is(9.0, step(8.99, Some(9.0))));
        assert!(is(8.75, step(8.99, Some(8.75))));
        assert!(is(8.75, step(8.9, Some(9.0))));
        assert!(is(7.0, step(7.1, Some(9.0))));
    }

    #[test]
    fn zooming_in_within_a_step_only_spreads_names() {
        let (at, centre) = (pos2(900.0, 350.0), pos2(500.0, 350.0));
        let beside_it = Rect::from_min_size(pos2(910.0, 340.0), vec2(80.0, 20.0));
        let step = step(9.2, None);
        let (point, rect) = (step.point(at), step.rect(beside_it, at));
        assert!(point.distance(centre) < at.distance(centre));
        assert!(rect.min.distance(point) - beside_it.min.distance(at) < 1e-3);
        assert!((rect.size() - beside_it.size()).length() < 1e-3);
    }
}
