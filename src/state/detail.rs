//! Detail maps: the user's own maps above the embedded one, which there are and which is shown.
//!
//! No server is asked for anything until the user has allowed that very server, and none while the
//! program works offline, as it does at every start until the user has said otherwise.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::maps::{OnlineMap, predefined};
use crate::model::MapChoice;

/// What is drawn above the embedded map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Nothing: the embedded map is the whole map.
    #[default]
    None,
    /// A file in tiles.
    File(PathBuf),
    /// The online map of this id.
    Online(String),
}

/// The detail maps that there are, and which is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailMaps {
    /// What the user wants to be drawn above the embedded map.
    pub shown: Detail,
    /// What the scene that is looked at has instead, until the user asks for something else. It is
    /// not remembered: a case file changes nobody's settings.
    pub of_scene: Option<Detail>,
    /// Files opened lately, the latest first.
    pub files: Vec<PathBuf>,
    /// Online maps that the user has described.
    pub described: Vec<OnlineMap>,
    /// The online maps whose servers may be asked, by id.
    pub allowed: BTreeSet<String>,
    /// Those of them that may be asked from the start of every run; remembered.
    pub from_start: BTreeSet<String>,
    /// Whether no server is asked for anything.
    pub offline: bool,
    /// Whether our names are drawn above pictures, which bring names of their own.
    pub names_above_pictures: bool,
}

impl Default for DetailMaps {
    fn default() -> Self {
        Self {
            shown: Detail::None,
            of_scene: None,
            files: Vec::new(),
            described: Vec::new(),
            allowed: BTreeSet::new(),
            from_start: BTreeSet::new(),
            offline: true,
            names_above_pictures: false,
        }
    }
}

impl DetailMaps {
    /// How many files are remembered.
    const MOST_FILES: usize = 8;

    /// Whether a scene looks as it does with `other`, whichever scene is looked at.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.shown == other.shown
            && self.files == other.files
            && self.described == other.described
            && self.names_above_pictures == other.names_above_pictures
    }

    /// What is drawn above the embedded map.
    #[must_use]
    pub fn drawn(&self) -> &Detail {
        self.of_scene.as_ref().unwrap_or(&self.shown)
    }

    /// What is drawn, as a scene says it.
    #[must_use]
    pub fn as_choice(&self) -> MapChoice {
        match self.drawn() {
            Detail::None => MapChoice::BuiltIn,
            Detail::Online(id) => MapChoice::Online(id.clone()),
            Detail::File(path) => Self::named(path).map_or(MapChoice::BuiltIn, MapChoice::File),
        }
    }

    /// What `choice` is here; `None` for a file that is not known and for an online map that is not
    /// allowed.
    #[must_use]
    pub fn found(&self, choice: &MapChoice) -> Option<Detail> {
        match choice {
            MapChoice::BuiltIn => Some(Detail::None),
            MapChoice::File(name) => {
                let mut files = self.files.iter();
                let file = files.find(|file| Self::named(file).as_ref() == Some(name))?;
                Some(Detail::File(file.clone()))
            }
            MapChoice::Online(id) => {
                let is_here = self.allowed.contains(id) && self.online_called(id).is_some();
                is_here.then(|| Detail::Online(id.clone()))
            }
        }
    }

    /// The name of `file` without its folder.
    #[must_use]
    pub fn named(file: &Path) -> Option<String> {
        file.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    }

    /// Shows the map in `file`, and remembers it.
    pub fn open(&mut self, file: PathBuf) {
        self.files.retain(|known| *known != file);
        self.files.insert(0, file.clone());
        self.files.truncate(Self::MOST_FILES);
        self.shown = Detail::File(file);
        self.of_scene = None;
    }

    /// Shows `detail`; an online map only once it has been allowed.
    pub fn show(&mut self, detail: Detail) {
        let may = match &detail {
            Detail::Online(id) => self.allowed.contains(id),
            Detail::None | Detail::File(_) => true,
        };
        if may {
            self.shown = detail;
            self.of_scene = None;
        }
    }

    /// Forgets a file, and hides it.
    pub fn forget(&mut self, file: &Path) {
        self.files.retain(|known| known != file);
        self.hide(&Detail::File(file.to_owned()));
    }

    /// Every online map there is: those that the program knows of, then the user's.
    pub fn online(&self) -> impl Iterator<Item = OnlineMap> {
        predefined()
            .into_iter()
            .chain(self.described.iter().cloned())
    }

    /// The online map called `id`.
    #[must_use]
    pub fn online_called(&self, id: &str) -> Option<OnlineMap> {
        self.online().find(|map| map.id == id)
    }

    /// Takes in an online map that the user has described, under an id that no other has: its own if
    /// it can keep that.
    pub fn describe(&mut self, mut map: OnlineMap) {
        let is_free = |id: &String| !id.is_empty() && self.online_called(id).is_none();
        let numbered = (1..).map(|number| format!("own-{number}"));
        let free = std::iter::once(map.id).chain(numbered).find(is_free);
        map.id = free.unwrap_or_default();
        self.described.push(map);
    }

    /// Forgets an online map that the user has described.
    pub fn drop_described(&mut self, id: &str) {
        self.forbid(id);
        self.described.retain(|map| map.id != id);
    }

    /// Allows the online map called `id` to be asked for tiles, and shows it.
    pub fn allow(&mut self, id: String) {
        if self.online_called(&id).is_none() {
            return;
        }
        self.allowed.insert(id.clone());
        self.offline = false;
        self.shown = Detail::Online(id);
        self.of_scene = None;
    }

    /// Allows the online map called `id`, which is allowed now, from the start of every run, or of
    /// this one only.
    pub fn allow_from_start(&mut self, id: String, allowed: bool) {
        if !allowed {
            self.from_start.remove(&id);
        } else if self.allowed.contains(&id) {
            self.from_start.insert(id);
        }
    }

    /// Forbids the online map called `id` to be asked for anything, and hides it.
    pub fn forbid(&mut self, id: &str) {
        self.allowed.remove(id);
        self.from_start.remove(id);
        self.hide(&Detail::Online(id.to_owned()));
    }

    fn hide(&mut self, detail: &Detail) {
        self.of_scene.take_if(|of_scene| of_scene == detail);
        if self.shown == *detail {
            self.shown = Detail::None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::maps::{OPEN_FREE_MAP, OPEN_STREET_MAP};

    fn online(id: &str) -> Detail {
        Detail::Online(id.to_owned())
    }

    #[test]
    fn every_start_is_offline() {
        assert!(DetailMaps::default().offline);
    }

    #[test]
    fn a_server_that_was_not_allowed_is_not_shown() {
        let mut maps = DetailMaps::default();
        maps.show(online(OPEN_STREET_MAP));
        assert_eq!(maps.shown, Detail::None);
        maps.allow(OPEN_STREET_MAP.to_owned());
        assert_eq!(
            (&maps.shown, maps.offline),
            (&online(OPEN_STREET_MAP), false)
        );
        maps.show(online(OPEN_FREE_MAP));
        assert_eq!(
            maps.shown,
            online(OPEN_STREET_MAP),
            "each is allowed by itself"
        );
        maps.forbid(OPEN_STREET_MAP);
        assert_eq!(maps.shown, Detail::None);
        maps.show(online(OPEN_STREET_MAP));
        assert_eq!(maps.shown, Detail::None);
    }

    #[test]
    fn a_server_is_allowed_from_the_start_only_while_it_is_allowed() {
        let mut maps = DetailMaps::default();
        maps.allow_from_start(OPEN_STREET_MAP.to_owned(), true);
        assert!(maps.from_start.is_empty());
        maps.allow(OPEN_STREET_MAP.to_owned());
        maps.allow_from_start(OPEN_STREET_MAP.to_owned(), true);
        assert!(maps.from_start.contains(OPEN_STREET_MAP));
        maps.allow_from_start(OPEN_STREET_MAP.to_owned(), false);
        assert!(maps.from_start.is_empty() && maps.allowed.contains(OPEN_STREET_MAP));
        maps.allow_from_start(OPEN_STREET_MAP.to_owned(), true);
        maps.forbid(OPEN_STREET_MAP);
        assert!(maps.from_start.is_empty());
    }

    #[test]
    fn a_map_that_the_user_describes_gets_an_id_of_its_own_and_is_off() {
        let mut maps = DetailMaps::default();
        for _ in 0..2 {
            maps.describe(predefined()[0].clone());
        }
        let ids: BTreeSet<String> = maps.online().map(|map| map.id).collect();
        assert_eq!(ids.len(), 4);
        maps.show(online("own-1"));
        assert_eq!(maps.shown, Detail::None);
        maps.allow("own-1".to_owned());
        maps.drop_described("own-1");
        assert_eq!((maps.shown, maps.described.len()), (Detail::None, 1));
        assert!(maps.allowed.is_empty());
    }

    #[test]
    fn the_file_opened_last_comes_first_and_once() {
        let mut maps = DetailMaps::default();
        for name in ["a", "b", "a"] {
            maps.open(name.into());
        }
        assert_eq!(maps.files, [PathBuf::from("a"), PathBuf::from("b")]);
        maps.forget(Path::new("a"));
        assert_eq!(maps.files, [PathBuf::from("b")]);
        assert_eq!(maps.shown, Detail::None);
    }
}
