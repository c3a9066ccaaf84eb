//! How names are set in type: size, weight, colour, slant and letterspacing, by what they name.
//!
//! The ways of printed atlases: points in upper and lower case, in two weights by rank; what has an
//! extent in letterspaced capitals, the wider the emptier it is; waters slanted and in their colour.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Painter};
use std::sync::Arc;

use super::LabelStyle;
use crate::basemap::{Label, LabelKind};
use crate::ui::theme::semibold;

/// How much a town's rank makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TownClass {
    City,
    Town,
    Small,
}

impl TownClass {
    pub fn of(label: &Label) -> Self {
        match label.rank {
            0..=2 => Self::City,
            3..=4 => Self::Town,
            _ => Self::Small,
        }
    }
}

/// How many letters of a name in capitals stand in one line.
const LETTERS_IN_A_LINE: usize = 12;

/// How a label is set.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Setting {
    pub font: FontId,
    color: Color32,
    /// In capitals, as the English of what has an extent is.
    capitals: bool,
    /// Space between capitals, in points.
    tracking: f32,
    slanted: bool,
}

impl Setting {
    /// The setting of `label`; `far_out`, cities are set smaller, as countries are what reads first.
    pub fn of(label: &Label, style: &LabelStyle, far_out: bool) -> Self {
        let (small, town, city) = (style.size_small, style.size_town, style.size_city);
        let (close, wide) = (style.tracking, style.tracking_wide);
        match (label.kind, label.rank) {
            (LabelKind::Town | LabelKind::Capital, _) => {
                let color = style.text;
                match (TownClass::of(label), far_out) {
                    (TownClass::City, false) => Self::plain(city, color).heavy(),
                    (TownClass::City, true) => Self::plain(town, color).heavy(),
                    (TownClass::Town, false) => Self::plain(town, color),
                    _ => Self::plain(small, color),
                }
            }
            (LabelKind::Airfield, _) => Self::plain(small, style.airfield_text).slanted(),
            (LabelKind::Peak, _) => Self::plain(small, style.relief_text),
            (LabelKind::River | LabelKind::Lake, 1) => {
                Self::plain(town, style.water_text).slanted()
            }
            (LabelKind::River | LabelKind::Lake, _) => {
                Self::plain(small, style.water_text).slanted()
            }
            (LabelKind::Sea, 1) => Self::capitals(city, wide, style.water_text).slanted(),
            (LabelKind::Sea, 2) => Self::capitals(town, wide, style.water_text).slanted(),
            (LabelKind::Sea, _) => Self::capitals(small, close, style.water_text).slanted(),
            (LabelKind::Expanse, _) => Self::capitals(town, wide, style.relief_text),
            (LabelKind::Relief, _) => Self::capitals(small, close, style.relief_text),
            (LabelKind::Governorate, _) => Self::capitals(small, wide, style.region_text),
            (LabelKind::Country, 0..=2) => Self::capitals(town, close, style.region_text).heavy(),
            (LabelKind::Country, _) => Self::capitals(small, close, style.region_text).heavy(),
        }
    }

    fn plain(size: f32, color: Color32) -> Self {
        Self {
            font: FontId::new(size, FontFamily::Proportional),
            color,
            capitals: false,
            tracking: 0.0,
            slanted: false,
        }
    }

    fn capitals(size: f32, tracking: f32, color: Color32) -> Self {
        Self {
            capitals: true,
            tracking: tracking * size,
            ..Self::plain(size, color)
        }
    }

    fn heavy(mut self) -> Self {
        self.font.family = semibold();
        self
    }

    fn slanted(mut self) -> Self {
        self.slanted = true;
        self
    }

    /// The lines in which an English name is set: one, or two as even as its words allow for a long
    /// name in capitals. Arabic is never broken: it is short enough without.
    pub fn english(&self, name: &str) -> Vec<String> {
        if !self.capitals {
            return vec![name.to_owned()];
        }
        let name = name.to_uppercase();
        let letters = name.chars().count();
        let uneven = |(at, _): &(usize, &str)| {
            let before = name[..*at].chars().count();
            before.abs_diff(letters - before)
        };
        match name.match_indices(' ').min_by_key(uneven) {
            Some((at, _)) if letters > LETTERS_IN_A_LINE => {
                vec![name[..at].to_owned(), name[at + 1..].to_owned()]
            }
            _ => vec![name],
        }
    }

    /// A line of English.
    pub fn latin(&self, painter: &Painter, text: String) -> Arc<Galley> {
        self.line(painter, text, self.tracking, self.slanted)
    }

    /// A line of Arabic in visual order. Never spaced or slanted: its letters join.
    pub fn arabic(&self, painter: &Painter, ordered: String) -> Arc<Galley> {
        self.line(painter, ordered, 0.0, false)
    }

    fn line(&self, painter: &Painter, text: String, spacing: f32, slanted: bool) -> Arc<Galley> {
        painter.layout_job(LayoutJob::simple_format(
            text,
            TextFormat {
                extra_letter_spacing: spacing,
                italics: slanted,
                ..TextFormat::simple(self.font.clone(), self.color)
            },
        ))
    }
}
