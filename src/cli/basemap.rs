//! `counterclaim basemap`: making map files, without a map on the screen.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::fetch::FetchArgs;
use crate::basemap::{BuildError, Built, Progress, build};
use crate::formats::write_whole;

const BUILD_EXAMPLES: &str = "\
The layers are files in GeoJSON; the README shows a small manifest.

Examples:
  counterclaim basemap build layers valley.pmtiles
  counterclaim basemap build layers valley.pmtiles --maxzoom 12";

/// What to do with map files.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum BasemapCommand {
    /// Make a map in one file out of a folder of layers.
    #[command(after_help = BUILD_EXAMPLES)]
    Build(BuildArgs),
    /// Save the tiles of a box from a server that allows it.
    Fetch(Box<FetchArgs>),
}

/// What to make a map of.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BuildArgs {
    /// The folder of the layers; a manifest.ron in it says which file is what.
    #[arg(value_name = "LAYERS_DIR")]
    pub layers: PathBuf,
    /// The file to write.
    #[arg(value_name = "OUT.pmtiles", value_parser = map_file)]
    pub out: PathBuf,
    /// The finest zoom of the tiles, if not the manifest's.
    #[arg(long, value_name = "ZOOM")]
    pub maxzoom: Option<u8>,
}

/// Why no map file was made.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// Nothing could be made of the layers.
    #[error("{0}")]
    Build(#[from] BuildError),
    /// There is nowhere to write to.
    #[error("there is no folder {} to write {} into; make it first", .0.display(), .1.display())]
    NoFolder(PathBuf, PathBuf),
    /// The file could not be written.
    #[error("{path} could not be written: {why}; no file of that name was changed", path = .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// The name of a map file. Anything else is more likely a slip than a wish: what has that name would
/// be replaced.
fn map_file(name: &str) -> Result<PathBuf, &'static str> {
    let path = PathBuf::from(name);
    if path.extension() == Some(OsStr::new("pmtiles")) {
        Ok(path)
    } else {
        Err("the name of a map file ends in .pmtiles")
    }
}

/// Makes a map as asked and writes it in one step; returns what there is to say of it. `said` hears
/// how far the work is, on one line that is rewritten if it is a `terminal`.
///
/// # Errors
/// When nothing can be made of the layers, or the file cannot be written; it is then as it was.
pub fn build_map(
    args: &BuildArgs,
    said: &mut dyn Write,
    terminal: bool,
) -> Result<String, MakeError> {
    let BuildArgs {
        layers,
        out,
        maxzoom,
    } = args;
    // Not only after minutes of work.
    let folder = out.parent().filter(|folder| *folder != Path::new(""));
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(MakeError::NoFolder(folder.to_owned(), out.clone()));
    }
    let mut line = ProgressLine::new(said, terminal);
    let built = build(layers, *maxzoom, &mut |progress| line.show(&progress));
    line.end();
    let Built {
        bytes,
        tiles,
        maxzoom,
    } = built?;
    write_whole(out, &bytes).map_err(|why| MakeError::Write {
        path: out.clone(),
        why,
    })?;
    let kib = bytes.len().div_ceil(1024);
    let out = out.display();
    Ok(format!(
        "{out}: {tiles} tiles up to zoom {maxzoom}, {kib} KiB"
    ))
}

/// Says how far the work is: on one line of a terminal, or elsewhere in a few lines.
struct ProgressLine<'a> {
    out: &'a mut dyn Write,
    terminal: bool,
    last: String,
}

impl<'a> ProgressLine<'a> {
    fn new(out: &'a mut dyn Write, terminal: bool) -> Self {
        let last = String::new();
        Self {
            out,
            terminal,
            last,
        }
    }

    fn show(&mut self, progress: &Progress) {
        let text = match progress {
            Progress::Reading(file) => format!("Reading {file}"),
            Progress::Cutting { done, of } => {
                // Quarters are enough for a log.
                let step = if self.terminal { 1 } else { 25 };
                let percent = done * 100 / of / step * step;
                format!("Cutting tiles: {percent} %")
            }
            Progress::Writing => "Writing".to_owned(),
        };
        if text == self.last {
            return;
        }
        // Where this cannot be written, the work still goes on.
        let _ = if self.terminal {
            let width = self.last.chars().count();
            write!(self.out, "\r{text:<width$}").and_then(|()| self.out.flush())
        } else {
            writeln!(self.out, "{text}")
        };
        self.last = text;
    }

    /// Leaves the line, so that what follows has one of its own.
    fn end(&mut self) {
        if self.terminal && !self.last.is_empty() {
            let _ = writeln!(self.out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(terminal: bool) -> String {
        let mut out = Vec::new();
        let mut line = ProgressLine::new(&mut out, terminal);
        line.show(&Progress::Reading("rivers.geojson".to_owned()));
        for done in 1..=400 {
            line.show(&Progress::Cutting { done, of: 400 });
        }
        line.show(&Progress::Writing);
        line.end();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_log_gets_a_few_lines() {
        assert_eq!(
            told(false),
            "Reading rivers.geojson\nCutting tiles: 0 %\nCutting tiles: 25 %\n\
             Cutting tiles: 50 %\nCutting tiles: 75 %\nCutting tiles: 100 %\nWriting\n"
        );
    }

    #[test]
    fn a_terminal_gets_one_line_without_remains() {
        let told = told(true);
        assert!(told.starts_with("\rReading rivers.geojson\rCutting tiles: 0 %    \r"));
        assert!(told.ends_with("\rCutting tiles: 100 %\rWriting             \n"));
        assert_eq!(told.matches('\n').count(), 1);
        assert!(told.matches('\r').count() < 110);
    }

    #[test]
    fn other_names_are_no_map_files() {
        assert!(map_file("a/valley.pmtiles").is_ok());
        for name in ["rivers.geojson", "pmtiles", ".pmtiles", ""] {
            assert!(map_file(name).is_err(), "{name}");
        }
    }
}
