//! Preferences: how the program looks and behaves to its user's liking, whichever case is open.

use serde::{Deserialize, Serialize};

use super::ThemeName;
use crate::model::CoordinateForm;

/// How the program looks and behaves, whichever case is open; remembered from run to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Which look the screen has.
    pub theme: ThemeChoice,
    /// Size of all type, in per cent of the usual.
    pub text_percent: u8,
    /// In which units distances are given.
    pub units: Units,
    /// How positions on the ground are written.
    pub coordinates: CoordinateForm,
    /// Whether nothing glides or fades on the screen.
    pub reduce_motion: bool,
    /// When the presenter's window opens by itself.
    pub presenter: PresenterChoice,
}

impl Preferences {
    /// Sizes of type to choose from, in per cent of the usual; a file of settings may say any size
    /// between the first and the last.
    pub const TEXT_SIZES: [u8; 6] = [85, 90, 100, 110, 125, 150];

    /// These, with type neither too small to be read nor too large for the window.
    #[must_use]
    pub fn within_bounds(self) -> Self {
        let [least, .., most] = Self::TEXT_SIZES;
        Self {
            text_percent: self.text_percent.clamp(least, most),
            ..self
        }
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            text_percent: 100,
            units: Units::default(),
            coordinates: CoordinateForm::default(),
            reduce_motion: false,
            presenter: PresenterChoice::default(),
        }
    }
}

/// Which look the screen has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Paper where the system is light, Night where it is dark.
    #[default]
    System,
    /// Always [`ThemeName::Paper`].
    Paper,
    /// Always [`ThemeName::Night`].
    Night,
    /// Always [`ThemeName::Projector`].
    Projector,
}

impl ThemeChoice {
    /// Every choice, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::System, Self::Paper, Self::Night, Self::Projector];

    /// The look on a system that asks for the look `system`.
    #[must_use]
    pub fn on(self, system: ThemeName) -> ThemeName {
        match self {
            Self::System => system,
            Self::Paper => ThemeName::Paper,
            Self::Night => ThemeName::Night,
            Self::Projector => ThemeName::Projector,
        }
    }

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Paper | Self::Night | Self::Projector => self.on(ThemeName::Paper).name(),
        }
    }
}

impl From<ThemeName> for ThemeChoice {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Paper => Self::Paper,
            ThemeName::Night => Self::Night,
            ThemeName::Projector => Self::Projector,
        }
    }
}

/// In which units distances are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Units {
    /// In kilometres and in international miles.
    #[default]
    Both,
    /// In kilometres.
    Kilometres,
    /// In international miles.
    Miles,
}

impl Units {
    /// Every choice, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::Both, Self::Kilometres, Self::Miles];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "Kilometres and miles",
            Self::Kilometres => "Kilometres",
            Self::Miles => "Miles",
        }
    }
}

/// When the presenter's window opens by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum PresenterChoice {
    /// When there is a second screen for it to stand on.
    #[default]
    SecondScreen,
    /// Whenever scenes are presented.
    Always,
    /// Only when it is asked for.
    Never,
}

impl PresenterChoice {
    /// Every choice, in the order of the settings.
    pub const ALL: [Self; 3] = [Self::SecondScreen, Self::Always, Self::Never];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SecondScreen => "When there is a second screen",
            Self::Always => "Always",
            Self::Never => "Never",
        }
    }

    /// Whether it opens where there are this many screens.
    #[must_use]
    pub fn opens_on(self, screens: usize) -> bool {
        match self {
            Self::SecondScreen => screens > 1,
            Self::Always => true,
            Self::Never => false,
        }
    }
}
