//! A name set in type: one line or two, the Arabic beneath the English.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Painter, Vec2, vec2};

use super::{LabelStyle, Names};
use crate::basemap::{Label, LabelKind};
use crate::ui::text::ordered;

/// A name laid out, measured from the capitals' top to below the last baseline.
pub(super) struct Block {
    pub lines: Vec<Line>,
    /// In points.
    pub size: Vec2,
}

/// One line of a [`Block`].
pub(super) struct Line {
    pub galley: Arc<Galley>,
    /// In points.
    pub width: f32,
    /// Where the galley's top lies, in points below the block's top.
    pub top: f32,
}

/// What stands at the point itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mark {
    /// A ring of this radius in points.
    Dot(f32),
    /// A triangle of this radius in points.
    Plane(f32),
}

impl Mark {
    pub fn of(label: &Label, style: &LabelStyle) -> Option<Self> {
        match (label.kind, TownClass::of(label)) {
            (LabelKind::Town, TownClass::City) => Some(Self::Dot(style.dot_city)),
            (LabelKind::Town, TownClass::Town) => Some(Self::Dot(style.dot_town)),
            (LabelKind::Town, TownClass::Small) => Some(Self::Dot(style.dot_small)),
            (LabelKind::Airfield, _) => Some(Self::Plane(style.airfield_mark)),
            _ => None,
        }
    }

    pub fn radius(self) -> f32 {
        match self {
            Self::Dot(radius) | Self::Plane(radius) => radius,
        }
    }
}

/// How much a town's rank makes of it.
enum TownClass {
    City,
    Town,
    Small,
}

impl TownClass {
    fn of(label: &Label) -> Self {
        match label.rank {
            0..=2 => Self::City,
            3..=4 => Self::Town,
            _ => Self::Small,
        }
    }
}

/// How a label is set.
struct Setting {
    font: FontId,
    color: Color32,
    /// Letterspaced capitals, for what has an extent instead of a point. Arabic is never spaced:
    /// its letters join.
    capitals: bool,
}

impl Setting {
    fn of(label: &Label, style: &LabelStyle) -> Self {
        let regular = |size| FontId::new(size, FontFamily::Proportional);
        let plain = |size, color| Self {
            font: regular(size),
            color,
            capitals: false,
        };
        let capitals = |size, color| Self {
            font: regular(size),
            color,
            capitals: true,
        };
        match (label.kind, TownClass::of(label)) {
            (LabelKind::Town, TownClass::City) => Self {
                font: FontId::new(style.size_city, FontFamily::Name("semibold".into())),
                color: style.text,
                capitals: false,
            },
            (LabelKind::Town, TownClass::Town) => plain(style.size_town, style.text),
            (LabelKind::Town, TownClass::Small) => plain(style.size_small, style.text),
            (LabelKind::Airfield, _) => plain(style.size_small, style.airfield_text),
            (LabelKind::Water, TownClass::City) => capitals(style.size_small, style.water_text),
            (LabelKind::Water, _) => plain(style.size_small, style.water_text),
            (LabelKind::Relief, _) => capitals(style.size_small, style.relief_text),
            (LabelKind::Governorate, _) => capitals(style.size_small, style.region_text),
            (LabelKind::Country, _) => capitals(style.size_town, style.region_text),
        }
    }

    fn line(
        &self,
        painter: &Painter,
        text: String,
        spaced: bool,
        style: &LabelStyle,
    ) -> Arc<Galley> {
        let spacing = if spaced {
            style.tracking * self.font.size
        } else {
            0.0
        };
        painter.layout_job(LayoutJob::simple_format(
            text,
            TextFormat {
                extra_letter_spacing: spacing,
                ..TextFormat::simple(self.font.clone(), self.color)
            },
        ))
    }
}

// In parts of the type size: what IBM Plex Sans and IBM Plex Sans Arabic need.
const CAPITALS_HEIGHT: f32 = 0.7;
const BELOW_LATIN: f32 = 0.08;
const BELOW_ARABIC: f32 = 0.28;
const BASELINE_TO_ARABIC_BASELINE: f32 = 1.3;
const ARABIC_HEIGHT: f32 = 0.75;

impl Block {
    /// Sets the name of `label` in the languages asked for; English where there is no Arabic.
    pub fn set(painter: &Painter, label: &Label, names: Names, style: &LabelStyle) -> Self {
        let setting = Setting::of(label, style);
        let size = setting.font.size;
        let arabic = label.name_ar.as_deref().filter(|_| names != Names::English);
        let english = (names != Names::Arabic || arabic.is_none()).then_some(&label.name);

        let mut block = Self {
            lines: Vec::with_capacity(2),
            size: Vec2::ZERO,
        };
        let mut baseline = 0.0;
        if let Some(english) = english {
            let text = if setting.capitals {
                english.to_uppercase()
            } else {
                english.clone()
            };
            baseline = CAPITALS_HEIGHT * size;
            let galley = setting.line(painter, text, setting.capitals, style);
            block.push(galley, baseline, BELOW_LATIN * size);
        }
        if let Some(arabic) = arabic {
            baseline += match english {
                Some(_) => BASELINE_TO_ARABIC_BASELINE * size,
                None => ARABIC_HEIGHT * size,
            };
            let galley = setting.line(painter, ordered(arabic).into_owned(), false, style);
            block.push(galley, baseline, BELOW_ARABIC * size);
        }
        block
    }

    fn push(&mut self, galley: Arc<Galley>, baseline: f32, below: f32) {
        let first = galley.rows.first().and_then(|row| row.glyphs.first());
        let own_baseline = first.map_or(galley.size().y, |glyph| glyph.pos.y);
        let width = galley.size().x;
        self.size = vec2(self.size.x.max(width), baseline + below);
        self.lines.push(Line {
            top: (baseline - own_baseline).round(),
            width,
            galley,
        });
    }
}
