//! Playing: the timeline's brush goes on by itself, a step at a time.

/// How the brush goes on, and whether it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Playback {
    /// Whether it goes on by itself.
    pub is_playing: bool,
    /// How fast.
    pub speed: Speed,
    /// What a step does to it.
    pub window: Window,
}

/// How fast the brush goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Speed {
    /// A step a second.
    Half,
    /// Two steps a second.
    #[default]
    Normal,
    /// Four steps a second.
    Double,
    /// Eight steps a second.
    Fourfold,
}

/// What a step does to the brush.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Window {
    /// Both its ends go on: it shows ever other claims.
    #[default]
    Sliding,
    /// Only its end goes on: it shows ever more claims.
    Growing,
}

impl Speed {
    /// Every speed, the slowest first.
    pub const ALL: [Self; 4] = [Self::Half, Self::Normal, Self::Double, Self::Fourfold];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Half => "½×",
            Self::Normal => "1×",
            Self::Double => "2×",
            Self::Fourfold => "4×",
        }
    }

    /// How long a step takes, in seconds.
    #[must_use]
    pub fn step_secs(self) -> f64 {
        match self {
            Self::Half => 1.0,
            Self::Normal => 0.5,
            Self::Double => 0.25,
            Self::Fourfold => 0.125,
        }
    }
}

impl Window {
    /// Both, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Sliding, Self::Growing];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sliding => "Sliding",
            Self::Growing => "Growing",
        }
    }
}
