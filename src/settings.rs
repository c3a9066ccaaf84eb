//! Settings: how the screen looks, remembered from one run to the next in a file to read and edit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::formats::write_private;
use crate::state::maps::OnlineMap;
use crate::state::{Command, Detail, Furniture, Names, ThemeName, View};

/// What is remembered. What a file does not say is as in a first run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The look of the screen.
    pub theme: ThemeName,
    /// The languages of the map's names.
    pub names: Names,
    /// The map file drawn above the embedded map.
    pub basemap: Option<PathBuf>,
    /// Map files opened lately, the latest first.
    pub map_files: Vec<PathBuf>,
    /// Online maps that the user has described, with their keys.
    pub online_maps: Vec<OnlineMap>,
    /// What stands on the map to help reading it.
    pub furniture: Furniture,
}

/// Why settings could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is damaged, and was set aside.
    #[error(
        "the settings in {path} are damaged ({why}); they were set aside as {aside}, and those of a \
         first run are used",
        path = .path.display(),
        aside = .aside.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where it is now.
        aside: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The file cannot be read.
    #[error("the settings in {path} cannot be read: {why}; those of a first run are used", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The file cannot be written.
    #[error("the settings cannot be written to {path}: {why}; the look will be forgotten at the end", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

impl Settings {
    /// What of `view` is remembered.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            theme: view.theme,
            names: view.names,
            basemap: match &view.maps.shown {
                Detail::File(file) => Some(file.clone()),
                Detail::None | Detail::Online(_) => None,
            },
            map_files: view.maps.files.clone(),
            online_maps: view.maps.described.clone(),
            furniture: view.furniture,
        }
    }

    /// What brings a view back to these settings.
    #[must_use]
    pub fn commands(self) -> Vec<Command> {
        let mut commands = vec![
            Command::SetTheme(self.theme),
            Command::SetNames(self.names),
            Command::SetFurniture(self.furniture),
        ];
        commands.extend(self.map_files.into_iter().rev().map(Command::OpenMap));
        let described = self.online_maps.into_iter().map(Box::new);
        commands.extend(described.map(Command::DescribeOnline));
        let shown = self.basemap.map_or(Detail::None, Detail::File);
        commands.push(Command::ShowDetail(shown));
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
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(set_aside(path, error.to_string()));
            }
            Err(why) => {
                return Err(SettingsError::Unreadable {
                    path: path.to_owned(),
                    why,
                });
            }
        };
        ron::from_str(&text).map_err(|error| set_aside(path, error.to_string()))
    }

    /// Writes the settings to `path` in one step, for their owner's eyes only.
    ///
    /// # Errors
    /// When the folder or the file cannot be written to; the earlier file is then as it was.
    pub fn write(&self, path: &Path) -> Result<(), SettingsError> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        text.map_err(io::Error::other)
            .and_then(|text| {
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                // There may be keys to servers in it.
                write_private(path, text.as_bytes())
            })
            .map_err(|why| SettingsError::Unwritable {
                path: path.to_owned(),
                why,
            })
    }
}

fn set_aside(path: &Path, why: String) -> SettingsError {
    let aside = path.with_extension("damaged.ron");
    match fs::rename(path, &aside) {
        Ok(()) => SettingsError::Damaged {
            path: path.to_owned(),
            aside,
            why,
        },
        Err(why) => SettingsError::Unreadable {
            path: path.to_owned(),
            why,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::CaseBuilder;
    use crate::state::maps::{Key, predefined};
    use crate::state::{Document, Origin, State};

    fn night() -> Settings {
        Settings {
            theme: ThemeName::Night,
            names: Names::English,
            basemap: Some("/maps/b.pmtiles".into()),
            map_files: vec!["/maps/a.mbtiles".into(), "/maps/b.pmtiles".into()],
            online_maps: vec![OnlineMap {
                id: "own-1".to_owned(),
                key: Key::new("secret"),
                ..predefined()[0].clone()
            }],
            furniture: Furniture {
                graticule: true,
                ..Furniture::default()
            },
        }
    }

    #[test]
    fn settings_come_back_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/settings.ron");
        night().write(&path).unwrap();
        assert_eq!(Settings::read(&path).unwrap(), night());
    }

    #[test]
    fn settings_bring_the_view_back_that_they_were_taken_from() {
        let mut state = State::new(Document::new(
            CaseBuilder::new().build(),
            "",
            Origin::BuiltIn,
        ));
        for command in night().commands() {
            state.apply(command);
        }
        assert_eq!(Settings::of(&state.view), night());
    }

    #[test]
    fn a_first_run_has_settings_without_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        assert_eq!(Settings::read(&path).unwrap(), Settings::default());
    }

    #[test]
    fn what_a_file_does_not_say_is_as_in_a_first_run() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(theme: Night, furniture: (north_arrow: true))").unwrap();
        let expected = Settings {
            theme: ThemeName::Night,
            furniture: Furniture {
                north_arrow: true,
                ..Furniture::default()
            },
            ..Settings::default()
        };
        assert_eq!(Settings::read(&path).unwrap(), expected);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for damage in [&b"(theme: Purple)"[..], b"\xff\xfe\x00"] {
            fs::write(&path, damage).unwrap();
            let error = Settings::read(&path).unwrap_err();
            let SettingsError::Damaged { aside, .. } = error else {
                panic!("{error}");
            };
            assert_eq!(fs::read(aside).unwrap(), damage);
            assert!(!path.exists());
        }
    }

    #[test]
    fn a_folder_that_takes_no_files_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        let error = night().write(&file.join("settings.ron")).unwrap_err();
        assert!(error.to_string().contains("cannot be written"), "{error}");
    }
}
