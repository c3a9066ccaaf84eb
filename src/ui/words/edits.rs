//! Words for edits: what an analyst changed, as a list of steps or a question about them says it.
//!
//! Ids are never shown. What an edit is about may be gone from the case; it is said to be.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    About, Case, Edit, FilterSet, Hue, MarkShape, Match, Note, Question, Scene, SceneId, Spot,
};
use crate::state::Step;

use super::{matched, verdict};

/// What an edit makes of its spot in `case`: "Note on Talbiseh", "Title changed to “…”", "Shape of
/// Ministry of Defence: star".
#[must_use]
pub fn edit(case: &Case, edit: &Edit) -> String {
    match edit {
        Edit::Title(title) => format!("Title changed to “{title}”"),
        Edit::Hue(_, hue) => format!("{}: {}", spot(case, &edit.spot()), self::hue(*hue)),
        Edit::Shape(_, Some(shape)) => {
            format!("{}: {}", spot(case, &edit.spot()), self::shape(*shape))
        }
        Edit::Shape(_, None) => format!("{}: left to the program", spot(case, &edit.spot())),
        Edit::Note(_, Some(note)) => noted(case, note),
        Edit::FilterSet(_, Some(set)) => filters(set),
        Edit::Match(_, Some(decision)) => decided_on(case, decision),
        Edit::Note(_, None) | Edit::FilterSet(_, None) | Edit::Match(_, None) => {
            format!("{} removed", spot(case, &edit.spot()))
        }
        Edit::Scenes(scenes) => {
            format!("{} in the briefing", super::counted(scenes.len(), "scene"))
        }
    }
}

/// A step of the history: as [`edit`] says it, and of a note or a filter set whether it was added,
/// changed or removed.
#[must_use]
pub fn step(case: &Case, step: &Step) -> String {
    match (&step.undone, &step.done) {
        (Edit::Note(_, None), Edit::Note(_, Some(note))) => {
            format!("{} added", noted(case, note))
        }
        (Edit::Note(_, Some(_)), Edit::Note(_, Some(note))) => {
            format!("{} changed", noted(case, note))
        }
        (Edit::Note(_, Some(note)), Edit::Note(_, None)) => {
            format!("{} removed", noted(case, note))
        }
        (Edit::FilterSet(_, None), Edit::FilterSet(_, Some(set))) => {
            format!("{} added", filters(set))
        }
        (Edit::FilterSet(_, Some(before)), Edit::FilterSet(_, Some(set))) => {
            if before.name == set.name {
                format!("{} changed", filters(set))
            } else {
                format!("{} renamed “{}”", filters(before), set.name)
            }
        }
        (Edit::FilterSet(_, Some(set)), Edit::FilterSet(_, None)) => {
            format!("{} removed", filters(set))
        }
        (Edit::Match(_, Some(before)), Edit::Match(_, None)) => {
            format!("{}: taken back", decided_on(case, before))
        }
        (Edit::Scenes(before), Edit::Scenes(now)) => scenes_changed(before, now),
        (_, done) => edit(case, done),
    }
}

/// A spot of `case` by name: "Title", "Hue of Russia", "Note on Talbiseh".
#[must_use]
pub fn spot(case: &Case, spot: &Spot) -> String {
    match spot {
        Spot::Title => "Title".to_owned(),
        Spot::Hue(id) => match case.parties.get(id) {
            Some(party) => format!("Hue of {}", party.name),
            None => "Hue of a party that is gone".to_owned(),
        },
        Spot::Shape(id) => match case.sources.get(id) {
            Some(source) => format!("Shape of {}", source.short_name()),
            None => "Shape of a source that is gone".to_owned(),
        },
        Spot::Note(id) => match case.notes.get(id) {
            Some(note) => noted(case, note),
            None => "Note".to_owned(),
        },
        Spot::FilterSet(id) => match case.filter_sets.get(id) {
            Some(set) => filters(set),
            None => "Filters under a name".to_owned(),
        },
        Spot::Match(id) => match case.matches.get(id) {
            Some(decision) => format!("Whether one strike: {}", matched(case, decision)),
            None => "Whether incidents are one strike".to_owned(),
        },
        Spot::Scenes => "Scenes of the briefing".to_owned(),
    }
}

/// What became of the scenes `before`, which are `now`: of the first that is not as it was.
fn scenes_changed(before: &[Arc<Scene>], now: &[Arc<Scene>]) -> String {
    let named = |scene: &Scene| format!("Scene “{}”", scene.title);
    let called = |scenes: &[Arc<Scene>], id: &SceneId| {
        scenes.iter().find(|scene| scene.id == *id).map(Arc::clone)
    };
    if let Some(added) = now.iter().find(|scene| called(before, &scene.id).is_none()) {
        return format!("{} added", named(added));
    }
    if let Some(removed) = before.iter().find(|scene| called(now, &scene.id).is_none()) {
        return format!("{} removed", named(removed));
    }
    let changed = now.iter().find_map(|scene| {
        let was = called(before, &scene.id).filter(|was| was != scene)?;
        Some((was, scene))
    });
    match changed {
        Some((was, scene)) if was.title != scene.title => {
            format!("{} renamed “{}”", named(&was), scene.title)
        }
        Some((was, scene)) => super::drawn::besides_words(&was, scene)
            .unwrap_or_else(|| format!("{} changed", named(scene))),
        None => "Scenes put in another order".to_owned(),
    }
}

/// "Strikes on a market and Market hit: the same strike".
fn decided_on(case: &Case, decision: &Match) -> String {
    let verdict = verdict(decision.verdict);
    format!("{}: {verdict}", matched(case, decision))
}

fn filters(set: &FilterSet) -> String {
    format!("Filters “{}”", set.name)
}

fn noted(case: &Case, note: &Note) -> String {
    format!("Note on {}", about(case, &note.about))
}

/// What a note is about, after "on": "Talbiseh", "a claim by France".
#[must_use]
pub fn about(case: &Case, about: &About) -> String {
    let name = match about {
        About::Campaign => Some(case.campaign.title.clone()),
        About::Place(id) => case.places.get(id).map(|place| place.name.clone()),
        About::Incident(id) => case.incidents.get(id).map(|at| at.title.clone()),
        About::Claim(id) => case.claim(id).map(|claim| {
            let source = case.sources.get(&claim.source);
            let name = source.map_or("a source that is gone", |source| source.short_name());
            format!("a claim by {name}")
        }),
        About::Question(Question::Custom(id)) => case.questions.get(id).map(|words| quoted(words)),
        About::Question(question) => Some(quoted(super::question(case, question))),
    };
    name.unwrap_or_else(|| "something that is gone".to_owned())
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// Who wrote a note and when: "Note by A. Analyst, 22 November 2026".
#[must_use]
pub fn signature(note: &Note) -> String {
    let day = day(note.on);
    match &note.by {
        Some(name) => format!("Note by {name}, {day}"),
        None => format!("Note, {day}"),
    }
}

/// A day as people write it: "22 November 2026".
#[must_use]
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What a mark's shape looks like.
#[must_use]
pub fn shape(shape: MarkShape) -> &'static str {
    match shape {
        MarkShape::Square => "square",
        MarkShape::Diamond => "diamond",
        MarkShape::Circle => "circle",
        MarkShape::Triangle => "triangle",
        MarkShape::Pentagon => "pentagon",
        MarkShape::Plus => "upright cross",
        MarkShape::TriangleDown => "triangle pointing down",
        MarkShape::Hexagon => "hexagon",
        MarkShape::Star => "star",
        MarkShape::Times => "slanting cross",
        MarkShape::Dome => "half disc",
        MarkShape::Bar => "bar",
    }
}

/// The name of a hue.
#[must_use]
pub fn hue(hue: Hue) -> &'static str {
    match hue {
        Hue::Blue => "blue",
        Hue::Vermilion => "orange-red",
        Hue::Green => "green",
        Hue::Purple => "purple",
        Hue::Ochre => "ochre",
        Hue::Sky => "light blue",
        Hue::Brown => "brown",
        Hue::Slate => "grey",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Filter, Scope};
    use crate::query::testing::{CaseBuilder, asserts_killed};

    fn case() -> Case {
        CaseBuilder::two_towns()
            .claims([asserts_killed("a", "snc", Scope::Campaign, 36)])
            .build()
    }

    fn note(about: About, by: Option<&str>) -> Arc<Note> {
        Arc::new(Note {
            about,
            by: by.map(Into::into),
            on: jiff::civil::date(2026, 11, 22),
            text: "Ask for the hour.".into(),
        })
    }

    fn filtered(name: &str) -> Edit {
        let name = name.to_owned();
        let filter = Filter::default();
        Edit::FilterSet("f".into(), Some(Arc::new(FilterSet { name, filter })))
    }

    #[test]
    fn every_edit_has_words_that_name_what_it_is_of() {
        let on = |about| Edit::Note("n".into(), Some(note(about, None)));
        for (made, words) in [
            (Edit::Title("Homs".into()), "Title changed to “Homs”"),
            (
                Edit::Hue("party".into(), Hue::Sky),
                "Hue of party: light blue",
            ),
            (
                Edit::Shape("snc".into(), Some(MarkShape::Star)),
                "Shape of snc: star",
            ),
            (
                Edit::Shape("snc".into(), None),
                "Shape of snc: left to the program",
            ),
            (on(About::Place("talbiseh".into())), "Note on talbiseh"),
            (on(About::Claim("a".into())), "Note on a claim by snc"),
            (on(About::Campaign), "Note on all strikes"),
            (
                on(About::Question(Question::Target)),
                "Note on “Who or what was hit?”",
            ),
            (Edit::Note("n".into(), None), "Note removed"),
            (filtered("October"), "Filters “October”"),
            (
                Edit::FilterSet("f".into(), None),
                "Filters under a name removed",
            ),
        ] {
            assert_eq!(edit(&case(), &made), words);
        }
    }

    #[test]
    fn what_is_gone_is_said_to_be_gone_and_no_id_is_shown() {
        let on = |about| Edit::Note("note-id".into(), Some(note(about, None)));
        for made in [
            Edit::Hue("party-id".into(), Hue::Sky),
            Edit::Shape("source-id".into(), None),
            on(About::Place("place-id".into())),
            on(About::Incident("incident-id".into())),
            on(About::Claim("claim-id".into())),
            on(About::Question(Question::Custom("question-id".into()))),
        ] {
            let words = edit(&case(), &made);
            assert!(words.contains("gone"), "{words}");
            assert!(!words.contains("-id"), "{words}");
        }
    }

    #[test]
    fn a_step_tells_adding_from_changing_and_removing() {
        let there = Edit::Note(
            "n".into(),
            Some(note(About::Place("talbiseh".into()), None)),
        );
        let gone = Edit::Note("n".into(), None);
        let said = |undone: &Edit, done: &Edit| {
            let (undone, done) = (undone.clone(), done.clone());
            step(&case(), &Step { done, undone })
        };
        assert_eq!(said(&gone, &there), "Note on talbiseh added");
        assert_eq!(said(&there, &there), "Note on talbiseh changed");
        assert_eq!(said(&there, &gone), "Note on talbiseh removed");
        let none = Edit::FilterSet("f".into(), None);
        let [one, other] = ["October", "Autumn"].map(filtered);
        for (undone, done, words) in [
            (&none, &one, "Filters “October” added"),
            (&one, &one, "Filters “October” changed"),
            (&one, &other, "Filters “October” renamed “Autumn”"),
            (&one, &none, "Filters “October” removed"),
        ] {
            assert_eq!(said(undone, done), words);
        }
    }

    #[test]
    fn a_note_without_a_name_is_by_nobody_in_particular() {
        let named = note(About::Campaign, Some("A. Analyst"));
        assert_eq!(signature(&named), "Note by A. Analyst, 22 November 2026");
        let unnamed = note(About::Campaign, None);
        assert_eq!(signature(&unnamed), "Note, 22 November 2026");
    }
}
