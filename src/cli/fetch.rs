//! `counterclaim basemap fetch`: what it accepts, what it says, and in which order it does things.
//!
//! Says what it would take and who would learn what before it asks anybody, and asks only when told
//! to. A key comes from the environment, never from the command line, which shells remember.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgGroup, Args};

use crate::basemap::OnlineTiles;
use crate::basemap::fetch::{
    Area, FetchError, Gaps, Pace, Plan, PlanFault, Progress, Zooms, fetch as fetch_tiles,
};
use crate::basemap::online::{CacheError, LacksKey, NetworkPermission, TileCache};
use crate::state::maps::{
    Key, OnlineMap, Saving, Scheme, Template, TemplateFault, TileContent, TileSide, explain,
    predefined,
};

const EXAMPLES: &str = "\
Examples:
  counterclaim basemap fetch --source openfreemap --box 36.5,34.5,37,35 --zooms 5..12 --out homs.pmtiles
      Say how many tiles that is and who learns of it. Adding --yes fetches them.
  counterclaim basemap fetch --template 'https://tiles.example.org/{z}/{x}/{y}.png?key={key}' \\
      --key-env EXAMPLE_KEY --operator-allows-saving --box 36.5,34.5,37,35 --zooms 5..12 --out homs.pmtiles
      Fetch from a server of your own choice, with the key in the variable EXAMPLE_KEY.";

/// Enough for the tiles that a fetch may see twice; they are kept in the file to be.
const CACHE_BYTES: u64 = 16 * 1024 * 1024;

/// What to fetch.
#[derive(Debug, Clone, PartialEq, Args)]
#[command(after_help = EXAMPLES)]
#[command(group = ArgGroup::new("from").required(true).args(["source", "template"]))]
pub struct FetchArgs {
    /// A map that the program knows: openfreemap.
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// The address of the tiles, with places to fill in: {z}, {x}, {y} and {key}.
    #[arg(long, value_name = "URL")]
    pub template: Option<String>,
    /// How the tiles are numbered.
    #[arg(long, conflicts_with = "source", default_value = "xyz")]
    pub scheme: Scheme,
    /// What the tiles contain.
    #[arg(long, conflicts_with = "source", default_value = "raster")]
    pub content: TileContent,
    /// Who is to be named on a map of these tiles.
    #[arg(
        long,
        conflicts_with = "source",
        default_value = "",
        value_name = "TEXT"
    )]
    pub attribution: String,
    /// The environment variable that holds the key.
    #[arg(long, conflicts_with = "source", value_name = "NAME")]
    pub key_env: Option<String>,
    /// The box, in degrees.
    #[arg(
        long = "box",
        value_name = "WEST,SOUTH,EAST,NORTH",
        allow_hyphen_values = true
    )]
    pub area: Area,
    /// The coarsest and the finest zoom.
    #[arg(long, value_name = "COARSEST..FINEST")]
    pub zooms: Zooms,
    /// The file to write; its name ends in .pmtiles.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// The most tiles to fetch, up to 250000.
    #[arg(
        long,
        value_name = "TILES",
        default_value_t = Plan::USUAL_TILES,
        value_parser = clap::value_parser!(u64).range(1..=Plan::MOST_TILES)
    )]
    pub limit: u64,
    /// You have looked it up: the operator of this server allows saving its tiles.
    #[arg(long)]
    pub operator_allows_saving: bool,
    /// Write the file even if some tiles could not be had.
    #[arg(long)]
    pub leave_gaps: bool,
    /// Ask the server; without this, only say what it would take.
    #[arg(long)]
    pub yes: bool,
}

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchFault {
    /// No map has that id.
    #[error("no map is called {id:?}; there are {known}")]
    UnknownSource {
        /// What was asked for.
        id: String,
        /// The ids there are.
        known: String,
    },
    /// The template is none.
    #[error("{0}")]
    Template(#[from] TemplateFault),
    /// A key was typed where the shell remembers it.
    #[error(
        "there is a key in the address, and your shell may remember it; write {{key}} in its place, \
         put the key into an environment variable, and name that with --key-env"
    )]
    KeyInAddress,
    /// The variable is not there.
    #[error("the environment variable {0} holds no key")]
    NoKey(String),
    /// The template has a place for a key, and none was named.
    #[error("{0}; name the environment variable that holds it with --key-env")]
    LacksKey(#[from] LacksKey),
    /// It is not allowed, or too much.
    #[error(transparent)]
    Plan(#[from] PlanFault),
    /// There is no memory to work in.
    #[error(transparent)]
    Cache(#[from] CacheError),
    /// It came to no file.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Nothing could be said.
    #[error("what there is to say could not be written: {0}")]
    Say(#[from] io::Error),
}

/// Does what `args` say, with the variables of `environment`; says on `out` what it takes and what
/// came of it, and on `progress` how far it is.
///
/// # Errors
/// When it is not allowed, too much, or came to no file.
pub fn fetch(
    args: &FetchArgs,
    environment: impl Fn(&str) -> Option<String>,
    out: &mut impl Write,
    progress: &mut (impl Write + IsTerminal),
) -> Result<(), FetchFault> {
    let map = map(args, environment)?;
    let looked = args.operator_allows_saving;
    let plan = Plan::new(map.clone(), args.area, args.zooms, args.limit, looked)?;
    let permission = NetworkPermission::default();
    let cache = Arc::new(TileCache::in_memory(CACHE_BYTES)?);
    let tiles = OnlineTiles::new(map.clone(), permission.clone(), cache)?;
    writeln!(out, "{}: {}.", map.name, plan.estimate(Pace::POLITE))?;
    writeln!(out, "{}", explain(&map))?;
    if !args.yes {
        writeln!(out, "Nothing was asked for yet. Add --yes to fetch them.")?;
        return Ok(());
    }
    permission.program.set(true);
    permission.map.set(true);
    let gaps = if args.leave_gaps {
        Gaps::Leave
    } else {
        Gaps::Refuse
    };
    let mut meter = Meter::on(progress);
    let fetched = fetch_tiles(&plan, &tiles, Pace::POLITE, gaps, &args.out, &mut |at| {
        meter.show(at);
    });
    meter.end();
    let megabytes = fetched? as f64 / 1e6;
    writeln!(out, "{}: {megabytes:.1} MB", args.out.display())?;
    Ok(())
}

/// The map that `args` name or describe.
fn map(
    args: &FetchArgs,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<OnlineMap, FetchFault> {
    let Some(address) = &args.template else {
        return known(args.source.as_deref().unwrap_or_default());
    };
    let (template, typed_key) = Template::parse(args.scheme, address)?;
    if typed_key.is_some() {
        return Err(FetchFault::KeyInAddress);
    }
    let key = match &args.key_env {
        Some(name) => {
            let key = environment(name).and_then(|key| Key::new(&key));
            Some(key.ok_or_else(|| FetchFault::NoKey(name.clone()))?)
        }
        None => None,
    };
    Ok(OnlineMap {
        id: "template".to_owned(),
        name: template.host().to_owned(),
        template,
        key,
        min_zoom: 0,
        max_zoom: 24,
        tile_side: match args.content {
            TileContent::Raster => TileSide::Points256,
            TileContent::OpenMapTiles | TileContent::Protomaps => TileSide::Points512,
        },
        content: args.content,
        attribution: args.attribution.clone(),
        saving: Saving::NotStated,
    })
}

fn known(id: &str) -> Result<OnlineMap, FetchFault> {
    let maps = predefined();
    let ids: Vec<&str> = maps.iter().map(|map| map.id.as_str()).collect();
    let unknown = FetchFault::UnknownSource {
        id: id.to_owned(),
        known: ids.join(" and "),
    };
    maps.into_iter().find(|map| map.id == id).ok_or(unknown)
}

/// How far it is, in one line on a terminal, else in a line for each hundredth.
struct Meter<'a, W> {
    out: &'a mut W,
    end_of_line: char,
    shown: Option<u64>,
}

impl<'a, W: Write + IsTerminal> Meter<'a, W> {
    fn on(out: &'a mut W) -> Self {
        Self {
            end_of_line: if out.is_terminal() { '\r' } else { '\n' },
            out,
            shown: None,
        }
    }

    fn show(&mut self, at: Progress) {
        let percent = at.done * 100 / at.of.max(1);
        if self.shown == Some(percent) && self.end_of_line == '\n' {
            return;
        }
        self.shown = Some(percent);
        let megabytes = at.bytes as f64 / 1e6;
        let (done, of, end) = (at.done, at.of, self.end_of_line);
        // Where nobody listens, the fetch goes on all the same.
        let _ = write!(self.out, "{done} of {of} tiles, {megabytes:.1} MB{end}");
        let _ = self.out.flush();
    }

    fn end(&mut self) {
        if self.end_of_line == '\r' {
            let _ = writeln!(self.out);
        }
    }
}

#[cfg(test)]
mod tests;
