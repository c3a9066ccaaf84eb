//! The presenter's window beside the stage: when it opens, where it stands, and what is asked for in
//! it.
//!
//! It is a window that egui draws by itself, of a snapshot that is handed to it; commands come back
//! through a channel and are applied with all others. Where there are no windows (a test, a picture
//! without a window) it is not shown: it would lie on the stage.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use egui::{Context, Rect, Ui, Vec2, ViewportBuilder, ViewportCommand, ViewportId, pos2, vec2};

use crate::fault::{self, Fault};
use crate::state::{Command, Commands};
use crate::ui::presenter::{Moment, PresenterMemory, Snapshot, presenter_ui};

use super::App;

/// Its size where there is room for it, in points, and the smallest in which all can be read.
const USUAL: Vec2 = vec2(1120.0, 700.0);
const LEAST: Vec2 = vec2(800.0, 500.0);

/// What comes out of the window: what was asked for, or a fault in drawing it.
type Asked = Result<Command, Fault>;

/// The presenter's window and what lasts as long as scenes are presented.
pub(super) struct Presenter {
    to_app: Sender<Asked>,
    from_window: Receiver<Asked>,
    presenting: Option<Presenting>,
}

struct Presenting {
    memory: Arc<Mutex<PresenterMemory>>,
    builder: ViewportBuilder,
    shown: Option<Arc<Snapshot>>,
}

impl Presenter {
    pub(super) fn new() -> Self {
        let (to_app, from_window) = channel();
        Self {
            to_app,
            from_window,
            presenting: None,
        }
    }
}

impl App {
    /// Does what was asked for in the presenter's window since the last frame.
    pub(super) fn hear_presenter(&mut self, ctx: &Context) {
        let asked: Vec<Asked> = self.presenter.from_window.try_iter().collect();
        for asked in asked {
            match asked {
                Ok(command) => self.apply(command, ctx),
                Err(fault) => self.stop(fault),
            }
        }
    }

    /// Shows the presenter's window as long as it is wanted. What it is drawn of is as of this frame.
    pub(super) fn show_presenter(&mut self, ctx: &Context, frame: &eframe::Frame) {
        if ctx.embed_viewports() {
            return;
        }
        if self.state.view.stage.is_none() {
            self.presenter.presenting = None;
            return;
        }
        if self.presenter.presenting.is_none() {
            self.begin_presenting(ctx, frame);
        }
        let Some(presenting) = &mut self.presenter.presenting else {
            return;
        };
        if !self.state.view.presenter {
            presenting.shown = None;
            return;
        }
        let Some(snapshot) = Snapshot::of(&self.state, &mut self.memory) else {
            return;
        };
        let id = window_id();
        let mut is_opening = false;
        let shown = match presenting.shown.take() {
            Some(known) if *known == snapshot => known,
            known => {
                ctx.request_repaint_of(id);
                is_opening = known.is_none();
                Arc::new(snapshot)
            }
        };
        presenting.shown = Some(Arc::clone(&shown));
        let memory = Arc::clone(&presenting.memory);
        let to_app = self.presenter.to_app.clone();
        ctx.show_viewport_deferred(id, presenting.builder.clone(), move |ui, _| {
            window_ui(ui, &shown, &memory, &to_app);
        });
        if is_opening {
            // On a single screen it would open behind the stage.
            ctx.send_viewport_cmd_to(id, ViewportCommand::Focus);
        }
    }

    /// Starts the clock, and opens the window if it is to open by itself. A replay has it from its
    /// recording.
    fn begin_presenting(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let screens = Screens::of(frame);
        let place = screens
            .other()
            .map(|screen| place_on(screen, screens.scale));
        let builder = ViewportBuilder::default()
            .with_title("Notes – Counterclaim")
            .with_app_id("counterclaim")
            .with_min_inner_size(LEAST)
            .with_inner_size(place.map_or(USUAL, |place| place.size()));
        self.presenter.presenting = Some(Presenting {
            memory: Arc::new(Mutex::new(PresenterMemory::new(Instant::now()))),
            builder: match place {
                Some(place) => builder.with_position(place.min),
                None => builder,
            },
            shown: None,
        });
        let choice = self.state.view.preferences.presenter;
        if choice.opens_on(screens.all.len()) && self.player.is_none() {
            self.apply(Command::ShowPresenter(true), ctx);
        }
    }
}

fn window_id() -> ViewportId {
    ViewportId::from_hash_of("presenter")
}

/// Draws the window, sends what is asked for in it, and has it drawn again when its clocks go on.
fn window_ui(
    ui: &mut Ui,
    shown: &Snapshot,
    memory: &Mutex<PresenterMemory>,
    to_app: &Sender<Asked>,
) {
    let ctx = ui.ctx().clone();
    let mut commands = Commands::default();
    let drawn = fault::caught(|| {
        let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Moment::now();
        presenter_ui(ui, shown, now, &mut memory, &mut commands);
        ctx.request_repaint_after(now.until_next_second(&memory.stopwatch));
    });
    if ctx.input(|input| input.viewport().close_requested()) {
        commands.push(Command::ShowPresenter(false));
    }
    let asked = commands.drain().map(Ok).chain(drawn.err().map(Err));
    let mut is_any = false;
    for asked in asked {
        // Without an app there is nobody left to ask.
        is_any |= to_app.send(asked).is_ok();
    }
    if is_any {
        ctx.request_repaint_of(ViewportId::ROOT);
    }
}

/// The screens there are, in pixels.
struct Screens {
    all: Vec<Rect>,
    /// The one that the stage stands on, where the system tells.
    here: Option<Rect>,
    scale: f32,
}

impl Screens {
    fn of(frame: &eframe::Frame) -> Self {
        let Some(window) = frame.winit_window() else {
            return Self {
                all: Vec::new(),
                here: None,
                scale: 1.0,
            };
        };
        macro_rules! rect {
            ($screen:expr) => {{
                let (corner, size) = ($screen.position(), $screen.size());
                Rect::from_min_size(
                    pos2(corner.x as f32, corner.y as f32),
                    vec2(size.width as f32, size.height as f32),
                )
            }};
        }
        Self {
            all: window
                .available_monitors()
                .map(|screen| rect!(screen))
                .collect(),
            here: window.current_monitor().map(|screen| rect!(screen)),
            scale: window.scale_factor() as f32,
        }
    }

    /// The first that the stage does not stand on.
    fn other(&self) -> Option<Rect> {
        let here = self.here?;
        self.all.iter().copied().find(|screen| *screen != here)
    }
}

/// Where the window stands on a screen, in points: in its middle, as large as there is room for.
fn place_on(screen: Rect, scale: f32) -> Rect {
    let screen = Rect::from_min_max(screen.min / scale, screen.max / scale);
    let size = USUAL.min(screen.size() * 0.9).max(LEAST.min(screen.size()));
    Rect::from_center_size(screen.center(), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(x: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, 0.0), vec2(width, height))
    }

    #[test]
    fn the_window_stands_on_the_screen_that_the_stage_leaves() {
        let (first, second) = (screen(0.0, 1920.0, 1080.0), screen(1920.0, 1280.0, 800.0));
        for (here, other) in [(first, second), (second, first)] {
            let screens = Screens {
                all: vec![first, second],
                here: Some(here),
                scale: 1.0,
            };
            assert_eq!(screens.other(), Some(other));
            assert!(other.contains_rect(place_on(other, 1.0)));
        }
    }

    #[test]
    fn one_screen_has_no_other() {
        let only = screen(0.0, 1920.0, 1080.0);
        let screens = Screens {
            all: vec![only],
            here: Some(only),
            scale: 1.0,
        };
        assert_eq!(screens.other(), None);
    }

    #[test]
    fn on_a_screen_of_many_dots_it_is_as_large_in_points() {
        let place = place_on(screen(0.0, 3840.0, 2160.0), 2.0);
        assert_eq!(place.size(), USUAL);
        assert_eq!(place.center(), pos2(960.0, 540.0));
    }
}
