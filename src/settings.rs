//! Settings: what is remembered from one run to the next, in files to read and edit.

pub mod mappings;
mod store;
pub mod views;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::state::maps::OnlineMap;
use crate::state::{
    Command, CoordinateForm, Detail, Furniture, Hint, Names, Preferences, PresenterChoice,
    ThemeChoice, Units, View,
};

pub use store::SettingsError;

/// What is remembered. What a file does not say is as in a first run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which look the screen has.
    pub theme: ThemeChoice,
    /// Size of all type, in per cent of the usual.
    pub text_percent: u8,
    /// The languages of the map's names.
    pub names: Names,
    /// In which units distances are given.
    pub units: Units,
    /// How positions on the ground are written.
    pub coordinates: CoordinateForm,
    /// Whether nothing glides or fades on the screen.
    pub reduce_motion: bool,
    /// When the presenter's window opens by itself.
    pub presenter: PresenterChoice,
    /// Who writes notes here.
    pub author: Option<String>,
    /// What stands on the map to help reading it.
    pub furniture: Furniture,
    /// Which hint is to be told next; none once all were told.
    pub hint: Option<Hint>,
    /// Case files opened or saved lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// The map file drawn above the embedded map.
    pub basemap: Option<PathBuf>,
    /// Map files opened lately, the latest first.
    pub map_files: Vec<PathBuf>,
    /// The online maps.
    pub online: OnlineMaps,
}

/// What is remembered of online maps; of several running programs, one says it all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OnlineMaps {
    /// Those that the user has described, with their keys.
    pub described: Vec<OnlineMap>,
    /// Those that may be asked from the start of every run, by id.
    pub from_start: BTreeSet<String>,
    /// Which of those is drawn above the embedded map.
    pub shown: Option<String>,
    /// Whether none is asked all the same.
    pub offline: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            hint: Some(Hint::FIRST),
            ..Self::of(&View::default())
        }
    }
}

impl Default for OnlineMaps {
    fn default() -> Self {
        Settings::default().online
    }
}

impl Settings {
    /// What of `view` is remembered.
    #[must_use]
    pub fn of(view: &View) -> Self {
        let Preferences {
            theme,
            text_percent,
            units,
            coordinates,
            reduce_motion,
            presenter,
        } = view.preferences;
        let maps = &view.maps;
        let (basemap, online) = match &maps.shown {
            Detail::None => (None, None),
            Detail::File(file) => (Some(file.clone()), None),
            Detail::Online(id) => (None, Some(id.clone())),
        };
        Self {
            theme,
            text_percent,
            names: view.names,
            units,
            coordinates,
            reduce_motion,
            presenter,
            author: view.author.clone(),
            furniture: view.furniture,
            hint: view.hint,
            recent: view.recent.clone(),
            basemap,
            map_files: maps.files.clone(),
            online: OnlineMaps {
                described: maps.described.clone(),
                from_start: maps.from_start.clone(),
                shown: online.filter(|id| maps.from_start.contains(id)),
                offline: maps.offline,
            },
        }
    }

    /// What brings a view back to these settings.
    #[must_use]
    pub fn commands(self) -> Vec<Command> {
        let preferences = Preferences {
            theme: self.theme,
            text_percent: self.text_percent,
            units: self.units,
            coordinates: self.coordinates,
            reduce_motion: self.reduce_motion,
            presenter: self.presenter,
        };
        let mut commands = vec![
            Command::SetPreferences(preferences),
            Command::SetNames(self.names),
            Command::SetAuthor(self.author),
            Command::SetFurniture(self.furniture),
            Command::ShowHint(self.hint),
            Command::SetRecent(self.recent),
        ];
        commands.extend(self.map_files.into_iter().rev().map(Command::OpenMap));
        let OnlineMaps {
            described,
            from_start,
            shown,
            offline,
        } = self.online;
        let described = described.into_iter().map(Box::new);
        commands.extend(described.map(Command::DescribeOnline));
        for id in from_start {
            commands.push(Command::AllowOnline(id.clone()));
            commands.push(Command::AllowFromStart(id, true));
        }
        commands.push(Command::SetOffline(offline));
        let file = self.basemap.map(Detail::File);
        let shown = file.or(shown.map(Detail::Online));
        commands.push(Command::ShowDetail(shown.unwrap_or_default()));
        commands
    }

    /// The file in the platform's folder for settings; `None` where there is no such folder.
    #[must_use]
    pub fn file() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "counterclaim")?;
        Some(folders.config_dir().join("settings.ron"))
    }

    /// Reads the settings in `path`; those of a first run when there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read, or is damaged: then it is set aside, never overwritten.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        store::read(path)
    }

    /// Writes to `path` what has changed since the settings were `before`, and leaves the rest as
    /// another running program may have written it. Where the file is gone or damaged, all of these
    /// settings are written.
    ///
    /// # Errors
    /// When the file cannot be read or written: it is then as it was. When it was damaged: it is
    /// then set aside, and the settings have been written all the same.
    pub fn write(&self, before: &Self, path: &Path) -> Result<(), SettingsError> {
        store::update(path, |held| match held {
            Some(held) => self.over(held, before),
            None => self.clone(),
        })
    }

    /// These settings where they differ from `before`, and those of `held` elsewhere.
    #[must_use]
    pub fn over(&self, held: Self, before: &Self) -> Self {
        Self {
            theme: changed(held.theme, &before.theme, &self.theme),
            text_percent: changed(held.text_percent, &before.text_percent, &self.text_percent),
            names: changed(held.names, &before.names, &self.names),
            units: changed(held.units, &before.units, &self.units),
            coordinates: changed(held.coordinates, &before.coordinates, &self.coordinates),
            reduce_motion: changed(
                held.reduce_motion,
                &before.reduce_motion,
                &self.reduce_motion,
            ),
            presenter: changed(held.presenter, &before.presenter, &self.presenter),
            author: changed(held.author, &before.author, &self.author),
            furniture: changed(held.furniture, &before.furniture, &self.furniture),
            hint: changed(held.hint, &before.hint, &self.hint),
            recent: joined(held.recent, &before.recent, &self.recent),
            basemap: changed(held.basemap, &before.basemap, &self.basemap),
            map_files: joined(held.map_files, &before.map_files, &self.map_files),
            online: changed(held.online, &before.online, &self.online),
        }
    }
}

/// What is remembered of one thing that `held` is written of: `now` if that is news.
fn changed<T: PartialEq + Clone>(held: T, before: &T, now: &T) -> T {
    if before == now { held } else { now.clone() }
}

/// The files of `now`, and after them those that another running program has added to `held`.
fn joined(held: Vec<PathBuf>, before: &[PathBuf], now: &[PathBuf]) -> Vec<PathBuf> {
    let added = held
        .into_iter()
        .filter(|file| !before.contains(file) && !now.contains(file));
    now.iter().cloned().chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::CaseBuilder;
    use crate::state::maps::{Key, predefined};
    use crate::state::{Document, Origin, State};

    const OWN: &str = "own-1";

    /// Settings of which none is as in a first run.
    fn night() -> Settings {
        Settings {
            theme: ThemeChoice::Night,
            text_percent: 125,
            names: Names::English,
            units: Units::Miles,
            coordinates: CoordinateForm::DegreesMinutesSeconds,
            reduce_motion: true,
            presenter: PresenterChoice::Never,
            author: Some("A. Analyst".to_owned()),
            furniture: Furniture {
                graticule: true,
                ..Furniture::default()
            },
            hint: None,
            recent: vec!["/cases/a.ron".into()],
            basemap: Some("/maps/b.pmtiles".into()),
            map_files: vec!["/maps/a.mbtiles".into(), "/maps/b.pmtiles".into()],
            online: OnlineMaps {
                described: vec![OnlineMap {
                    id: OWN.to_owned(),
                    key: Key::new("secret"),
                    ..predefined()[0].clone()
                }],
                from_start: [OWN.to_owned()].into(),
                shown: None,
                offline: false,
            },
        }
    }

    /// The view of a run that begins with `settings`.
    fn recalled(settings: Settings) -> View {
        let case = CaseBuilder::new().build();
        let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
        for command in settings.commands() {
            state.apply(command);
        }
        state.view
    }

    fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn settings_come_back_as_they_were_written() {
        let (_folder, path) = written("()");
        night().write(&Settings::default(), &path).unwrap();
        assert_eq!(Settings::read(&path).unwrap(), night());
    }

    #[test]
    fn settings_bring_the_view_back_that_they_were_taken_from() {
        let shown = Settings {
            basemap: None,
            online: OnlineMaps {
                shown: Some(OWN.to_owned()),
                ..night().online
            },
            ..night()
        };
        for settings in [Settings::default(), night(), shown] {
            assert_eq!(Settings::of(&recalled(settings.clone())), settings);
        }
    }

    #[test]
    fn an_online_map_that_was_allowed_for_one_run_is_off_in_the_next() {
        let mut view = View::default();
        let id = predefined()[0].id.clone();
        view.maps.allow(id.clone());
        assert_eq!(view.maps.shown, Detail::Online(id));
        let next = recalled(Settings::of(&view)).maps;
        assert!(next.allowed.is_empty() && next.shown == Detail::None);
    }

    #[test]
    fn who_works_offline_does_so_in_the_next_run() {
        let mut view = recalled(night());
        view.maps.offline = true;
        let next = recalled(Settings::of(&view)).maps;
        assert!(next.offline && next.allowed.contains(OWN));
    }

    #[test]
    fn what_may_be_asked_is_the_same_map_in_the_next_run() {
        let mut view = recalled(night());
        view.maps.describe(OnlineMap {
            name: "second".to_owned(),
            id: String::new(),
            ..predefined()[0].clone()
        });
        let second = view.maps.described[1].id.clone();
        view.maps.drop_described(OWN);
        view.maps.allow(second.clone());
        view.maps.allow_from_start(second, true);
        let next = recalled(Settings::of(&view)).maps;
        let allowed = next.allowed.first().unwrap();
        assert_eq!(next.online_called(allowed).unwrap().name, "second");
    }

    #[test]
    fn what_a_file_does_not_say_is_as_in_a_first_run() {
        let (_folder, path) = written("(theme: Night, furniture: (north_arrow: true))");
        let expected = Settings {
            theme: ThemeChoice::Night,
            furniture: Furniture {
                north_arrow: true,
                ..Furniture::default()
            },
            ..Settings::default()
        };
        assert_eq!(Settings::read(&path).unwrap(), expected);
    }

    #[test]
    fn type_has_a_size_that_there_is_whatever_the_file_says() {
        for (text, percent) in [("(text_percent: 0)", 85), ("(text_percent: 255)", 150)] {
            let (_folder, path) = written(text);
            let view = recalled(Settings::read(&path).unwrap());
            assert_eq!(view.preferences.text_percent, percent);
        }
    }

    #[test]
    fn two_windows_keep_what_each_has_changed() {
        let (_folder, path) = written("()");
        let before = Settings {
            recent: vec!["/old.ron".into()],
            ..Settings::default()
        };
        let one = Settings {
            theme: ThemeChoice::Night,
            recent: vec!["/one.ron".into(), "/old.ron".into()],
            ..before.clone()
        };
        let other = Settings {
            units: Units::Miles,
            recent: vec!["/other.ron".into(), "/old.ron".into()],
            ..before.clone()
        };
        one.write(&before, &path).unwrap();
        other.write(&before, &path).unwrap();
        let both = Settings {
            theme: ThemeChoice::Night,
            recent: vec!["/other.ron".into(), "/old.ron".into(), "/one.ron".into()],
            ..other
        };
        assert_eq!(Settings::read(&path).unwrap(), both);
    }

    #[test]
    fn settings_whose_file_is_damaged_or_gone_are_all_written_again() {
        let (_folder, path) = written("damaged");
        let now = Settings {
            units: Units::Kilometres,
            ..night()
        };
        assert!(now.write(&night(), &path).is_err(), "it is told");
        assert_eq!(Settings::read(&path).unwrap(), now);
        std::fs::remove_file(&path).unwrap();
        night().write(&now, &path).unwrap();
        assert_eq!(Settings::read(&path).unwrap(), night());
    }

    #[test]
    fn a_file_taken_off_the_list_stays_off() {
        let (_folder, path) = written("()");
        night().write(&Settings::default(), &path).unwrap();
        let fewer = Settings {
            map_files: vec!["/maps/b.pmtiles".into()],
            ..night()
        };
        fewer.write(&night(), &path).unwrap();
        assert_eq!(Settings::read(&path).unwrap(), fewer);
    }
}
