//! The program: arguments to a window or to a command without one.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use counterclaim::app::{self, Opening};
use counterclaim::basemap::online::TileCache;
use counterclaim::basemap::regions;
use counterclaim::briefing::{DrawError, ExportError};
use counterclaim::cli::brief::BriefError;
use counterclaim::cli::fetch::FetchArgs;
use counterclaim::cli::{
    self, BasemapCommand, BriefArgs, BuildArgs, CheckArgs, Cli, Command, ConvertArgs, RenderArgs,
    SynthArgs, ViewArgs, build_map,
};
use counterclaim::fault;
use counterclaim::formats::archive::ArchiveCache;
use counterclaim::formats::{MappingError, read_mapping};
use counterclaim::headless::{RenderError, draw_pages, draw_picture, render_map_to, render_to};
use counterclaim::recording::{Recording, RecordingError};
use counterclaim::settings::Settings;
use counterclaim::state::PictureSize;

/// What was asked for could not be done.
const FAILED: u8 = 1;
/// There is no graphics adapter.
const NO_ADAPTER: u8 = 3;
/// What was read of a data set was written, but not all of it could be read.
const NOT_ALL: u8 = 4;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Some(Command::Check(args)) => check(&args),
        Some(Command::Convert(args)) => convert(&args),
        Some(Command::Synth(args)) => synth(&args),
        Some(Command::Render(args)) => render(*args),
        Some(Command::Brief(args)) => brief(&args),
        Some(Command::Basemap(BasemapCommand::Fetch(args))) => fetch(&args),
        Some(Command::Basemap(BasemapCommand::Build(args))) => make_map(&args),
        None => window(cli.view, cli.record),
    }
}

fn check(args: &CheckArgs) -> ExitCode {
    let mapping = match args.mapping.as_deref().map(read_mapping).transpose() {
        Ok(mapping) => mapping,
        Err(error) => return failed(&error.to_string(), FAILED),
    };
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut said = io::stderr().lock();
    let checked = cli::check(args, mapping, regions(), &mut input, &mut out, &mut said);
    // What went wrong is told there, too.
    drop(said);
    match checked {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FAILED),
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

fn convert(args: &ConvertArgs) -> ExitCode {
    let (mut input, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut said = io::stderr().lock();
    let converted = cli::convert::convert(args, &mut input, &mut out, &mut said);
    // What went wrong is told there, too.
    drop(said);
    match converted {
        Ok(converted) if converted.is_whole() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(NOT_ALL),
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

fn synth(args: &SynthArgs) -> ExitCode {
    let (mut out, mut said) = (io::stdout().lock(), io::stderr().lock());
    let written = cli::synth::synth(args, &mut out, &mut said);
    drop(said);
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

fn render(args: RenderArgs) -> ExitCode {
    let size = match args.size.scaled(args.scale) {
        Ok(size) => size,
        Err(error) => return failed(&error.to_string(), FAILED),
    };
    let opening = match opening(args.view) {
        Ok(opening) => opening,
        Err(error) => return failed(&error.to_string(), FAILED),
    };
    let rendered = if args.map_only {
        render_map_to(&args.out, opening, size, !args.with_sensitive)
    } else {
        render_to(&args.out, opening, size.width_px, size.height_px)
    };
    match rendered {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refused(&error),
    }
}

fn brief(args: &BriefArgs) -> ExitCode {
    let written = cli::brief::brief(args, &mut io::stderr().lock());
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(BriefError::Export(error)) => {
            let code = match error {
                ExportError::Draw(DrawError::NoAdapter(_)) => NO_ADAPTER,
                _ => FAILED,
            };
            failed(&error.to_string(), code)
        }
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

fn fetch(args: &FetchArgs) -> ExitCode {
    let variable = |name: &str| std::env::var(name).ok();
    let (mut out, mut progress) = (io::stdout().lock(), io::stderr().lock());
    let fetched = cli::fetch::fetch(args, variable, &mut out, &mut progress);
    drop(progress);
    match fetched {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => failed(&fault.to_string(), FAILED),
    }
}

fn make_map(args: &BuildArgs) -> ExitCode {
    let mut said = io::stderr().lock();
    let terminal = said.is_terminal();
    let made = build_map(args, &mut said, terminal);
    // What went wrong is told there, too.
    drop(said);
    match made {
        Ok(summary) => writeln!(io::stdout(), "{summary}")
            .map_or(ExitCode::from(FAILED), |()| ExitCode::SUCCESS),
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

/// Opens the window; where there is no display, the opening view becomes a picture instead.
fn window(view: ViewArgs, record: Option<PathBuf>) -> ExitCode {
    let opening = match opening(view) {
        Ok(opening) => opening,
        Err(error) => return failed(&error.to_string(), FAILED),
    };
    let is_recorded = record.is_some();
    if !has_display() {
        return picture_instead(opening, is_recorded);
    }
    // A replay is the same for everybody, and leaves nothing behind.
    let settings = Settings::file().filter(|_| opening.replay.is_none());
    let options = eframe::NativeOptions {
        viewport: app::window(settings.as_deref(), opening.case.as_deref()),
        ..eframe::NativeOptions::default()
    };
    let data = data_folder();
    if let Some(data) = &data {
        fault::watch(data.join("reports"));
    }
    let remembered = Opening {
        settings,
        documents: documents(),
        cache: TileCache::file(),
        archive_cache: ArchiveCache::usual_folder().map(ArchiveCache::in_folder),
        data,
        ..opening.clone()
    };
    let asked = match opening.replay {
        Some(_) => opening.clone(),
        None => Opening {
            record,
            ..remembered
        },
    };
    let result = eframe::run_native(
        "counterclaim",
        options,
        Box::new(move |cc| Ok(Box::new(app::create(cc, asked)?))),
    );
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_)) => {
            picture_instead(opening, is_recorded)
        }
        Err(eframe::Error::Wgpu(error)) => refused(&RenderError::NoAdapter(error.to_string())),
        Err(error) => failed(&error.to_string(), FAILED),
    }
}

/// Whether there may be a display: elsewhere than on X11 and Wayland there always is.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux"))
        || set("DISPLAY")
        || set("WAYLAND_DISPLAY")
        || set("WAYLAND_SOCKET")
}

/// Where there is nothing to do anything with, there is nothing to record either.
fn picture_instead(opening: Opening, is_recorded: bool) -> ExitCode {
    if is_recorded {
        let why = "there is no display to open a window on; nothing was recorded";
        return failed(why, FAILED);
    }
    let path = std::env::temp_dir().join(format!("counterclaim-{}.png", std::process::id()));
    let PictureSize {
        width_px,
        height_px,
    } = PictureSize::FULL_HD;
    match render_to(&path, opening, width_px, height_px) {
        Ok(()) => {
            let said = writeln!(
                io::stdout(),
                "There is no display to open a window on. The opening view is in {}.",
                path.display()
            );
            said.map_or(ExitCode::from(FAILED), |()| ExitCode::SUCCESS)
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &RenderError) -> ExitCode {
    let code = match error {
        RenderError::NoAdapter(_) => NO_ADAPTER,
        _ => FAILED,
    };
    failed(&error.to_string(), code)
}

fn failed(message: &str, code: u8) -> ExitCode {
    // Where even this cannot be written, the exit code still tells.
    let _ = writeln!(io::stderr(), "counterclaim: {message}");
    ExitCode::from(code)
}

/// The platform's folder for documents.
fn documents() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let folder = folders.document_dir().unwrap_or(folders.home_dir());
    Some(folder.to_owned())
}

/// Why what was asked for cannot be opened.
#[derive(Debug, thiserror::Error)]
enum OpeningError {
    #[error(transparent)]
    Recording(#[from] RecordingError),
    #[error(transparent)]
    Mapping(#[from] MappingError),
}

fn opening(view: ViewArgs) -> Result<Opening, OpeningError> {
    let mapping = view.mapping.map(|path| read_mapping(&path)).transpose()?;
    let replay = view.replay.map(|path| Recording::read(&path)).transpose()?;
    Ok(Opening {
        case: view.case,
        select: view.select,
        standpoint: view.standpoint,
        basemap: view.basemap,
        scene: view.scene,
        view: view.link,
        overlays: view.overlays,
        archives: view.archives,
        mapping: mapping.map(Box::new),
        theme: view.theme,
        density: view.density,
        settings: None,
        documents: None,
        cache: None,
        archive_cache: None,
        data: None,
        record: None,
        draw: Some(draw_pages),
        draw_picture: Some(draw_picture),
        replay,
    })
}

/// The platform's folder for what programs keep on this computer; `None` where there is none.
fn data_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "counterclaim")?;
    Some(folders.data_local_dir().to_owned())
}
