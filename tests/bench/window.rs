//! The whole app as in a window, without one: laid out and cut into triangles, not painted.

use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use counterclaim::app::{App, Opening};
use counterclaim::state::Command;
use eframe::App as _;
use egui::epaint::Primitive;
use egui::{Context, Event, RawInput, Rect, pos2};

/// Its width and height in points.
const SIZE: [f32; 2] = [1440.0, 900.0];
/// Seconds from frame to frame.
const STEP_SECS: f64 = 1.0 / 60.0;
/// Frames without anything on its way after which it is complete, as for a picture.
const CALM: usize = 4;

pub struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    frames: u32,
}

impl Window {
    /// The built-in case with these data sets beside it, once all is there.
    pub fn beside(archives: Vec<PathBuf>) -> Self {
        let ctx = Context::default();
        let opening = Opening {
            archives,
            ..Opening::default()
        };
        let app = App::new(&ctx, opening).expect("the built-in case can be read");
        let mut window = Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            frames: 0,
        };
        window.settle();
        window
    }

    /// Lets frames pass until nothing is on its way any more.
    fn settle(&mut self) {
        let mut calm = 0;
        while calm < CALM {
            self.frame(Vec::new());
            if self.app.pending() {
                calm = 0;
                sleep(Duration::from_millis(5));
            } else {
                calm += 1;
            }
        }
    }

    /// Does what a panel would ask for.
    #[allow(dead_code, reason = "the start asks for nothing")]
    pub fn send(&mut self, command: Command) {
        self.app.apply(command, &self.ctx);
    }

    /// A frame after these `events`; how many bytes of triangles it has.
    pub fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_max(pos2(0.0, 0.0), SIZE.into())),
            time: Some(f64::from(self.frames) * STEP_SECS),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (app, frame) = (&mut self.app, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| app.ui(ui, frame));
        // Nobody paints them.
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        let primitives = self.ctx.tessellate(shapes, output.pixels_per_point);
        let bytes = |primitive: &Primitive| match primitive {
            Primitive::Mesh(mesh) => {
                size_of_val(&mesh.vertices[..]) + size_of_val(&mesh.indices[..])
            }
            Primitive::Callback(_) => 0,
        };
        primitives
            .iter()
            .map(|clipped| bytes(&clipped.primitive))
            .sum()
    }

    /// How many claims are open, those of the case among them.
    #[allow(dead_code, reason = "the start has those of the case alone")]
    pub fn claims(&self) -> usize {
        let state = self.app.state();
        let archived = state.archives.iter().map(|open| open.archive.claims());
        state.document.case().claims.len() + archived.sum::<usize>()
    }
}
