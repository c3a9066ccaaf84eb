//! How long the program takes: for whoever wonders why it is slow.
//!
//! What is measured is the work of this program for a frame; what the graphics card does after it is
//! not. Measuring goes on while nothing is shown of it, and costs a few readings of the clock.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use egui::{Align2, Area, Context, Frame, Grid, Id, Margin, Order, Rect, Stroke, Ui, vec2};

use super::screen::Screen;
use super::text;
use super::theme::{HALF, ROUND, STEP};

/// Of how many frames the longest is told.
const FRAMES: usize = 120;

/// What was measured lately.
#[derive(Debug, Default)]
pub struct Performance {
    frames: VecDeque<Duration>,
    /// What the parts of the last frame took, in their order.
    parts: Vec<(&'static str, Duration)>,
    /// What queries took when they were last asked.
    queries: Vec<(&'static str, Duration)>,
}

impl Performance {
    /// Takes note of a part of a frame, which began then and is over now; returns when that is.
    pub fn part(&mut self, name: &'static str, begun: Instant) -> Instant {
        let now = Instant::now();
        put(&mut self.parts, name, now.saturating_duration_since(begun));
        now
    }

    /// Measures a query, which is asked only when its answer is not known yet.
    pub fn query<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = work();
        put(&mut self.queries, name, begun.elapsed());
        done
    }

    /// Takes note of a whole frame, which began then. Its parts have been told by now.
    pub fn frame(&mut self, begun: Instant) {
        self.frames.push_back(begun.elapsed());
        self.parts.clear();
        if self.frames.len() > FRAMES {
            self.frames.pop_front();
        }
    }

    fn longest(&self) -> Duration {
        self.frames.iter().copied().max().unwrap_or_default()
    }
}

fn put(times: &mut Vec<(&'static str, Duration)>, name: &'static str, took: Duration) {
    match times.iter_mut().find(|(known, _)| *known == name) {
        Some((_, time)) => *time = took,
        None => times.push((name, took)),
    }
}

/// Shows what was measured, in a corner of the map.
pub fn performance_ui(ctx: &Context, screen: &Screen, map: Rect, measured: &Performance) {
    if !screen.state.view.performance {
        return;
    }
    let theme = screen.theme;
    let frame = Frame::new()
        .fill(theme.colours.raised)
        .stroke(Stroke::new(1.0, theme.colours.line))
        .corner_radius(ROUND)
        .inner_margin(Margin::same(STEP as i8));
    Area::new(Id::unique("performance"))
        .order(Order::Foreground)
        .interactable(false)
        .pivot(Align2::LEFT_TOP)
        .fixed_pos(map.min + vec2(STEP, STEP * 5.0))
        .show(ctx, |ui| {
            frame.show(ui, |ui| times_ui(ui, screen, measured))
        });
}

fn times_ui(ui: &mut Ui, screen: &Screen, measured: &Performance) {
    let counts = screen.counts();
    let claims = format!("{} of {} claims shown", counts.shown, counts.all);
    let theme = screen.theme;
    let ink = theme.colours.ink;
    let line = |ui: &mut Ui, name: &str, time: Duration| {
        text::label(ui, name, theme.small(), ink);
        text::label(ui, &milliseconds(time), theme.small(), ink);
        ui.end_row();
    };
    text::label(ui, &claims, theme.small_strong(), ink);
    Grid::new("times")
        .num_columns(2)
        .min_row_height(0.0)
        .spacing([STEP * 2.0, HALF * 0.5])
        .show(ui, |ui| {
            let last = measured.frames.back().copied().unwrap_or_default();
            line(ui, "Last frame", last);
            let of = format!("Longest of the last {}", measured.frames.len());
            line(ui, &of, measured.longest());
            for (name, time) in &measured.parts {
                line(ui, &format!("\u{2013} {name}"), *time);
            }
            for (name, time) in &measured.queries {
                line(ui, &format!("Query: {name}"), *time);
            }
        });
}

/// `3.2 ms`.
fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_told_once_as_it_was_last() {
        let mut measured = Performance::default();
        let long_ago = Instant::now().checked_sub(Duration::from_secs(1)).unwrap();
        measured.part("map", long_ago);
        measured.part("claims", Instant::now());
        measured.part("map", Instant::now());
        let names: Vec<&str> = measured.parts.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["map", "claims"]);
        assert!(measured.parts[0].1 < Duration::from_secs(1));
    }

    #[test]
    fn frames_of_long_ago_are_forgotten() {
        let mut measured = Performance::default();
        let now = Instant::now();
        let long_ago = now.checked_sub(Duration::from_secs(1)).unwrap();
        measured.frame(long_ago);
        assert!(measured.longest() >= Duration::from_secs(1));
        for _ in 0..FRAMES {
            measured.frame(Instant::now());
        }
        assert_eq!(measured.frames.len(), FRAMES);
        assert!(measured.longest() < Duration::from_secs(1));
    }

    #[test]
    fn a_time_is_told_in_milliseconds() {
        assert_eq!(milliseconds(Duration::from_micros(3_240)), "3.2 ms");
    }
}
