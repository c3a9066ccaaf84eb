//! What the app remembers from one run to the next: the settings, and how each case was looked at.

use std::mem;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, ViewportInfo};

use crate::jobs::sentence;
use crate::settings::Settings;
use crate::settings::views::{SeenCase, Views, WindowPlace, remembered_as};
use crate::state::{Command, Instruments, Look, NoticeKind};

use super::{App, note};

/// How long a view may go without being written down.
const VIEW_EVERY: Duration = Duration::from_secs(5);

/// What is remembered, and what of it is written down already.
pub(super) struct Remembering {
    /// The file of settings; nothing is remembered when there is none.
    settings_file: Option<PathBuf>,
    /// What the view says.
    shown: Settings,
    /// What the file shall say, as far as this run knows: not what was asked for this run alone.
    settings: Settings,
    views: Views,
    /// Views that are not in their file yet.
    unwritten: Vec<SeenCase>,
    last_written: Instant,
    window: Option<WindowPlace>,
}

impl Remembering {
    /// Nothing remembered yet; settings are in `settings_file`, views beside it.
    pub(super) fn new(settings_file: Option<PathBuf>) -> Self {
        Self {
            settings_file,
            shown: Settings::default(),
            settings: Settings::default(),
            views: Views::default(),
            unwritten: Vec::new(),
            last_written: Instant::now(),
            window: None,
        }
    }

    /// The file of settings; nothing is remembered when there is none.
    pub(super) fn settings_file(&self) -> Option<&Path> {
        self.settings_file.as_deref()
    }

    fn views_file(&self) -> Option<PathBuf> {
        self.settings_file.as_deref().map(views_file)
    }

    /// Takes note of what the view says now; what the file shall say before and after that, if it
    /// is news.
    fn turn_to(&mut self, shown: Settings) -> Option<(Settings, Settings)> {
        if shown == self.shown {
            return None;
        }
        let before = self.settings.clone();
        self.settings = shown.over(before.clone(), &self.shown);
        self.shown = shown;
        Some((before, self.settings.clone()))
    }

    /// Remembers `seen`, which is to be written down soon.
    fn remember_view(&mut self, seen: SeenCase) {
        if self.views.of(seen.case.as_deref()) != Some(&seen) {
            self.unwritten.retain(|known| known.case != seen.case);
            self.unwritten.push(seen.clone());
            self.views.remember(seen);
        }
    }
}

/// The file of views that belongs to a file of settings.
pub(super) fn views_file(settings: &Path) -> PathBuf {
    settings.with_file_name("views.ron")
}

impl App {
    /// Takes up what earlier runs have left.
    pub(super) fn recall(&mut self, ctx: &Context) {
        let Some(file) = self.remembering.settings_file.clone() else {
            return;
        };
        match Settings::read(&file) {
            Ok(settings) => {
                self.remembering.settings = settings.clone();
                for command in settings.commands() {
                    self.apply(command, ctx);
                }
            }
            Err(error) => self.apply(note(NoticeKind::Warning, sentence(&error)), ctx),
        }
        match Views::read(&views_file(&file)) {
            Ok(views) => self.remembering.views = views,
            Err(error) => self.apply(note(NoticeKind::Warning, sentence(&error)), ctx),
        }
    }

    /// What the settings are now is written down already, or shall not be.
    pub(super) fn know_settings(&mut self) {
        self.remembering.shown = Settings::of(&self.state.view);
    }

    /// Looks at the case as when it was last open, with the instrument that stood there; elsewhere on it,
    /// if that is asked for.
    pub(super) fn look_as_before(&mut self, ctx: &Context) {
        let Some(case) = remembered_as(&self.state.document.origin) else {
            return;
        };
        let is_asked_elsewhere =
            self.select.is_some() || self.view.is_some() || self.standpoint.is_some();
        let Some(seen) = self.remembering.views.of(case.as_deref()).cloned() else {
            return;
        };
        for command in seen.instruments.commands() {
            self.apply(command, ctx);
        }
        if !is_asked_elsewhere {
            self.apply(Command::LookAgain(Box::new(seen.look)), ctx);
        }
    }

    /// Remembers how the case is looked at now.
    pub(super) fn remember_view(&mut self) {
        // A case that is not on the screen yet is looked at in no way; a replay is not the user's.
        let is_shown = self.opening.is_none() && self.player.is_none();
        let case = remembered_as(&self.state.document.origin);
        if let Some(case) = case.filter(|_| is_shown && self.remembering.settings_file.is_some()) {
            self.remembering.remember_view(SeenCase {
                case,
                look: Look::of(&self.state.view),
                instruments: Instruments::of(&self.state.view),
                window: self.remembering.window,
            });
        }
    }

    /// Takes note of where the window is.
    pub(super) fn see_window(&mut self, ctx: &Context) {
        let earlier = self.remembering.window;
        self.remembering.window = ctx.input(|input| window_place(input.viewport(), earlier));
    }

    /// Writes down what has changed; one writing at a time, so that the last word stays.
    pub(super) fn remember(&mut self) {
        let Some(file) = self.remembering.settings_file.clone() else {
            return;
        };
        if self.jobs.pending() {
            return;
        }
        let remembering = &mut self.remembering;
        if let Some((before, settings)) = remembering.turn_to(Settings::of(&self.state.view)) {
            self.jobs.remember(settings, before, file);
        } else if remembering.last_written.elapsed() > VIEW_EVERY {
            self.remember_view();
            self.remembering.last_written = Instant::now();
            let unwritten = mem::take(&mut self.remembering.unwritten);
            if !unwritten.is_empty() {
                self.jobs.remember_views(unwritten, views_file(&file));
            }
        }
    }

    /// Writes down what is not written yet, now.
    pub(super) fn remember_at_end(&mut self) {
        self.remember_view();
        let remembering = &mut self.remembering;
        let turned = remembering.turn_to(Settings::of(&self.state.view));
        // The window is gone: there is nobody to tell of a failure.
        if let Some(file) = &remembering.settings_file
            && let Some((before, settings)) = turned
        {
            let _ = settings.write(&before, file);
        }
        if let Some(file) = remembering.views_file()
            && !remembering.unwritten.is_empty()
        {
            let _ = Views::add_to(&file, &remembering.unwritten);
        }
    }
}

/// Where the window is; while it fills the screen or is put away, where it was before.
fn window_place(window: &ViewportInfo, earlier: Option<WindowPlace>) -> Option<WindowPlace> {
    let is = |state: Option<bool>| state == Some(true);
    let is_elsewhere = is(window.fullscreen) || is(window.minimized);
    let Some(inside) = window.inner_rect.filter(|_| !is_elsewhere) else {
        return earlier;
    };
    let maximised = is(window.maximized);
    if let Some(earlier) = earlier.filter(|_| maximised) {
        return Some(WindowPlace {
            maximised,
            ..earlier
        });
    }
    Some(WindowPlace {
        corner: window.outer_rect.map(|frame| frame.min.into()),
        size: inside.size().into(),
        maximised,
    })
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::*;

    fn window() -> ViewportInfo {
        let frame = Rect::from_min_size(pos2(10.0, 20.0), vec2(1210.0, 840.0));
        ViewportInfo {
            outer_rect: Some(frame),
            inner_rect: Some(frame.shrink2(vec2(5.0, 20.0))),
            ..ViewportInfo::default()
        }
    }

    const PLACE: WindowPlace = WindowPlace {
        corner: Some((10.0, 20.0)),
        size: (1200.0, 800.0),
        maximised: false,
    };

    #[test]
    fn a_window_is_remembered_by_its_corner_and_the_size_of_its_inside() {
        assert_eq!(window_place(&window(), None), Some(PLACE));
        let untold = ViewportInfo {
            outer_rect: None,
            ..window()
        };
        let place = window_place(&untold, Some(PLACE)).unwrap();
        assert_eq!((place.corner, place.size), (None, PLACE.size));
    }

    #[test]
    fn a_window_that_fills_the_screen_keeps_the_place_it_had() {
        let large = ViewportInfo {
            maximized: Some(true),
            inner_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1920.0, 1080.0))),
            ..window()
        };
        let expected = WindowPlace {
            maximised: true,
            ..PLACE
        };
        assert_eq!(window_place(&large, Some(PLACE)), Some(expected));
        for put_away in [
            ViewportInfo {
                minimized: Some(true),
                ..window()
            },
            ViewportInfo {
                fullscreen: Some(true),
                ..window()
            },
        ] {
            let place = window_place(&put_away, Some(expected));
            assert_eq!(place, Some(expected));
        }
    }
}
