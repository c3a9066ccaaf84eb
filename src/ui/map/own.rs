//! The user's own map above the embedded one, as the view asks for it.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::super::text::ordered;
use crate::basemap::online::{NetworkPermission, NetworkSwitch};
use crate::basemap::{
    KeptTiles, MapFacts, MapPalette, OnlineTiles, OwnMap, TileSet, TileSource, open_map,
};
use crate::state::maps::OnlineMap;
use crate::state::{Command, Commands, Detail, DetailMaps, Notice, NoticeKind};

/// The own map that is shown, if any.
pub struct OwnLayer {
    wanted: Wanted,
    map: Option<OwnMap>,
    told: bool,
    told_of_kept: bool,
    /// Off until the user goes online.
    online: NetworkSwitch,
    /// Whether the server of the map that is shown may be asked; each map has a switch of its own.
    allowed: NetworkSwitch,
    kept: KeptTiles,
}

/// What the view asks for.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    detail: Detail,
    /// An online map is opened anew when the program goes online: it may now ask for what it lacked.
    asks: bool,
}

impl OwnLayer {
    /// Nothing yet; tiles of online maps are kept in the file `cache`, or nowhere.
    pub fn new(cache: Option<PathBuf>) -> Self {
        Self {
            wanted: Wanted::default(),
            map: None,
            told: false,
            told_of_kept: false,
            online: NetworkSwitch::default(),
            allowed: NetworkSwitch::default(),
            kept: KeptTiles::new(cache),
        }
    }

    /// Opens what the view asks for, if that is not what is open already.
    pub fn follow(&mut self, ctx: &Context, maps: &DetailMaps) {
        self.online.set(!maps.offline);
        let detail = maps.shown.clone();
        let asks = matches!(detail, Detail::Online(_)) && !maps.offline;
        if detail == self.wanted.detail && (asks == self.wanted.asks || !asks) {
            self.wanted.asks = asks;
            return;
        }
        self.allowed.set(false);
        self.allowed = NetworkSwitch::default();
        self.told = false;
        self.map = match &detail {
            Detail::None => None,
            Detail::File(path) => {
                let path = path.clone();
                Some(OwnMap::open(ctx, ordered, move || {
                    open_map(&path)
                        .map(Arc::from)
                        .map_err(|error| error.to_string())
                }))
            }
            Detail::Online(id) => maps.online_called(id).map(|map| self.ask(ctx, map)),
        };
        self.wanted = Wanted { detail, asks };
    }

    fn ask(&self, ctx: &Context, map: OnlineMap) -> OwnMap {
        self.allowed.set(true);
        let permission = NetworkPermission {
            program: self.online.clone(),
            map: self.allowed.clone(),
        };
        let kept = self.kept.clone();
        OwnMap::open(ctx, ordered, move || {
            let tiles = OnlineTiles::new(map, permission, kept.open()?);
            tiles
                .map(|tiles| Arc::new(tiles) as Arc<dyn TileSource>)
                .map_err(|error| error.to_string())
        })
    }

    /// The tiles in the colours of `palette`, once the map is open.
    pub fn tiles(&mut self, palette: &MapPalette) -> Option<&mut TileSet<MapPalette>> {
        self.map.as_mut()?.tiles(palette)
    }

    /// What the map says of itself, once it is open.
    pub fn facts(&self) -> Option<&MapFacts> {
        self.map.as_ref()?.facts()
    }

    /// The tiles of online maps that are kept.
    pub fn kept(&self) -> &KeptTiles {
        &self.kept
    }

    /// Whether anything of the map is still to come.
    pub fn pending(&self) -> bool {
        self.map.as_ref().is_some_and(OwnMap::pending)
    }

    /// Tells once what went wrong.
    pub fn tell(&mut self, commands: &mut Commands) {
        self.tell_of_map(commands);
        if !self.told_of_kept
            && let Some(why) = self.kept.trouble()
        {
            self.told_of_kept = true;
            let notice = Notice::new(NoticeKind::Warning, format!("{why}."));
            commands.push(Command::Notify(notice));
        }
    }

    /// Tells once what is wrong with the map; a file that cannot be opened is taken off the list.
    fn tell_of_map(&mut self, commands: &mut Commands) {
        let Some(map) = self.map.as_ref().filter(|_| !self.told) else {
            return;
        };
        let notice = if let Some(why) = map.refusal() {
            commands.push(match &self.wanted.detail {
                Detail::File(path) => Command::ForgetMap(path.clone()),
                Detail::None | Detail::Online(_) => Command::ShowDetail(Detail::None),
            });
            let text = format!("{why}. The built-in map is shown.");
            Notice::new(NoticeKind::Problem, text)
        } else if let Some(why) = map.failure() {
            let text = format!("{why}. Where tiles are missing, the built-in map is shown.");
            Notice::new(NoticeKind::Warning, text)
        } else {
            return;
        };
        self.told = true;
        commands.push(Command::Notify(notice));
    }
}
