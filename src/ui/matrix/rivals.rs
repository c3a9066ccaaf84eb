//! Lines from the claim under the pointer to those that it contradicts, or may.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Pos2, Rect, Stroke, Ui, vec2};

use crate::query::Relation;
use crate::ui::widgets::paint_badge;
use crate::ui::words::Badge;

use super::cells::ClaimCells;

impl ClaimCells<'_> {
    /// Draws them in `room`, above all cells. Claims that are out of view are told on hover alone.
    pub fn rivals(&self, ui: &Ui, room: Rect) {
        let Some((met, from)) = self.met else {
            return;
        };
        let theme = self.screen.theme;
        let painter = ui.painter().with_clip_rect(room);
        for (rival, relation) in self.screen.contest().rivals_of(met) {
            let (colour, badge) = match relation {
                Relation::Contradicts => (theme.colours.contradiction, Badge::ContestedAcross),
                Relation::InTension => (theme.colours.tension, Badge::InTension),
                Relation::None => continue,
            };
            let places = self.places.get(rival).into_iter().flatten();
            let distance = |place: &&Rect| place.center().distance(from.center());
            let nearest = places.min_by(|one, other| distance(one).total_cmp(&distance(other)));
            let Some(to) = nearest else {
                continue;
            };
            let line = between(from, *to, Stroke::new(2.0 * theme.weight, colour));
            let middle = line.sample(0.5);
            painter.add(line);
            paint_badge(&painter, theme, middle, theme.small().size * 0.7, badge);
        }
    }
}

/// A line that leaves both on their right, so that it can be told where they stand in one column.
fn between(from: Rect, to: Rect, stroke: Stroke) -> CubicBezierShape {
    let [from, to] = [from.right_center(), to.right_center()].map(|at| at - vec2(3.0, 0.0));
    let reach = vec2(24.0 + (to.y - from.y).abs().min(160.0) * 0.25, 0.0);
    let points: [Pos2; 4] = [from, from + reach, to + reach, to];
    CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke)
}
