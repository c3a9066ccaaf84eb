//! The type that was drawn in a frame: its words, its size, and where its ink lies.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{FullOutput, Rect, Shape};

/// A text as it was drawn; its halo is a part of it.
#[derive(Debug, Clone)]
pub struct Written {
    pub words: String,
    /// The size of the smallest type in it, in points.
    pub size: f32,
    /// What its letters cover.
    pub ink: Rect,
    /// Whether it stands aslant: the box around its ink is larger than the ink then.
    pub is_turned: bool,
    /// Beyond which nothing of it is seen.
    pub clip: Rect,
}

impl Written {
    fn of(text: &TextShape, clip: Rect) -> Self {
        let sections = &text.galley.job.sections;
        let sizes = sections.iter().map(|section| section.format.font_id.size);
        let bounds = text.galley.mesh_bounds;
        let turned = Arc::clone(&text.galley);
        let turn = egui::emath::Rot2::from_angle(text.angle);
        let ink = if turned.mesh_bounds.is_positive() {
            bounds.rotate_bb(turn).translate(text.pos.to_vec2())
        } else {
            Rect::NOTHING
        };
        Self {
            words: text.galley.text().to_owned(),
            size: sizes.fold(f32::INFINITY, f32::min),
            ink,
            is_turned: text.angle != 0.0,
            clip,
        }
    }

    /// Whether some of its letters are seen, but not all.
    pub fn is_cut(&self) -> bool {
        let clip = self.clip.expand(0.5);
        clip.intersects(self.ink) && !clip.contains_rect(self.ink)
    }

    /// Whether its letters lie on those of `other`.
    pub fn covers(&self, other: &Self) -> bool {
        let both = self.ink.intersect(other.ink);
        let is_known = !self.is_turned && !other.is_turned;
        is_known && both.width() > 1.0 && both.height() > 1.0
    }
}

/// All that was written in a frame.
pub fn written(output: &FullOutput) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    for clipped in &output.shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut all);
    }
    all
}

fn collect(shape: &Shape, clip: Rect, all: &mut Vec<Written>) {
    match shape {
        Shape::Text(text) => {
            let new = Written::of(text, clip);
            // The copies that make a halo have a colour of their own.
            let is_halo = text.override_text_color.is_some();
            if !is_halo && new.ink.is_positive() && clip.intersects(new.ink) {
                all.push(new);
            }
        }
        Shape::Vec(shapes) => {
            for shape in shapes {
                collect(shape, clip, all);
            }
        }
        _ => {}
    }
}
