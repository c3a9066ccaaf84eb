//! Casualty figures on one axis: each source's own range, never added, never averaged.
//!
//! A figure that nobody gives is not drawn: unknown is not zero. Civilians and people who may be none
//! stand apart, each under a heading.

use egui::{Align2, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Answer, Count, Stance};
use crate::query::{Position, Section};

use super::super::marks::Mark;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::words;

/// Who is counted: a figure of people is none of civilians.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Civilians,
    People,
}

/// One source's figure for the dead.
struct Figure {
    counted: Counted,
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
    let positions = [&section.here, &section.broader, &section.narrower];
    let of = |counted| {
        let positions = positions.into_iter().flatten();
        positions.flat_map(move |position| figures(screen, position, counted))
    };
    let civilians = of(Counted::Civilians).count();
    let figures: Vec<Figure> = of(Counted::Civilians).chain(of(Counted::People)).collect();
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
    let headings = headings(civilians, figures.len());
    let rows = figures.len() + headings.len();
    let height = row * rows as f32 + row * 1.4;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut said: Vec<String> = Vec::new();
    for figure in &figures {
        let words = format!("{}: {}", figure.source, figure.answer);
        // One who counts both says both in one answer.
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let label = format!("Killed, by source. {}", said.join(". "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &label));
    let axis = Axis::new(rect.shrink2(vec2(STEP * 1.5, 0.0)), most);
    axis.paint_scale(ui.painter(), screen, row);
    let mut y = rect.top() + row * 0.6;
    for (i, figure) in figures.iter().enumerate() {
        if let Some((_, words)) = headings.iter().find(|(first, _)| *first == i) {
            axis.paint_heading(ui.painter(), screen, words, y);
            y += row;
        }
        axis.paint_figure(ui.painter(), screen, figure, y);
        y += row;
    }
}

/// What is counted, before the first figure of it; nothing where all are of civilians, as the question
/// asks.
fn headings(civilians: usize, all: usize) -> Vec<(usize, &'static str)> {
    let of_civilians = (0, "Civilians killed");
    let of_people = (civilians, "People killed, civilians or not");
    match (civilians, all - civilians) {
        (_, 0) => Vec::new(),
        (0, _) => vec![of_people],
        _ => vec![of_civilians, of_people],
    }
}

fn figures<'a>(
    screen: &'a Screen,
    position: &'a Position,
    counted: Counted,
) -> impl Iterator<Item = Figure> + 'a {
    let killed = match (position.answer.as_ref(), counted) {
        (Answer::Harm(harm), Counted::Civilians) => harm.killed,
        (Answer::Harm(harm), Counted::People) => harm.people,
        _ => None,
    };
    position
        .voices
        .iter()
        .filter(|voice| voice.stance == Stance::Asserts)
        .filter_map(move |voice| {
            Some(Figure {
                counted,
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
        let killed = match (self.counted, self.killed.most()) {
            (Counted::People, _) => words::people(self.killed),
            (Counted::Civilians, Some(0)) => "none".to_owned(),
            (Counted::Civilians, _) => self.killed.to_string(),
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

    fn paint_heading(&self, painter: &Painter, screen: &Screen, words: &str, y: f32) {
        let theme = screen.theme;
        let ink = theme.colours.ink_soft;
        let galley = text::layout(painter, words, theme.small(), ink, f32::INFINITY);
        let at = pos2(self.rect.left(), y - galley.size().y / 2.0);
        painter.galley(at, galley, ink);
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
    fn figures_of_people_never_stand_among_those_of_civilians() {
        assert!(headings(3, 3).is_empty(), "the question asks for civilians");
        let firsts = |civilians, all| headings(civilians, all).into_iter().map(|(first, _)| first);
        assert!(firsts(0, 2).eq([0]));
        assert!(firsts(2, 5).eq([0, 2]));
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
