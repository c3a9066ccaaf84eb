//! The user's own map above the embedded one, as the view asks for it.

use std::borrow::Cow;
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

    /// Opens what the view asks for, if that is not what is open already, and draws it in the colours
    /// of `palette`.
    pub fn follow(&mut self, ctx: &Context, maps: &DetailMaps, palette: &MapPalette) {
        self.open_if_new(ctx, maps);
        if let Some(map) = &mut self.map {
            map.keep_up(palette);
        }
    }

    fn open_if_new(&mut self, ctx: &Context, maps: &DetailMaps) {
        self.online.set(!maps.offline);
        let detail = maps.drawn().clone();
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
                Some(OwnMap::open(ctx, street_name, move || {
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
        OwnMap::open(ctx, street_name, move || {
            let tiles = OnlineTiles::new(map, permission, kept.open()?);
            tiles
                .map(|tiles| Arc::new(tiles) as Arc<dyn TileSource>)
                .map_err(|error| error.to_string())
        })
    }

    /// The tiles, once the map is open.
    pub fn tiles(&mut self) -> Option<&mut TileSet<MapPalette>> {
        self.map.as_mut()?.tiles()
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

/// A street's name in visual order; nothing where a letter of it is in no script that is shipped.
fn street_name(name: &str) -> Cow<'_, str> {
    let set = ordered(name);
    if set.chars().all(has_typeface) {
        set
    } else {
        Cow::Borrowed("")
    }
}

/// Whether `letter` is in the typefaces: of Latin, Greek, Cyrillic and Arabic, with their digits and
/// punctuation. The threads that draw tiles have no typeface to ask.
fn has_typeface(letter: char) -> bool {
    matches!(letter,
        '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{17f}' | '\u{1a0}'..='\u{1a1}' | '\u{1af}'..='\u{1b0}'
        | '\u{218}'..='\u{21b}' | '\u{2bb}'..='\u{2bc}' | '\u{1ea0}'..='\u{1ef9}'
        | '\u{384}'..='\u{38a}' | '\u{38c}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3ce}'
        | '\u{400}'..='\u{45f}' | '\u{490}'..='\u{4c2}'
        | '\u{606}'..='\u{61b}' | '\u{61e}'..='\u{6a1}' | '\u{6a3}'..='\u{6ff}'
        | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201a}' | '\u{201c}'..='\u{201e}'
        | '\u{2026}' | '\u{2116}')
}

#[cfg(test)]
mod tests {
    use egui::FontId;
    use egui::epaint::text::{Fonts, TextOptions};

    use super::*;
    use crate::ui::theme;

    #[test]
    fn a_street_is_named_in_the_scripts_that_are_shipped() {
        for name in ["Rue d’Alep 3", "Straße", "Οδός", "улица Ґалаґана"] {
            assert_eq!(street_name(name), name);
        }
        assert_eq!(street_name("شارع بغداد"), "بغداد شارع");
    }

    #[test]
    fn a_street_in_another_script_has_no_name_rather_than_boxes() {
        for name in ["六本木通り", "דרך יפו", "Rue 六", "ถนน", "🏠"] {
            assert_eq!(street_name(name), "", "{name}");
        }
    }

    #[test]
    fn every_letter_that_is_let_through_has_a_typeface() {
        let mut fonts = Fonts::new(TextOptions::default(), theme::fonts());
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let missing: Vec<char> = ('\0'..='\u{ffff}')
            .filter(|&letter| has_typeface(letter) && !fonts.has_glyph(&FontId::default(), letter))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
