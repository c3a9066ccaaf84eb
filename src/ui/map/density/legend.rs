//! The legend of the layer: its classes in round figures, how far a claim is spread, and what is not in it.

use std::sync::Arc;

use egui::{
    Color32, Galley, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use crate::state::Units;
use crate::ui::screen::Screen;
use crate::ui::theme::{COVERS, HALF, ROUND, STEP, Theme};
use crate::ui::widgets::hint;
use crate::ui::words::measures::METRES_PER_MILE;
use crate::ui::{text, words};

use super::classes::{Classes, figure};

/// Which places are no points.
const VAGUE: &str = "at lines, areas or places known no better than to a district";
/// Why densities are of more claims than there are.
const REPEATED: &str = "A claim about several places counts at each";

/// What a legend tells of the layer.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// Into which classes densities fall.
    pub classes: &'a Classes,
    /// The colour of each.
    pub colours: &'a [Color32],
    /// Standard deviation of the Gaussian on the ground, in kilometres.
    pub sigma_km: f64,
    /// Whether a claim is at several places, and counts at each.
    pub is_repeated: bool,
    /// How many claims are left out because their places are known too badly.
    pub vague: usize,
    /// How many because they have no place.
    pub placeless: usize,
}

/// The legend where it stands.
pub struct DensityLegend {
    rect: Rect,
    laid: Laid,
    /// All that there is to tell, line by line.
    said: Vec<String>,
}

/// A legend as it is laid out, from its upper left corner.
#[derive(Clone)]
struct Laid {
    size: Vec2,
    boxes: Vec<(Rect, Color32)>,
    texts: Vec<(Pos2, Arc<Galley>)>,
}

impl DensityLegend {
    /// The legend in one of the lower corners of `room`, where it covers none of the map's `marks` if it can: in short
    /// where there is no such room for all that it tells, and none where it would stand on `others`.
    pub fn within(
        painter: &Painter,
        screen: &Screen,
        told: Told,
        room: Rect,
        marks: &[Rect],
        others: &[Rect],
    ) -> Option<Self> {
        let units = screen.state.view.preferences.units;
        let in_full = Laid::of(painter, screen.theme, told, &told.notes(units));
        let in_short = Laid::of(painter, screen.theme, told, &told.note_in_short(units));
        let corners = |laid: &Laid| {
            let left = room.left_bottom() - vec2(0.0, laid.size.y);
            let rects = [left, room.right_bottom() - laid.size];
            let rects = rects.map(|corner| Rect::from_min_size(corner, laid.size));
            let is_free = |rect: &Rect| !others.iter().any(|it| it.intersects(*rect));
            let stands = rects
                .into_iter()
                .filter(|rect| room.contains_rect(*rect) && is_free(rect));
            stands.collect::<Vec<_>>()
        };
        let covered = |rect: &Rect| marks.iter().filter(|mark| mark.intersects(*rect)).count();
        let said = told.said();
        for laid in [in_full, in_short.clone()] {
            let mut corners = corners(&laid).into_iter();
            if let Some(rect) = corners.find(|rect| covered(rect) == 0) {
                return Some(Self { rect, laid, said });
            }
        }
        let rect = corners(&in_short).into_iter().min_by_key(covered)?;
        Some(Self {
            rect,
            laid: in_short,
            said,
        })
    }

    /// Where it stands.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// Draws it.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen) {
        let colours = &screen.theme.colours;
        let response = ui.interact(self.rect, ui.scope_id().with("density"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, self.said.join("; ")));
        let painter = ui.painter();
        let line = Stroke::new(1.0, colours.line);
        painter.rect(self.rect, ROUND, colours.paper, line, StrokeKind::Inside);
        let from = self.rect.min.to_vec2();
        for (part, colour) in &self.laid.boxes {
            let part = part.translate(from);
            // As it is seen on the map, which shows through.
            painter.rect_filled(part, 0.0, colours.map.land);
            painter.rect_filled(part, 0.0, colour.gamma_multiply(COVERS));
        }
        for (at, galley) in &self.laid.texts {
            painter.galley(*at + from, Arc::clone(galley), colours.ink);
        }
        response.on_hover_ui_at_pointer(|ui| {
            let lines: Vec<&str> = self.said.iter().map(String::as_str).collect();
            hint(ui, screen.theme, &lines);
        });
    }
}

impl Laid {
    fn of(painter: &Painter, theme: &Theme, told: Told, notes: &[String]) -> Self {
        let ink = theme.colours.ink;
        let set = |words: &str, font, width| text::layout(painter, words, font, ink, width);
        let figures = told.classes.breaks.iter().map(|at| figure(*at));
        let figures = figures.map(|it| set(&it, theme.small(), f32::INFINITY));
        let figures: Vec<Arc<Galley>> = figures.collect();
        let widest = figures.iter().map(|it| it.size().x).fold(0.0, f32::max);
        let step = (widest + HALF).max(theme.small().size * 2.2);
        let title = set(&told.title(), theme.small_strong(), f32::INFINITY);
        let scale = step * told.classes.count() as f32 + widest;
        let width = scale.max(title.size().x).max(theme.small().size * 16.0);
        let mut at = pos2(STEP, STEP);
        let (mut boxes, mut texts) = (Vec::new(), Vec::new());
        let below = at.y + title.size().y + HALF * 0.5;
        texts.push((at, title));
        at.y = below;
        if !figures.is_empty() {
            let high = theme.small().size;
            let left = |number: usize| at.x + step * number as f32;
            boxes = told
                .colours
                .iter()
                .enumerate()
                .map(|(number, colour)| {
                    let corner = pos2(left(number), at.y);
                    (Rect::from_min_size(corner, vec2(step, high)), *colour)
                })
                .collect();
            let line = figures[0].size().y;
            // Each at the left of what begins with it.
            let figures = figures.into_iter().enumerate();
            texts.extend(figures.map(|(number, it)| (pos2(left(number), at.y + high), it)));
            at.y += high + line + HALF * 0.5;
        }
        for note in notes {
            let note = set(note, theme.small(), width);
            let below = at.y + note.size().y + HALF * 0.5;
            texts.push((at, note));
            at.y = below;
        }
        Self {
            size: vec2(width + STEP * 2.0, at.y - HALF * 0.5 + STEP),
            boxes,
            texts,
        }
    }
}

impl Told<'_> {
    fn title(&self) -> String {
        match self.classes.count() {
            0 => "No claim here to draw the density of".to_owned(),
            _ => self.classes.unit.in_words(),
        }
    }

    fn notes(&self, units: Units) -> Vec<String> {
        let least = self.classes.breaks.first().filter(|_| self.classes.is_cut);
        let least = least.map(|at| format!("Less than {} is not drawn", figure(*at)));
        let left_out = [(self.placeless, "without a place"), (self.vague, VAGUE)];
        let left_out = left_out.into_iter().filter(|(count, _)| *count > 0);
        let left_out: Vec<String> = left_out
            .map(|(count, why)| format!("{} {why}", words::counted(count, "claim")))
            .collect();
        let left_out = words::listed(left_out.iter().map(String::as_str));
        let left_out = (!left_out.is_empty()).then(|| format!("Not in it: {left_out}"));
        let spread = self.spread(units).into_iter();
        let repeated = self.is_repeated.then(|| REPEATED.to_owned());
        let all = spread.chain(repeated).chain(least).chain(left_out);
        all.collect()
    }

    /// How far each claim is spread, where any is drawn.
    fn spread(&self, units: Units) -> Option<String> {
        let is_drawn = self.classes.count() > 0;
        let spread = || format!("Gaussian, \u{3c3} = {}", about(self.sigma_km, units));
        is_drawn.then(spread)
    }

    /// The same in one line.
    fn note_in_short(&self, units: Units) -> Vec<String> {
        let left_out = self.placeless + self.vague;
        let left_out =
            (left_out > 0).then(|| format!("{} not in it", words::counted(left_out, "claim")));
        let all: Vec<String> = self.spread(units).into_iter().chain(left_out).collect();
        (!all.is_empty())
            .then(|| all.join("; "))
            .into_iter()
            .collect()
    }

    /// All of it, for whoever does not see it.
    fn said(&self) -> Vec<String> {
        let figures: Vec<String> = self.classes.breaks.iter().map(|at| figure(*at)).collect();
        let mut said = vec![self.title()];
        if !figures.is_empty() {
            said.push(format!("classes from {}", figures.join(" to ")));
        }
        said.extend(self.notes(Units::Both));
        said
    }
}

/// A length to two figures, as what it is about is no more exact.
fn about(km: f64, units: Units) -> String {
    let two = |length: f64| {
        let decimals = (1.0 - length.log10().floor()).clamp(0.0, 3.0) as usize;
        let power = 10_f64.powi(length.log10().floor() as i32 - 1);
        format!("{:.decimals$}", (length / power).round() * power)
    };
    let in_km = if km < 1.0 {
        format!("{} m", two(km * 1_000.0))
    } else {
        format!("{} km", two(km))
    };
    let in_miles = format!("{} mi", two(km * 1_000.0 / METRES_PER_MILE));
    match units {
        Units::Kilometres => in_km,
        Units::Miles => in_miles,
        Units::Both => format!("{in_km} / {in_miles}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn that_a_claim_counts_at_several_places_is_said_where_one_does() {
        let classes = Classes::of(0.01, 1.0, Units::Kilometres);
        for is_repeated in [true, false] {
            let told = Told {
                classes: &classes,
                colours: &[],
                sigma_km: 6.8,
                is_repeated,
                vague: 0,
                placeless: 0,
            };
            let is_said = told.said().iter().any(|line| line == REPEATED);
            assert_eq!(is_said, is_repeated);
        }
    }

    #[test]
    fn the_spread_is_said_to_two_figures() {
        for (km, said) in [
            (12.34, "12 km / 7.7 mi"),
            (0.256, "260 m / 0.16 mi"),
            (468.0, "470 km / 290 mi"),
            (1.04, "1.0 km / 0.65 mi"),
        ] {
            assert_eq!(about(km, Units::Both), said);
        }
        assert_eq!(about(12.34, Units::Kilometres), "12 km");
        assert_eq!(about(12.34, Units::Miles), "7.7 mi");
    }
}
