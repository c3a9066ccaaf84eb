//! The command line: what the program was asked to do, and the commands that need no screen.

mod basemap;
pub mod brief;
mod check;
pub mod convert;
pub mod fetch;
mod reporting;
pub mod synth;
mod telling;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::state::link::{self, LinkError};
use crate::state::{PictureSize, Scale, Standpoint, ThemeName};

pub use basemap::{BasemapCommand, BuildArgs, MakeError, build_map};
pub use brief::BriefArgs;
pub use check::{CheckArgs, CheckError, check};
pub use convert::ConvertArgs;
pub use reporting::{ReportArgs, ReportError};
pub use synth::SynthArgs;
pub use telling::TellingArgs;

const EXAMPLES: &str = "\
Examples:
  counterclaim
      Open the case that comes with the program.
  counterclaim homs.ron --select talbiseh --theme night
      Open a case at one of its places, in dark colours.
  counterclaim homs.ron --overlay control-lines.geojson
      Open a case above lines that somebody else has drawn.
  counterclaim check homs.ron hama.ron
      Say what is wrong with two cases, with lines and columns.
  counterclaim convert homs.ron homs.csv
      Write the claims of a case as a table.
  counterclaim render homs.ron --out homs.png --size 1920x1080
      Save the map of a case as a picture, without opening a window.
  counterclaim brief homs.ron --out homs.pdf
      Save the scenes of a case as a PDF, a page a scene.
  counterclaim basemap build layers valley.pmtiles
      Make a map in one file out of a folder of GeoJSON layers.";

const RENDER_EXAMPLES: &str = "\
Examples:
  counterclaim render homs.ron --out homs.png
  counterclaim render --out map.png --size 3840x2160 --select talbiseh --theme projector
  counterclaim render homs.ron --map-only --scale 3 --out for-print.png
  counterclaim render homs.ron --scene 4 --out scene-4.png";

/// Shows who claims what about reported strikes, and which accounts contradict each other.
#[derive(Debug, Clone, PartialEq, Parser)]
#[command(name = "counterclaim", version, after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do, if not to open a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to show.
    #[command(flatten)]
    pub view: ViewArgs,
    /// A new file in which to write down what you do, so that it can be replayed.
    #[arg(long, value_name = "FILE", conflicts_with = "replay")]
    pub record: Option<PathBuf>,
}

/// What to do without a window.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Command {
    /// Say what is wrong with cases and data sets, with lines and columns.
    Check(CheckArgs),
    /// Write a case or a data set as a file that other programs open.
    Convert(ConvertArgs),
    /// Write made-up rows shaped as ACLED's, to try the program with; nothing in them has happened.
    Synth(SynthArgs),
    /// Save the map as a picture, without opening a window.
    #[command(after_help = RENDER_EXAMPLES)]
    Render(Box<RenderArgs>),
    /// Save the scenes of a case as pages, slides or pictures, without opening a window.
    Brief(BriefArgs),
    /// Make map files, and save maps from servers.
    #[command(subcommand)]
    Basemap(BasemapCommand),
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct ViewArgs {
    /// The case file; without one, the case that comes with the program.
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// The place to select, by its name or its id in the case.
    #[arg(long, value_name = "PLACE")]
    pub select: Option<String>,
    /// The scene of the briefing to present, by its number or its id in the case.
    #[arg(long, value_name = "SCENE")]
    pub scene: Option<String>,
    /// A link to the view to begin with, as "Copy view" gives it.
    #[arg(long = "view", value_name = "LINK", value_parser = view_link)]
    pub link: Option<String>,
    /// Where the map stands: longitude and latitude of its middle in degrees, and the zoom.
    #[arg(long = "at", value_name = "LON,LAT,ZOOM", allow_hyphen_values = true, value_parser = standpoint)]
    pub standpoint: Option<Standpoint>,
    /// A map in tiles (PMTiles or MBTiles) to draw above the built-in one.
    #[arg(long, value_name = "FILE")]
    pub basemap: Option<PathBuf>,
    /// A GeoJSON file to draw as context; may be given several times.
    #[arg(long = "overlay", value_name = "FILE")]
    pub overlays: Vec<PathBuf>,
    /// A data set (CSV, XLSX, ODS, KML, JSON or GeoJSON, also in a ZIP or GZ) or another case to open beside the case;
    /// may be given several times.
    #[arg(long = "archive", value_name = "FILE")]
    pub archives: Vec<PathBuf>,
    /// What the columns of those data sets mean, in a file as the program keeps it.
    #[arg(long, value_name = "FILE", requires = "archives")]
    pub mapping: Option<PathBuf>,
    /// The colours and sizes to draw with.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<ThemeName>,
    /// Draw how densely the claims lie, as a layer beneath their marks.
    #[arg(long)]
    pub density: bool,
    /// A recording to replay, command by command.
    #[arg(long, value_name = "FILE")]
    pub replay: Option<PathBuf>,
}

/// What to save as a picture.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct RenderArgs {
    /// What to show.
    #[command(flatten)]
    pub view: ViewArgs,
    /// The file to write; its name ends in .png.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Width and height in pixels.
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value_t = PictureSize::FULL_HD)]
    pub size: PictureSize,
    /// How many times as wide and as high, with as much in it: 1 to 4.
    #[arg(long, value_name = "TIMES", default_value = "1")]
    pub scale: Scale,
    /// The map with its legend alone, without what is marked sensitive.
    #[arg(long, conflicts_with = "scene")]
    pub map_only: bool,
    /// With what is marked sensitive on the map alone.
    #[arg(long, requires = "map_only")]
    pub with_sensitive: bool,
}

/// Reads a standpoint as in `36.72,34.73,10`.
fn standpoint(text: &str) -> Result<Standpoint, String> {
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect();
    let Some([lon, lat, zoom]) = numbers.as_deref() else {
        return Err("write longitude, latitude and zoom, as in 36.72,34.73,10".to_owned());
    };
    // Beyond 85° there is no map.
    for (what, value, limit) in [("longitude", lon, 180.0), ("latitude", lat, 85.0)] {
        if value.is_nan() || value.abs() > limit {
            return Err(format!(
                "the {what} is {value}; it takes −{limit} to {limit}"
            ));
        }
    }
    if !(0.0..=16.0).contains(zoom) {
        return Err(format!("the zoom is {zoom}; it takes 0 to 16"));
    }
    Ok(Standpoint {
        lon_lat: geo::Point::new(*lon, *lat),
        zoom: *zoom,
    })
}

/// Takes a view link as it is, if it can be opened.
fn view_link(text: &str) -> Result<String, LinkError> {
    link::read(text).map(|_| text.to_owned())
}

#[cfg(test)]
mod tests;
