//! The size of a picture, as it is written and read.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::picture::Scale;

/// The size of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureSize {
    /// From left to right.
    pub width_px: u32,
    /// From top to bottom.
    pub height_px: u32,
}

/// Why a size could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    /// It is not written as a size.
    #[error("write width and height in pixels, as in 1920x1080")]
    NotASize,
    /// A side is too short or too long.
    #[error(
        "{pixels} pixels are out of range; each side takes {} to {}",
        PictureSize::SHORTEST_PX,
        PictureSize::LONGEST_PX
    )]
    OutOfRange {
        /// The side that was asked for.
        pixels: u64,
    },
}

impl PictureSize {
    /// The shortest side that holds the map and its legend.
    pub const SHORTEST_PX: u32 = 200;
    /// The longest side that common graphics hardware draws.
    pub const LONGEST_PX: u32 = 8192;
    /// What most projectors show.
    pub const FULL_HD: Self = Self::new(1920, 1080);
    /// What screens commonly show, the least first.
    pub const COMMON: [Self; 4] = [
        Self::new(1024, 768),
        Self::new(1280, 720),
        Self::FULL_HD,
        Self::new(3840, 2160),
    ];

    /// So many pixels from left to right, and from top to bottom.
    #[must_use]
    pub const fn new(width_px: u32, height_px: u32) -> Self {
        Self {
            width_px,
            height_px,
        }
    }

    /// So many times as wide and as high.
    ///
    /// # Errors
    /// When a side is out of range then.
    pub fn scaled(self, scale: Scale) -> Result<Self, SizeError> {
        let scaled = |side: u32| in_range(u64::from(side) * u64::from(scale.times()));
        Ok(Self {
            width_px: scaled(self.width_px)?,
            height_px: scaled(self.height_px)?,
        })
    }
}

impl FromStr for PictureSize {
    type Err = SizeError;

    fn from_str(text: &str) -> Result<Self, SizeError> {
        let (width, height) = text
            .split_once(['x', 'X', '×'])
            .ok_or(SizeError::NotASize)?;
        Ok(Self {
            width_px: side(width)?,
            height_px: side(height)?,
        })
    }
}

fn side(text: &str) -> Result<u32, SizeError> {
    let pixels: u64 = text.trim().parse().map_err(|_| SizeError::NotASize)?;
    in_range(pixels)
}

fn in_range(pixels: u64) -> Result<u32, SizeError> {
    let side = u32::try_from(pixels).ok();
    side.filter(|side| (PictureSize::SHORTEST_PX..=PictureSize::LONGEST_PX).contains(side))
        .ok_or(SizeError::OutOfRange { pixels })
}

impl Display for PictureSize {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width_px, self.height_px)
    }
}
