//! Words for what an edit makes of its spot, to be set beside what it was before.

use crate::model::{Case, Edit};

use super::{decided, filter, hue, shape, signature};

/// What `edit` makes of its spot, without saying which spot that is: "“Homs”", "light blue".
/// What it names, `case` has.
#[must_use]
pub fn value(case: &Case, edit: &Edit) -> String {
    match edit {
        Edit::Title(title) => format!("“{title}”"),
        Edit::Hue(_, hue) => self::hue(*hue).to_owned(),
        Edit::Shape(_, Some(shape)) => self::shape(*shape).to_owned(),
        Edit::Shape(_, None) => "left to the program".to_owned(),
        Edit::Note(_, Some(note)) => format!("{} ({})", note.text, signature(note)),
        Edit::Note(_, None) => "no note".to_owned(),
        Edit::FilterSet(_, Some(set)) => format!("“{}”: {}", set.name, filter(case, &set.filter)),
        Edit::FilterSet(_, None) => "no such filters".to_owned(),
        Edit::Match(_, Some(decision)) => decided(decision),
        Edit::Match(_, None) => "not decided".to_owned(),
        Edit::Scenes(scenes) if scenes.is_empty() => "no scenes".to_owned(),
        Edit::Scenes(scenes) => {
            let titles = scenes.iter().map(|scene| format!("“{}”", scene.title));
            titles.collect::<Vec<String>>().join(", ")
        }
    }
}
