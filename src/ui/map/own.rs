//! The user's own map above the embedded one, as the view asks for it.

use egui::Context;

use crate::basemap::{MapFacts, MapPalette, OwnMap, TileSet, open_map};
use crate::state::{Command, Commands, Detail, Notice, NoticeKind};

/// The own map that is shown, if any.
#[derive(Default)]
pub struct OwnLayer {
    of: Detail,
    map: Option<OwnMap>,
    told: bool,
}

impl OwnLayer {
    /// Opens what `wanted` says, if that is not what is open already.
    pub fn follow(&mut self, ctx: &Context, wanted: &Detail) {
        if *wanted == self.of {
            return;
        }
        let map = match wanted {
            Detail::None | Detail::Online(_) => None,
            Detail::File(path) => {
                let path = path.clone();
                Some(OwnMap::open(ctx, move || {
                    open_map(&path).map_err(|error| error.to_string())
                }))
            }
        };
        *self = Self {
            of: wanted.clone(),
            map,
            told: false,
        };
    }

    /// The tiles in the colours of `palette`, once the map is open.
    pub fn tiles(&mut self, palette: &MapPalette) -> Option<&mut TileSet<MapPalette>> {
        self.map.as_mut()?.tiles(palette)
    }

    /// What the map says of itself, once it is open.
    pub fn facts(&self) -> Option<&MapFacts> {
        self.map.as_ref()?.facts()
    }

    /// Whether anything of the map is still to come.
    pub fn pending(&self) -> bool {
        self.map.as_ref().is_some_and(OwnMap::pending)
    }

    /// Tells once what went wrong; a map that cannot be opened is taken off the list.
    pub fn tell(&mut self, commands: &mut Commands) {
        let Some(map) = self.map.as_ref().filter(|_| !self.told) else {
            return;
        };
        if let Some(why) = map.refusal() {
            self.told = true;
            let text = format!("{why}. The built-in map is shown.");
            commands.push(Command::Notify(Notice::new(NoticeKind::Problem, text)));
            if let Detail::File(path) = &self.of {
                commands.push(Command::ForgetMap(path.clone()));
            }
        } else if let Some(why) = map.failure() {
            self.told = true;
            let name = map.facts().map_or("The map", |facts| &facts.name);
            let text =
                format!("{name}: {why}. Where tiles are missing, the built-in map is shown.");
            commands.push(Command::Notify(Notice::new(NoticeKind::Warning, text)));
        }
    }
}
