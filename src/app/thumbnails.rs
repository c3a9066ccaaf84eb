//! Small pictures of the scenes, drawn on a thread of their own while they are looked at.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use egui::Context;

use crate::briefing::{Draw, DrawError, Order, Page};
use crate::fault;
use crate::model::Scene;
use crate::state::{Column, NoticeKind};
use crate::ui::thumbnails::{Around, Drawn, SIZE};

use super::{App, note};

/// How long nothing must have changed before scenes are drawn anew: nobody waits for a picture of each
/// letter that is typed.
const REST: Duration = Duration::from_millis(700);
/// How long the page that is being drawn at the end of the program is waited for.
const LAST_PAGE: Duration = Duration::from_secs(2);

/// The drawing of small pictures.
#[derive(Default)]
pub(super) struct Thumbnailer {
    drawing: Option<Drawing>,
    /// What is to be drawn, and since when.
    wanted: Vec<Arc<Scene>>,
    since: Option<Instant>,
    /// Whether it cannot be done here.
    has_failed: bool,
}

/// Pictures that are being drawn.
struct Drawing {
    around: Arc<Around>,
    results: Receiver<Result<Drawn, DrawError>>,
    cancelled: Arc<AtomicBool>,
}

impl Thumbnailer {
    /// Breaks the drawing off, and waits a moment for it: whoever draws uses what the system takes away
    /// at the end of the program.
    pub(super) fn end(&mut self) {
        if let Some(drawing) = self.drawing.take() {
            drawing.cancelled.store(true, Ordering::Relaxed);
            let until = Instant::now() + LAST_PAGE;
            // Whatever comes yet is not looked at; the end is when nobody sends any more.
            while let Ok(_) | Err(RecvTimeoutError::Timeout) = drawing
                .results
                .recv_timeout(until.saturating_duration_since(Instant::now()))
            {
                if Instant::now() >= until {
                    break;
                }
            }
        }
    }
}

impl App {
    /// Takes in small pictures that are done, and has those drawn that are looked at and wanting.
    pub(super) fn draw_thumbnails(&mut self, ctx: &Context) {
        let Some(draw) = self.draw.filter(|_| !self.is_replay) else {
            return;
        };
        self.memory.thumbnails.are_drawn = true;
        self.take_in_thumbnails(ctx);
        if self.looked_at() == 0 {
            return;
        }
        let (around, wanted) = self.wanted_thumbnails();
        let thumbnailer = &mut self.thumbnailer;
        if let Some(drawing) = &thumbnailer.drawing
            && !Arc::ptr_eq(&drawing.around, &around)
        {
            drawing.cancelled.store(true, Ordering::Relaxed);
        }
        if wanted != thumbnailer.wanted {
            thumbnailer.since = Some(Instant::now());
            thumbnailer.wanted = wanted;
        }
        let is_busy = thumbnailer.drawing.is_some() || self.state.files.exporting.is_some();
        if thumbnailer.wanted.is_empty() || thumbnailer.has_failed || is_busy {
            return;
        }
        let rested = thumbnailer.since.map_or(REST, |since| since.elapsed());
        match REST.checked_sub(rested) {
            Some(rest) if !rest.is_zero() => ctx.request_repaint_after(rest),
            _ => self.start_thumbnails(draw, around, ctx),
        }
    }

    /// How many pictures are in view, from that of the scene gone to last.
    fn looked_at(&self) -> usize {
        let view = &self.state.view;
        match view.stage {
            None if view.column == Column::Briefing => self.state.document.case().scenes.len(),
            // In the presenter's window, the scene and the next.
            Some(_) if view.presenter => 2,
            _ => 0,
        }
    }

    /// The scenes that are looked at and have no picture of what they are now: the one gone to last
    /// first.
    fn wanted_thumbnails(&mut self) -> (Arc<Around>, Vec<Arc<Scene>>) {
        let around = self.memory.around(&self.state);
        let (view, scenes) = (&self.state.view, &self.state.document.case().scenes);
        let last = view.scene.as_ref();
        let now = scenes.iter().position(|scene| Some(&scene.id) == last);
        let (before, after) = scenes.split_at(now.unwrap_or(0));
        let in_order = after.iter().chain(before);
        let thumbnails = &self.memory.thumbnails;
        let wanting = in_order
            .take(self.looked_at())
            .filter(|scene| thumbnails.wants(scene, &around));
        let wanting = wanting.cloned().collect();
        (around, wanting)
    }

    fn take_in_thumbnails(&mut self, ctx: &Context) {
        let Some(drawing) = &self.thumbnailer.drawing else {
            return;
        };
        loop {
            match drawing.results.try_recv() {
                Ok(Ok(drawn)) => {
                    let around = Arc::clone(&drawing.around);
                    self.memory.thumbnails.take_in(drawn, around, ctx);
                }
                Ok(Err(error)) => {
                    self.thumbnailer.has_failed = true;
                    let text = format!("The scenes are listed without small pictures: {error}.");
                    return self.apply(note(NoticeKind::Warning, text), ctx);
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => break,
            }
        }
        self.thumbnailer.drawing = None;
    }

    fn start_thumbnails(&mut self, draw: Draw, around: Arc<Around>, ctx: &Context) {
        let (sender, results) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let scenes = self.thumbnailer.wanted.clone();
        let order = Order {
            document: self.state.document.clone(),
            view: self.state.view.clone(),
            scenes: Some(scenes.iter().map(|scene| scene.id.clone()).collect()),
            size: SIZE,
        };
        self.thumbnailer.drawing = Some(Drawing {
            around,
            results,
            cancelled: Arc::clone(&cancelled),
        });
        let wake = ctx.clone();
        let work = move || {
            let mut drawn = scenes.iter();
            let mut each = |_, page: Page| {
                let scene = drawn.next();
                let told = scene.map(|scene| Drawn::new(scene, &page.picture));
                // Nobody listens any more once the window has closed.
                let is_heard = told.is_some_and(|drawn| sender.send(Ok(drawn)).is_ok());
                wake.request_repaint();
                if is_heard && !cancelled.load(Ordering::Relaxed) {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let ended = fault::caught(|| draw(&order, &mut each));
            let error = match ended {
                Ok(Ok(())) => None,
                Ok(Err(error)) => Some(error),
                Err(_) => Some(DrawError::Failed("a fault in this program".to_owned())),
            };
            if let Some(error) = error {
                let _ = sender.send(Err(error));
            }
            drop(sender);
            wake.request_repaint();
        };
        let name = "draw thumbnails".to_owned();
        self.thumbnailer.has_failed = Builder::new().name(name).spawn(work).is_err();
    }
}
