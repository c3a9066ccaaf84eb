//! Casualty figures on one axis: each source's own range, never added, never averaged.
//!
//! A figure that nobody gives is not drawn: unknown is not zero.

use egui::{Align2, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Answer, Count, Stance};
use crate::query::{Position, Section};

use super::super::marks::Mark;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::words;

/// One source's figure for the dead.
struct Figure {
    killed: Count,
    mark: Mark,
    source: String,
    /// What the figure is for, where that is not one place.
    reach: Option<String>,
    answer: String,
}

/// The figures for the dead that the section shows, from zero; nothing when it shows none, or when
/// all of them are zero.
pub fn axis_ui(ui: &mut Ui, screen: &Screen, section: &Section) {
    let figures: Vec<Figure> = [&section.here, &section.broader, &section.narrower]
        .into_iter()
        .flatten()
        .flat_map(|position| figures(screen, position))
        .collect();
    let most = figures
        .iter()
        .map(|figure| figure.killed.most().unwrap_or(figure.killed.least()))
        .max()
        .unwrap_or(0);
    if most == 0 {
        return;
    }
    let theme = screen.theme;
    let row = theme.small().size + STEP;
    let height = row * figures.len() as f32 + row * 1.4;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let said: Vec<String> = figures
        .iter()
        .map(|figure| format!("{}: {}", figure.source, figure.answer))
        .collect();
    let label = format!("Killed, by source. {}", said.join(". "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &label));
    let axis = Axis::new(rect.shrink2(vec2(STEP * 1.5, 0.0)), most);
    axis.paint_scale(ui.painter(), screen, row);
    for (i, figure) in figures.iter().enumerate() {
        let y = rect.top() + row * (i as f32 + 0.6);
        axis.paint_figure(ui.painter(), screen, figure, y);
    }
}

fn figures<'a>(screen: &'a Screen, position: &'a Position) -> impl Iterator<Item = Figure> + 'a {
    let killed = match position.answer.as_ref() {
        Answer::Harm(harm) => harm.killed,
        _ => None,
    };
    position
        .voices
        .iter()
        .filter(|voice| voice.stance == Stance::Asserts)
        .filter_map(move |voice| {
            Some(Figure {
                killed: killed?,
                mark: screen.derived.marks.mark(&voice.claim.source),
                source: screen
                    .case()
                    .source(&voice.claim.source)
                    .short_name()
                    .to_owned(),
                reach: words::reach(screen.case(), position.scope),
                answer: words::answer(screen.case(), &position.answer),
            })
        })
}

impl Figure {
    /// The figure with its source and what it is for; in short without the source, which the mark
    /// tells, never without what it is for.
    fn words(&self) -> [String; 2] {
        let killed = match self.killed.most() {
            Some(0) => "none".to_owned(),
            _ => self.killed.to_string(),
        };
        let source = &self.source;
        match &self.reach {
            Some(reach) => [
                format!("{killed} {source}, {reach}"),
                format!("{killed}, {reach}"),
            ],
            None => [format!("{killed} {source}"), killed],
        }
    }
}

struct Axis {
    rect: Rect,
    tick: u32,
    end: u32,
}

impl Axis {
    /// An axis from zero to the next tick above `most`.
    fn new(rect: Rect, most: u32) -> Self {
        let tick = tick_for(most);
        let end = most.div_ceil(tick).saturating_mul(tick);
        Self { rect, tick, end }
    }

    fn x(&self, count: u32) -> f32 {
        let part = f64::from(count) / f64::from(self.end);
        self.rect.left() + self.rect.width() * part as f32
    }

    fn paint_scale(&self, painter: &Painter, screen: &Screen, row: f32) {
        let theme = screen.theme;
        let y = self.rect.bottom() - row * 1.1;
        let stroke = Stroke::new(1.0, theme.colours.ink_soft);
        painter.hline(self.rect.x_range(), y, stroke);
        let mut count = 0;
        while count <= self.end {
            let x = self.x(count);
            painter.vline(x, y..=y + HALF, stroke);
            let ink = theme.colours.ink_soft;
            let at = pos2(x, y + HALF + 1.0);
            painter.text(at, Align2::CENTER_TOP, count, theme.small(), ink);
            count = count.saturating_add(self.tick);
        }
    }

    /// The source's mark at an exact figure, a bar over a range, an arrow where it is open.
    fn paint_figure(&self, painter: &Painter, screen: &Screen, figure: &Figure, y: f32) {
        let theme = screen.theme;
        let hue = theme.hue(figure.mark.hue);
        let radius = theme.small().size * 0.5;
        let from = self.x(figure.killed.least());
        let to = figure
            .killed
            .most()
            .map_or(self.rect.right(), |most| self.x(most));
        let stroke = Stroke::new(4.0 * theme.weight, hue);
        if figure.killed.most().is_none() {
            painter.arrow(pos2(from, y), vec2(to - from, 0.0), Stroke::new(2.0, hue));
        } else if to > from {
            painter.hline(from..=to, y, stroke);
        }
        // "At most" is known by its upper end, all else by its lower.
        let known = if figure.killed.least() == 0 { to } else { from };
        painter.add(figure.mark.drawn(pos2(known, y), radius, hue));

        let beside = [from, to].map(|x| (x - self.rect.left(), self.rect.right() - x));
        let gap = radius + HALF;
        let room = beside[0].0.max(beside[1].1) - gap;
        let galley = figure.words().map(|words| {
            let ink = theme.colours.ink;
            text::layout(painter, &words, theme.small(), ink, f32::INFINITY)
        });
        let [full, short] = galley;
        let galley = if full.size().x <= room { full } else { short };
        let left = if galley.size().x + gap <= beside[1].1 {
            to + gap
        } else {
            (from - gap - galley.size().x).max(self.rect.left())
        };
        let at = pos2(left, y - galley.size().y / 2.0);
        painter.galley(at, galley, theme.colours.ink);
    }
}

/// A step of 1, 2 or 5 times a power of ten that makes at most five steps.
fn tick_for(most: u32) -> u32 {
    let mut power = 1_u32;
    loop {
        for factor in [1, 2, 5] {
            let tick = power.saturating_mul(factor);
            if most.div_ceil(tick) <= 5 {
                return tick;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        for (most, tick) in [
            (1, 1),
            (5, 1),
            (6, 2),
            (36, 10),
            (250, 50),
            (4_000_000_000, 1_000_000_000),
        ] {
            assert_eq!(tick_for(most), tick, "{most}");
        }
    }

    #[test]
    fn the_axis_reaches_beyond_every_figure() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 50.0));
        let axis = Axis::new(rect, 36);
        assert_eq!(axis.end, 40);
        assert!((axis.x(0) - 0.0).abs() < f32::EPSILON);
        assert!(axis.x(36) < rect.right());
        assert_eq!(Axis::new(rect, u32::MAX).end, u32::MAX, "no overflow");
    }
}
