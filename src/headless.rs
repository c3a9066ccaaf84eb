//! The same screen, rendered without a window.

mod pages;
mod picture;

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::CreationContext;
use eframe::egui_wgpu::{RenderState, RendererOptions, WgpuConfiguration, WgpuError, WgpuSetup};
use eframe::wgpu::Backends;
use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};
use image::{ImageFormat, RgbaImage};

use crate::app::{self, App, Opening};
use crate::formats::{Problems, write_whole};
use crate::state::NoticeKind;

pub use self::pages::draw_pages;
pub use self::picture::{draw_picture, render_map_to};

/// Height in points of the screen that a picture shows; type scales with the picture's height.
const HEIGHT_POINTS: f32 = 900.0;
/// How long tiles and jobs are waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// Why no picture was made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// There is nothing to draw with.
    #[error(
        "no graphics adapter was found ({0}); install a driver for the graphics card, or Mesa's \
         software driver (on Debian: apt install mesa-vulkan-drivers)"
    )]
    NoAdapter(String),
    /// The case could not be shown.
    #[error("{0}")]
    Case(String),
    /// Tiles or jobs did not end in time.
    #[error("the picture was not complete after {} seconds; nothing was written", PATIENCE.as_secs())]
    Unfinished,
    /// The adapter failed while drawing.
    #[error("drawing failed: {0}; nothing was written")]
    Drawing(String),
    /// It was broken off.
    #[error("it was cancelled; nothing was written")]
    Cancelled,
    /// The adapter holds no picture of that size.
    #[error(
        "the graphics adapter draws up to {most} pixels from side to side, and the picture would have {asked}; \
         nothing was written"
    )]
    TooLarge {
        /// The longer side that was asked for.
        asked: u32,
        /// The longest side that it draws.
        most: u32,
    },
    /// The file could not be written.
    #[error("{path} could not be written: {why}; no file of that name was changed", path = .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// Draws the screen that `opening` asks for, `width` by `height` pixels.
///
/// # Errors
/// When there is nothing to draw with, the case cannot be shown, or tiles do not come.
pub fn render(opening: Opening, width: u32, height: u32) -> Result<RgbaImage, RenderError> {
    let mut harness = screen((width, height), |cc| app::create(cc, opening))?;
    settle(&mut harness)?;
    refuse_what_went_wrong(&harness)?;
    harness.render().map_err(RenderError::Drawing)
}

/// A screen of so many pixels, which shows the app that `make` makes.
fn screen(
    (width, height): (u32, u32),
    make: impl FnOnce(&CreationContext<'_>) -> Result<App, Problems>,
) -> Result<Harness<'static, Screen>, RenderError> {
    screen_at((width, height), height as f32 / HEIGHT_POINTS, make)
}

/// The same, with `scale` pixels to a point.
fn screen_at(
    (width, height): (u32, u32),
    scale: f32,
    make: impl FnOnce(&CreationContext<'_>) -> Result<App, Problems>,
) -> Result<Harness<'static, Screen>, RenderError> {
    let render_state = render_state()?;
    let most = render_state.device.limits().max_texture_dimension_2d;
    let asked = width.max(height);
    if asked > most {
        return Err(RenderError::TooLarge { asked, most });
    }
    let pixels = Vec2::new(width as f32, height as f32);
    let mut fault = None;
    let harness = Harness::builder()
        .with_size(pixels / scale)
        .with_pixels_per_point(scale)
        .allow_missing_glyphs()
        .with_accessibility_check(false)
        .with_render_cursor(false)
        .renderer(WgpuTestRenderer::from_render_state(render_state))
        .build_eframe(|cc| Screen::new(make(cc), &mut fault));
    match fault {
        Some(fault) => Err(RenderError::Case(fault)),
        None => Ok(harness),
    }
}

/// Draws as [`render`] does, and writes a PNG in one step: the file is whole or not there.
///
/// # Errors
/// As [`render`], and when the file cannot be written.
pub fn render_to(
    path: &Path,
    opening: Opening,
    width: u32,
    height: u32,
) -> Result<(), RenderError> {
    let picture = render(opening, width, height)?;
    write_to(path, &picture)
}

fn write_to(path: &Path, picture: &RgbaImage) -> Result<(), RenderError> {
    write_png(path, picture).map_err(|why| RenderError::Write {
        path: path.to_owned(),
        why,
    })
}

fn write_png(path: &Path, picture: &RgbaImage) -> io::Result<()> {
    let mut png = io::Cursor::new(Vec::new());
    picture
        .write_to(&mut png, ImageFormat::Png)
        .map_err(io::Error::other)?;
    write_whole(path, png.get_ref())
}

/// A wgpu device: on Vulkan, Metal or Direct3D where there is one, on OpenGL else.
fn render_state() -> Result<RenderState, RenderError> {
    device_on(Backends::PRIMARY)
        .or_else(|_| device_on(Backends::all()))
        .map_err(|error| RenderError::NoAdapter(error.to_string()))
}

fn device_on(backends: Backends) -> Result<RenderState, WgpuError> {
    let mut setup = default_wgpu_setup();
    if let WgpuSetup::CreateNew(new) = &mut setup {
        new.instance_descriptor.backends &= backends;
    }
    let instance = pollster::block_on(setup.new_instance());
    let config = WgpuConfiguration {
        wgpu_setup: setup,
        ..WgpuConfiguration::default()
    };
    let options = RendererOptions::PREDICTABLE;
    pollster::block_on(RenderState::create(&config, &instance, None, options))
}

/// Runs frames until no tile and no job is pending, and some more for what they change.
fn settle(harness: &mut Harness<'_, Screen>) -> Result<(), RenderError> {
    settle_while(harness, &mut || ControlFlow::Continue(()))
}

/// The same, for as long as `on` goes on.
fn settle_while(
    harness: &mut Harness<'_, Screen>,
    on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), RenderError> {
    let start = Instant::now();
    let mut calm = 0;
    while calm < 4 {
        if start.elapsed() > PATIENCE {
            return Err(RenderError::Unfinished);
        }
        if on().is_break() {
            return Err(RenderError::Cancelled);
        }
        harness.step();
        if harness.state().pending() {
            calm = 0;
            std::thread::sleep(Duration::from_millis(4));
        } else {
            calm += 1;
        }
    }
    Ok(())
}

/// A picture of something else than what was asked for would mislead: what a window tells in a
/// notice is an error here.
fn refuse_what_went_wrong(harness: &Harness<'_, Screen>) -> Result<(), RenderError> {
    let notices = harness
        .state()
        .0
        .iter()
        .flat_map(|app| &app.state().notices);
    let mut apps = harness.state().0.iter();
    if apps.any(|app| app.state().archives.awaits_telling()) {
        let why = "nobody knows what the columns of a data set mean; open it in the window, or give a --mapping";
        return Err(RenderError::Case(why.to_owned()));
    }
    let lines: Vec<&str> = notices
        .filter(|notice| notice.kind == NoticeKind::Problem)
        .flat_map(|notice| notice.details.iter().chain([&notice.text]))
        .map(String::as_str)
        .collect();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(RenderError::Case(lines.join("\n")))
    }
}

/// The app, or nothing where it could not be made: eframe wants a value either way.
struct Screen(Option<App>);

impl Screen {
    fn new(made: Result<App, Problems>, fault: &mut Option<String>) -> Self {
        match made {
            Ok(app) => Self(Some(app)),
            Err(problems) => {
                *fault = Some(problems.to_string());
                Self(None)
            }
        }
    }

    fn pending(&self) -> bool {
        self.0.as_ref().is_some_and(App::pending)
    }
}

impl eframe::App for Screen {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        if let Some(app) = &mut self.0 {
            app.ui(ui, frame);
        }
    }
}
