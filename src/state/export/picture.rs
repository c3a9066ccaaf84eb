//! The map or the screen as a picture, and the page on what is selected: of what, and how large.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::query::{Withheld, withheld};

use super::super::{Document, Origin, State};
use super::ExportOrder;
use super::size::{PictureSize, SizeError};

/// Of what a picture is exported, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureExport {
    /// What is in it.
    pub framing: Framing,
    /// How large the window is, in points.
    pub window: PictureSize,
    /// How many pixels there are to a point.
    pub scale: Scale,
    /// Whether what is marked sensitive is left out.
    pub withholds: bool,
}

/// The page on what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageExport {
    /// Whether what is marked sensitive is left out.
    pub withholds: bool,
}

/// What of the screen is in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Framing {
    /// The map with its legend, and nothing to press.
    #[default]
    Map,
    /// All of it.
    Screen,
}

/// How many pixels there are to a point, from side to side: one to four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scale {
    /// One.
    Once,
    /// Two.
    Twice,
    /// Three.
    Thrice,
    /// Four.
    FourTimes,
}

impl Scale {
    /// Every scale, the least first.
    pub const ALL: [Self; 4] = [Self::Once, Self::Twice, Self::Thrice, Self::FourTimes];

    /// As a number.
    #[must_use]
    pub const fn times(self) -> u32 {
        match self {
            Self::Once => 1,
            Self::Twice => 2,
            Self::Thrice => 3,
            Self::FourTimes => 4,
        }
    }
}

impl Default for Scale {
    /// Enough for print at the size of a page.
    fn default() -> Self {
        Self::Twice
    }
}

impl FromStr for Scale {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut all = Self::ALL.into_iter();
        let found = all.find(|scale| scale.times().to_string() == text.trim());
        found.ok_or_else(|| format!("{text:?} is no scale; write 1, 2, 3 or 4"))
    }
}

impl PictureExport {
    /// How large it is in pixels.
    ///
    /// # Errors
    /// When a side is longer than can be drawn.
    pub fn pixels(&self) -> Result<PictureSize, SizeError> {
        self.window.scaled(self.scale)
    }
}

impl ExportOrder {
    /// What is looked at, to be shown once more; where it `withholds`, without what a room must not learn.
    ///
    /// That is taken out of the case itself, so that whoever draws or writes cannot forget to.
    #[must_use]
    pub fn looked_at(self, withholds: bool) -> State {
        let Self {
            document,
            view,
            archives,
            ..
        } = self;
        let mut state = State::new(document);
        state.view = view;
        state.archives = archives;
        if withholds {
            state.withhold();
        }
        state
    }
}

impl State {
    /// Leaves out of the case what a room must not learn.
    pub fn withhold(&mut self) {
        let case = self.document.case();
        let Some(seen) = withheld(case) else {
            return;
        };
        let text = &self.view.filter.text;
        self.view.filter.text = Withheld::of(case).taken_out_of(text);
        self.document = Document::new(seen, "", Origin::BuiltIn);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(scale: Scale) -> PictureExport {
        PictureExport {
            framing: Framing::Map,
            window: PictureSize::new(2560, 1440),
            scale,
            withholds: true,
        }
    }

    #[test]
    fn a_picture_has_so_many_times_the_pixels_of_the_window() {
        assert_eq!(
            picture(Scale::Thrice).pixels(),
            Ok(PictureSize::new(7680, 4320))
        );
    }

    #[test]
    fn one_that_is_too_large_to_be_drawn_is_refused_with_what_would_be_right() {
        let error = picture(Scale::FourTimes).pixels().unwrap_err().to_string();
        assert!(error.contains("10240") && error.contains("8192"), "{error}");
    }

    #[test]
    fn a_scale_is_read_as_it_is_written_and_nothing_beyond_is() {
        for scale in Scale::ALL {
            assert_eq!(scale.times().to_string().parse(), Ok(scale));
        }
        for text in ["0", "5", "1.5", ""] {
            assert!(text.parse::<Scale>().is_err(), "{text}");
        }
    }
}
