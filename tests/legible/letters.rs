//! The letters on a screen, and their contrast to what lies around them.

use std::collections::HashSet;

use egui::emath::Rot2;
use egui::epaint::{ClippedShape, TextShape};
use egui::{Color32, Rect, Shape};

use super::pixels::{Picture, are_alike, contrast, worst};

/// How near to a letter its ground is looked at, in pixels. Nearer lie the pixels that are partly
/// letter, partly ground.
const NEAR: i32 = 1;
const FAR: i32 = 3;
/// Fewer pixels of a letter's own colour tell nothing.
const FEWEST: usize = 12;
/// How much of a list fades at its lower edge while it goes on below, in points.
const FADE: f32 = 24.0;

/// A text as it is seen.
#[derive(Debug)]
pub struct LettersSeen {
    pub words: String,
    /// The contrast of all its pixels but the worst tenth; `None` where nothing of its colour is
    /// seen.
    pub contrast: Option<f32>,
}

/// Where what is drawn grows pale on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fades {
    Nowhere,
    /// At the lower edge of what can be scrolled.
    WhereListsGoOn,
}

/// Every text in `drawn` of which anything is within its clip, but what fades there.
pub fn letters(drawn: &[ClippedShape], picture: &Picture, fades: Fades) -> Vec<LettersSeen> {
    let texts = texts(drawn);
    let texts = texts
        .iter()
        .filter(|(text, clip)| fades == Fades::Nowhere || !is_fading(text, *clip));
    texts
        .filter_map(|(text, clip)| seen(text, *clip, picture))
        .collect()
}

/// Whether a text stands where a list would fade.
fn is_fading(text: &TextShape, clip: Rect) -> bool {
    let from = clip.bottom() - FADE;
    clip.height() > FADE * 4.0 && areas(text).any(|area| area.bottom() > from)
}

/// Where letters stand, in points.
pub fn areas_of_letters(drawn: &[ClippedShape]) -> Vec<Rect> {
    let texts = texts(drawn);
    texts.iter().flat_map(|(text, _)| areas(text)).collect()
}

/// The texts, each with its clip. The copies that make a halo have a colour of their own.
fn texts(drawn: &[ClippedShape]) -> Vec<(&TextShape, Rect)> {
    fn collect<'a>(shape: &'a Shape, clip: Rect, all: &mut Vec<(&'a TextShape, Rect)>) {
        match shape {
            Shape::Text(text) if text.override_text_color.is_none() => all.push((text, clip)),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    for clipped in drawn {
        collect(&clipped.shape, clipped.clip_rect, &mut all);
    }
    all
}

fn seen(text: &TextShape, clip: Rect, picture: &Picture) -> Option<LettersSeen> {
    let areas: Vec<Rect> = areas(text)
        .map(|area| area.intersect(clip))
        .filter(Rect::is_positive)
        .collect();
    if areas.is_empty() {
        return None;
    }
    let colours = colours(text);
    // What cannot be used now is pale on purpose.
    if text.opacity_factor < 1.0 || colours.iter().any(|colour| !colour.is_opaque()) {
        return None;
    }
    let in_areas = areas.iter().flat_map(|area| picture.pixels_in(*area));
    let is_letter = |(x, y): &(i32, i32)| {
        let pixel = picture.colour(*x, *y);
        pixel.is_some_and(|pixel| colours.iter().any(|colour| are_alike(*colour, pixel)))
    };
    let letters: HashSet<(i32, i32)> = in_areas.filter(is_letter).collect();
    Some(LettersSeen {
        words: text.galley.text().to_owned(),
        contrast: (letters.len() >= FEWEST).then(|| contrast_of(&letters, picture)),
    })
}

/// The contrast of `letters` to the pixels that are near, but no part of them.
fn contrast_of(letters: &HashSet<(i32, i32)>, picture: &Picture) -> f32 {
    let around = |reach: i32| -> HashSet<(i32, i32)> {
        let side = -reach..=reach;
        let square = side
            .clone()
            .flat_map(|dy| side.clone().map(move |dx| (dx, dy)));
        let square: Vec<(i32, i32)> = square.collect();
        let near = |(x, y): &(i32, i32)| {
            square
                .iter()
                .map(move |(dx, dy)| (x + dx, y + dy))
                .collect::<Vec<_>>()
        };
        letters.iter().flat_map(near).collect()
    };
    let mut inks: Vec<Color32> = letters
        .iter()
        .filter_map(|(x, y)| picture.colour(*x, *y))
        .collect();
    inks.sort_by_key(Color32::g);
    let ink = inks[inks.len() / 2];
    let (near, far) = (around(NEAR), around(FAR));
    let ground = far
        .difference(&near)
        .filter_map(|(x, y)| picture.colour(*x, *y));
    let mut all: Vec<f32> = ground.map(|ground| contrast(ink, ground)).collect();
    worst(&mut all)
}

/// The colours that its letters are drawn in.
fn colours(text: &TextShape) -> Vec<Color32> {
    let rows = text.galley.rows.iter();
    let vertices = rows.flat_map(|row| &row.visuals.mesh.vertices);
    let mut colours: Vec<Color32> = vertices
        .map(|vertex| match vertex.color {
            Color32::PLACEHOLDER => text.fallback_color,
            colour => colour,
        })
        .collect();
    colours.dedup();
    colours
}

/// Where each letter of a text stands, in points.
fn areas(text: &TextShape) -> impl Iterator<Item = Rect> + '_ {
    let turn = Rot2::from_angle(text.angle);
    text.galley.rows.iter().flat_map(move |row| {
        let letters = row
            .glyphs
            .iter()
            .filter(|letter| !letter.uv_rect.is_nothing());
        letters.map(move |letter| {
            let from = row.pos + letter.pos.to_vec2() + letter.uv_rect.offset;
            let area = Rect::from_min_size(from, letter.uv_rect.size);
            area.rotate_bb(turn).translate(text.pos.to_vec2())
        })
    })
}
