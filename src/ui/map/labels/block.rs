//! A name set in type: the Arabic beneath the English, long names of lands and seas in two lines.

use std::sync::Arc;

use egui::{Galley, Painter, Vec2, vec2};

use super::setting::Setting;
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

// In parts of the type size: what IBM Plex Sans and IBM Plex Sans Arabic need.
const CAPITALS_HEIGHT: f32 = 0.7;
const BELOW_LATIN: f32 = 0.08;
const BELOW_ARABIC: f32 = 0.28;
const BETWEEN_BASELINES: f32 = 1.3;
const ARABIC_HEIGHT: f32 = 0.75;
/// Between a river and its name on either side of it.
const BESIDE_A_RIVER: f32 = 0.4;

impl Block {
    /// Sets the name of `label` in the languages asked for; English where there is no Arabic.
    pub fn set(
        painter: &Painter,
        label: &Label,
        names: Names,
        style: &LabelStyle,
        far_out: bool,
    ) -> Self {
        let setting = Setting::of(label, style, far_out);
        let arabic = label.name_ar.as_deref().filter(|_| names != Names::English);
        let english = (names != Names::Arabic || arabic.is_none()).then_some(label.name.as_str());
        let height = label.height_m;
        let english = english.map(|name| match height {
            Some(height) => format!("{name} {height} m"),
            None => name.to_owned(),
        });
        let arabic = arabic.map(|name| match height.filter(|_| english.is_none()) {
            Some(height) => format!("{name} {height} م"),
            None => name.to_owned(),
        });

        let mut lines = Typesetter {
            painter,
            setting: &setting,
            block: Self {
                lines: Vec::with_capacity(2),
                size: Vec2::ZERO,
            },
        };
        if label.kind == LabelKind::River {
            lines.beside_a_river(english.as_deref(), arabic.as_deref());
        } else {
            lines.stacked(english.as_deref(), arabic.as_deref());
        }
        lines.block
    }
}

struct Typesetter<'a> {
    painter: &'a Painter,
    setting: &'a Setting,
    block: Block,
}

impl Typesetter<'_> {
    /// One line beneath the other.
    fn stacked(&mut self, english: Option<&str>, arabic: Option<&str>) {
        let setting = self.setting;
        let size = setting.font.size;
        let mut baseline = 0.0;
        for text in english.into_iter().flat_map(|name| setting.english(name)) {
            baseline += match baseline {
                0.0 => CAPITALS_HEIGHT * size,
                _ => BETWEEN_BASELINES * size,
            };
            let galley = setting.latin(self.painter, text);
            self.push(galley, baseline, BELOW_LATIN * size);
        }
        if let Some(text) = arabic {
            baseline += match baseline {
                0.0 => ARABIC_HEIGHT * size,
                _ => BETWEEN_BASELINES * size,
            };
            let galley = setting.arabic(self.painter, ordered(text).into_owned());
            self.push(galley, baseline, BELOW_ARABIC * size);
        }
    }

    /// The first line above the block's middle, where the river runs, the second beneath it.
    fn beside_a_river(&mut self, english: Option<&str>, arabic: Option<&str>) {
        let size = self.setting.font.size;
        let half = (BESIDE_A_RIVER + ARABIC_HEIGHT + BELOW_ARABIC) * size;
        let above = half - BESIDE_A_RIVER * size;
        if let Some(english) = english {
            let galley = self.setting.latin(self.painter, english.to_owned());
            self.push(galley, above, 0.0);
        }
        if let Some(arabic) = arabic {
            let baseline = match english {
                Some(_) => half + (BESIDE_A_RIVER + ARABIC_HEIGHT) * size,
                // Its letters reach farther below their baseline.
                None => above - 0.5 * BELOW_ARABIC * size,
            };
            let galley = self
                .setting
                .arabic(self.painter, ordered(arabic).into_owned());
            self.push(galley, baseline, 0.0);
        }
        self.block.size.y = 2.0 * half;
    }

    fn push(&mut self, galley: Arc<Galley>, baseline: f32, below: f32) {
        let first = galley.rows.first().and_then(|row| row.glyphs.first());
        let own_baseline = first.map_or(galley.size().y, |glyph| glyph.pos.y);
        let width = galley.size().x;
        let size = &mut self.block.size;
        *size = vec2(size.x.max(width), baseline + below);
        self.block.lines.push(Line {
            top: (baseline - own_baseline).round(),
            width,
            galley,
        });
    }
}
