//! The time, and how long the presenting has gone on.

use std::time::{Duration, Instant};

use egui::{Align, Button, FontId, Layout, Role, Ui, WidgetInfo};

use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme, semibold};
use crate::ui::widgets::focus_ring;

/// When a frame is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// By the clock on the wall.
    pub clock: jiff::civil::Time,
    /// By the clock that nobody sets.
    pub instant: Instant,
}

impl Moment {
    /// Now, in the system's time zone.
    #[must_use]
    pub fn now() -> Self {
        Self {
            clock: jiff::Zoned::now().time(),
            instant: Instant::now(),
        }
    }

    /// How long the clocks stay as they are drawn now.
    #[must_use]
    pub fn until_next_second(&self, stopwatch: &Stopwatch) -> Duration {
        const SECOND: u32 = 1_000_000_000;
        let of_clock = SECOND - self.clock.subsec_nanosecond().unsigned_abs() % SECOND;
        let elapsed = stopwatch.elapsed(self.instant).subsec_nanos();
        let of_stopwatch = if stopwatch.is_running() {
            SECOND - elapsed
        } else {
            SECOND
        };
        Duration::from_nanos(u64::from(of_clock.min(of_stopwatch)))
    }
}

/// Time that is counted until somebody pauses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopwatch {
    /// What was counted before the last pause.
    counted: Duration,
    since: Option<Instant>,
}

impl Stopwatch {
    /// One that counts from `now`.
    #[must_use]
    pub fn started(now: Instant) -> Self {
        Self {
            counted: Duration::ZERO,
            since: Some(now),
        }
    }

    /// What is counted by `now`.
    #[must_use]
    pub fn elapsed(&self, now: Instant) -> Duration {
        let since = self.since.map(|since| now.saturating_duration_since(since));
        self.counted + since.unwrap_or_default()
    }

    /// Whether it counts.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Counts no longer from `now`, or again.
    pub fn run(&mut self, is_running: bool, now: Instant) {
        self.counted = self.elapsed(now);
        self.since = is_running.then_some(now);
    }

    /// Begins at nothing again; a pause goes on.
    pub fn reset(&mut self, now: Instant) {
        self.counted = Duration::ZERO;
        self.since = self.since.map(|_| now);
    }
}

/// "4:07", or "1:04:07" from an hour on.
fn in_words(elapsed: Duration) -> String {
    let secs = elapsed.as_secs();
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{secs:02}")
    } else {
        format!("{minutes}:{secs:02}")
    }
}

fn figures(theme: &Theme) -> FontId {
    FontId::new(theme.title().size * 1.35, semibold())
}

/// How high the part of the window with the time is.
pub(super) fn height(theme: &Theme) -> f32 {
    figures(theme).size * 1.4 + STEP * 2.0
}

/// The time at the left; at the right how long it took, which can be held and begun again.
pub(super) fn clock_ui(ui: &mut Ui, theme: &Theme, now: Moment, stopwatch: &mut Stopwatch) {
    let height = ui.max_rect().height();
    ui.horizontal(|ui| {
        ui.set_min_height(height);
        ui.spacing_mut().item_spacing.x = STEP * 1.5;
        let time = now.clock.strftime("%H:%M").to_string();
        figure_ui(ui, theme, "Time", &time, true);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let instant = now.instant;
            if button_ui(ui, theme, "Reset", "Reset the elapsed time") {
                stopwatch.reset(instant);
            }
            let is_running = stopwatch.is_running();
            let (name, says) = if is_running {
                ("Pause", "Pause the elapsed time")
            } else {
                ("Go on", "Let the elapsed time go on")
            };
            if button_ui(ui, theme, name, says) {
                stopwatch.run(!is_running, instant);
            }
            ui.add_space(HALF);
            let elapsed = in_words(stopwatch.elapsed(instant));
            figure_ui(ui, theme, "Elapsed", &elapsed, is_running);
        });
    });
}

/// A time with what it is of; in softer ink while it stands still.
fn figure_ui(ui: &mut Ui, theme: &Theme, what: &str, time: &str, is_running: bool) {
    let ink = if is_running {
        theme.colours.ink
    } else {
        theme.colours.ink_soft
    };
    let caption = |ui: &mut Ui| {
        text::label(ui, what, theme.small(), theme.colours.ink_soft);
    };
    // Read from the left in either direction of the layout.
    if ui.layout().prefer_right_to_left() {
        text::label(ui, time, figures(theme), ink);
        caption(ui);
    } else {
        caption(ui);
        text::label(ui, time, figures(theme), ink);
    }
}

fn button_ui(ui: &mut Ui, theme: &Theme, name: &str, says: &str) -> bool {
    let response = ui.add(Button::new(name));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says));
    focus_ring(ui, theme, &response, response.rect);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_pause_is_not_counted() {
        let start = Instant::now();
        let mut watch = Stopwatch::started(start);
        watch.run(false, start + secs(10));
        assert_eq!(watch.elapsed(start + secs(60)), secs(10));
        watch.run(true, start + secs(60));
        assert_eq!(watch.elapsed(start + secs(65)), secs(15));
    }

    #[test]
    fn who_resets_it_begins_at_nothing_and_a_pause_goes_on() {
        let start = Instant::now();
        let mut watch = Stopwatch::started(start);
        watch.reset(start + secs(10));
        assert_eq!(watch.elapsed(start + secs(13)), secs(3));
        watch.run(false, start + secs(13));
        watch.reset(start + secs(14));
        assert_eq!(watch.elapsed(start + secs(99)), secs(0));
        assert!(!watch.is_running());
    }

    #[test]
    fn elapsed_time_is_written_with_hours_only_where_there_are_any() {
        for (elapsed, words) in [
            (0, "0:00"),
            (67, "1:07"),
            (3599, "59:59"),
            (3847, "1:04:07"),
        ] {
            assert_eq!(in_words(secs(elapsed)), words);
        }
    }

    #[test]
    fn the_window_is_drawn_again_when_the_first_of_its_clocks_goes_on() {
        let start = Instant::now();
        let mut watch = Stopwatch::started(start);
        let now = Moment {
            clock: jiff::civil::time(12, 0, 0, 700_000_000),
            instant: start + Duration::from_millis(1900),
        };
        assert_eq!(now.until_next_second(&watch), Duration::from_millis(100));
        watch.run(false, now.instant);
        assert_eq!(now.until_next_second(&watch), Duration::from_millis(300));
    }
}
