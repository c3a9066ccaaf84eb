//! The typefaces of the screen, for pages: which of them has a letter, and which letters of a row one
//! of them draws.

use std::collections::BTreeMap;

use egui::epaint::text::{Fonts, PlacedRow, TextOptions};
use egui::{FontFamily, Galley};
use krilla::text::Font;
use unicode_bidi::{BidiClass, bidi_class};

use crate::ui::theme;

use super::MakeError;

/// The typefaces by their names, and the first of each family that has a letter.
pub(super) struct Faces {
    fonts: BTreeMap<String, Font>,
    having: BTreeMap<FontFamily, BTreeMap<char, String>>,
}

/// Letters side by side in a row, which one typeface draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The letters, in the order in which they are written.
    pub(super) text: String,
    /// The name of the typeface.
    pub(super) face: String,
}

impl Faces {
    pub(super) fn new() -> Result<Self, MakeError> {
        let definitions = theme::fonts();
        let mut fonts = BTreeMap::new();
        for (name, data) in &definitions.font_data {
            let font = Font::new(data.font.clone().into(), data.index);
            let font = font.ok_or_else(|| {
                MakeError(format!(
                    "the typeface {name:?} of this program cannot be read"
                ))
            })?;
            fonts.insert(name.clone(), font);
        }
        let families: Vec<FontFamily> = definitions.families.keys().cloned().collect();
        let mut known = Fonts::new(TextOptions::default(), definitions);
        let mut known = known.with_pixels_per_point(1.0);
        let having = families.into_iter().map(|family| {
            let letters = known.characters(&family).iter();
            let first = letters.filter_map(|(letter, faces)| {
                let first = faces.first()?;
                Some((*letter, first.clone()))
            });
            (family.clone(), first.collect())
        });
        Ok(Self {
            fonts,
            having: having.collect(),
        })
    }

    pub(super) fn font(&self, face: &str) -> Option<&Font> {
        self.fonts.get(face)
    }

    /// Cuts the letters of a row as the screen does: where the typeface changes. A mark stays with the
    /// letter beneath it; what no typeface has is a box of the family's first.
    pub(super) fn runs(
        &self,
        letters: impl Iterator<Item = char>,
        family: &FontFamily,
    ) -> Vec<Run> {
        let having = self.having.get(family);
        let face_of = |letter| {
            let face = having.and_then(|having| having.get(&letter).or_else(|| having.get(&' ')));
            face.map_or("latin", String::as_str)
        };
        let mut runs: Vec<Run> = Vec::new();
        for letter in letters {
            let is_mark = bidi_class(letter) == BidiClass::NSM;
            let face = face_of(letter);
            match runs.last_mut() {
                Some(run) if is_mark || run.face == face => run.text.push(letter),
                _ => runs.push(Run {
                    text: letter.to_string(),
                    face: face.to_owned(),
                }),
            }
        }
        runs
    }
}

/// The letters of each row of `galley` as they were given. Where the screen has broken the lines, every
/// letter has its glyph; what runs right to left is given line by line, and has more glyphs than letters.
pub(super) fn letters_of_rows(galley: &Galley) -> Vec<String> {
    let rows = galley.rows.iter();
    let lines: Vec<&str> = galley.job.text.split('\n').collect();
    if lines.len() == galley.rows.len() && !galley.elided {
        return lines.into_iter().map(str::to_owned).collect();
    }
    let mut given = galley.job.text.chars();
    let of_row = |row: &PlacedRow| {
        if galley.elided {
            return row.glyphs.iter().map(|glyph| glyph.chr).collect();
        }
        let letters = given.by_ref().take(row.glyphs.len()).collect();
        if row.ends_with_newline {
            given.next();
        }
        letters
    };
    rows.map(of_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::semibold;

    fn cut(letters: &str, family: &FontFamily) -> Vec<(String, String)> {
        let runs = Faces::new()
            .unwrap()
            .runs(letters.chars(), family)
            .into_iter();
        runs.map(|run| (run.text, run.face)).collect()
    }

    #[test]
    fn a_row_is_cut_where_the_typeface_changes() {
        let runs = cut("In تلبيسة حمص", &FontFamily::Proportional);
        let run = |text: &str, face: &str| (text.to_owned(), face.to_owned());
        assert_eq!(
            runs,
            [
                run("In ", "latin"),
                run("تلبيسة", "arabic"),
                run(" ", "latin"),
                run("حمص", "arabic"),
            ]
        );
        assert_eq!(cut("36", &semibold()), [run("36", "latin-semibold")]);
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        let runs = cut("حُمص e\u{301}", &FontFamily::Proportional);
        let texts: Vec<&str> = runs.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(texts, ["حُمص", " e\u{301}"]);
    }

    #[test]
    fn a_letter_of_no_typeface_is_a_box_and_no_reason_to_stop() {
        let runs = cut("漢", &FontFamily::Proportional);
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].1, "latin");
    }
}
