//! How each case was looked at when it was last open, and the window it was open in.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::state::{Instruments, Look, Origin};

use super::store::{self, SettingsError};

/// How cases were looked at, the one looked at last first.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Views(Vec<SeenCase>);

/// How a case was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeenCase {
    /// Its file; `None` for the case that comes with the program.
    pub case: Option<PathBuf>,
    /// How it was looked at.
    #[serde(default)]
    pub look: Look,
    /// What stood below the map, and how.
    #[serde(default)]
    pub instruments: Instruments,
    /// The window it was open in; `None` where the system does not tell.
    #[serde(default)]
    pub window: Option<WindowPlace>,
}

/// Where a window was, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its upper left corner with its frame, (x, y) in points from that of the first screen; `None`
    /// where the system does not tell.
    pub corner: Option<(f32, f32)>,
    /// Width and height of what is inside its frame, in points.
    pub size: (f32, f32),
    /// Whether it filled the screen. Place and size are those it had before.
    pub maximised: bool,
}

impl Views {
    /// How many cases are remembered.
    const MOST: usize = 100;

    /// Reads the views in `path`; none when there is no such file.
    ///
    /// # Errors
    /// When the file cannot be read, or is damaged: then it is set aside, never overwritten.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        store::read(path)
    }

    /// The views in `path`, if they can be read; the file is left as it is.
    #[must_use]
    pub fn look_at(path: &Path) -> Option<Self> {
        ron::from_str(&fs::read_to_string(path).ok()?).ok()
    }

    /// How the case in the file `case` was looked at, or the one that comes with the program.
    #[must_use]
    pub fn of(&self, case: Option<&Path>) -> Option<&SeenCase> {
        self.0.iter().find(|seen| seen.case.as_deref() == case)
    }

    /// Remembers `seen` as what was looked at last.
    pub fn remember(&mut self, seen: SeenCase) {
        self.0.retain(|known| known.case != seen.case);
        self.0.insert(0, seen);
        self.0.truncate(Self::MOST);
    }

    /// Remembers `seen` in the file `path`, beside what other running programs have written there.
    ///
    /// # Errors
    /// When the file cannot be read or written: it is then as it was. When it was damaged: it is
    /// then set aside, and `seen` has been written all the same.
    pub fn add_to(path: &Path, seen: &[SeenCase]) -> Result<(), SettingsError> {
        let add = |held: Option<Self>| {
            let mut views = held.unwrap_or_default();
            for seen in seen {
                views.remember(seen.clone());
            }
            views
        };
        store::update(path, add)
    }
}

/// What the views of a case from `origin` are remembered under; nothing is of an earlier version.
#[must_use]
pub fn remembered_as(origin: &Origin) -> Option<Option<PathBuf>> {
    match origin {
        Origin::BuiltIn => Some(None),
        Origin::File(path) => Some(Some(path.clone())),
        Origin::Version(_) => None,
    }
}

impl WindowPlace {
    /// The least width and height of a window, in points.
    pub const LEAST: (f32, f32) = (960.0, 600.0);
    /// Width and height of a window in a first run, in points.
    pub const USUAL: (f32, f32) = (1440.0, 900.0);
    /// No screen is wider or higher than this, in points.
    const MOST: f32 = 32_768.0;

    /// A place and size that a window can have, whatever the file says.
    #[must_use]
    pub fn within_bounds(self) -> Self {
        let sane = |length: f32, least: f32, usual: f32| {
            if length.is_finite() {
                length.clamp(least, Self::MOST)
            } else {
                usual
            }
        };
        let is_sane = |(x, y): &(f32, f32)| x.abs() <= Self::MOST && y.abs() <= Self::MOST;
        Self {
            corner: self.corner.filter(is_sane),
            size: (
                sane(self.size.0, Self::LEAST.0, Self::USUAL.0),
                sane(self.size.1, Self::LEAST.1, Self::USUAL.1),
            ),
            maximised: self.maximised,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Instrument, Standpoint};

    fn seen(case: &str, zoom: f64) -> SeenCase {
        let standpoint = Standpoint {
            lon_lat: geo::Point::new(36.7, 34.8),
            zoom,
        };
        SeenCase {
            case: Some(case.into()),
            look: Look {
                standpoint: Some(standpoint),
                ..Look::default()
            },
            instruments: Instruments {
                shown: Some(Instrument::Claims),
                ..Instruments::default()
            },
            window: Some(WindowPlace {
                corner: Some((10.0, 20.0)),
                size: (1200.0, 800.0),
                maximised: false,
            }),
        }
    }

    #[test]
    fn the_view_of_a_case_comes_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views.ron");
        Views::add_to(&path, &[seen("/a.ron", 8.0), seen("/b.ron", 9.0)]).unwrap();
        Views::add_to(&path, &[seen("/a.ron", 10.0)]).unwrap();
        let views = Views::read(&path).unwrap();
        assert_eq!(views.0, [seen("/a.ron", 10.0), seen("/b.ron", 9.0)]);
        let of = |case: &str| views.of(Some(Path::new(case)));
        assert_eq!(of("/a.ron"), Some(&seen("/a.ron", 10.0)));
        assert_eq!((of("/c.ron"), views.of(None)), (None, None));
    }

    #[test]
    fn the_hundred_cases_looked_at_last_are_remembered() {
        let mut views = Views::default();
        for number in 0..150 {
            views.remember(seen(&format!("/{number}.ron"), 8.0));
        }
        assert_eq!(views.0.len(), 100);
        assert!(views.of(Some(Path::new("/50.ron"))).is_some());
        assert_eq!(views.of(Some(Path::new("/49.ron"))), None);
    }

    #[test]
    fn what_a_file_does_not_say_of_a_case_is_as_if_it_was_never_open() {
        let views: Views = ron::from_str("[(case: None)]").unwrap();
        let seen = views.of(None).unwrap();
        assert_eq!((&seen.look, seen.window), (&Look::default(), None));
        assert_eq!(seen.instruments, Instruments::default());
    }

    #[test]
    fn a_window_has_a_size_whatever_the_file_says() {
        let odd = WindowPlace {
            corner: Some((f32::NAN, 1e30)),
            size: (f32::INFINITY, -5.0),
            maximised: true,
        };
        let expected = WindowPlace {
            corner: None,
            size: (WindowPlace::USUAL.0, WindowPlace::LEAST.1),
            maximised: true,
        };
        assert_eq!(odd.within_bounds(), expected);
    }
}
