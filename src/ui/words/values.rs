//! Words for what an edit makes of its spot, to be set beside what it was before.

use crate::model::Edit;

use super::{hue, shape, signature};

/// What `edit` makes of its spot, without saying which spot that is: "“Homs”", "light blue".
#[must_use]
pub fn value(edit: &Edit) -> String {
    match edit {
        Edit::Title(title) => format!("“{title}”"),
        Edit::Hue(_, hue) => self::hue(*hue).to_owned(),
        Edit::Shape(_, Some(shape)) => self::shape(*shape).to_owned(),
        Edit::Shape(_, None) => "left to the program".to_owned(),
        Edit::Note(_, Some(note)) => format!("{} ({})", note.text, signature(note)),
        Edit::Note(_, None) => "no note".to_owned(),
    }
}
