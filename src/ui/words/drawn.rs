//! Words for what is drawn on the map: annotations of a scene, and how drawing is done.

use crate::model::{Annotation, Scene};
use crate::state::{DrawTool, MeasureTool};

use super::distance;

/// What `annotation` is: "Callout", "Ring".
#[must_use]
pub fn kind(annotation: &Annotation) -> &'static str {
    match annotation {
        Annotation::Callout { .. } => "Callout",
        Annotation::Arrow { .. } => "Arrow",
        Annotation::Ring { .. } => "Ring",
        Annotation::Path { .. } => "Path",
        Annotation::Area { .. } => "Area",
        Annotation::Text { .. } => "Text",
    }
}

/// What `annotation` is and says: "Callout: Nobody states how far.", "Ring of 10 km".
#[must_use]
pub fn annotation(annotation: &Annotation) -> String {
    let kind = match annotation {
        Annotation::Ring { radius_m, .. } => format!("Ring of {}", distance(*radius_m)),
        _ => kind(annotation).to_owned(),
    };
    match annotation.text() {
        Some(text) => format!("{kind}: {text}"),
        None => kind,
    }
}

/// What became of `was`, which is `now`, besides its words: of the first thing that did.
pub(super) fn besides_words(was: &Scene, now: &Scene) -> Option<String> {
    let on = format!("scene “{}”", now.title);
    let (before, after) = (&was.annotations, &now.annotations);
    let of_which = |more: &[Annotation], fewer: &[Annotation]| {
        let mut pairs = more.iter().zip(fewer);
        let at = pairs.position(|(one, other)| one != other);
        more.get(at.unwrap_or(fewer.len())).map_or("Drawing", kind)
    };
    if after.len() > before.len() {
        return Some(format!("{} added to {on}", of_which(after, before)));
    }
    if after.len() < before.len() {
        return Some(format!("{} removed from {on}", of_which(before, after)));
    }
    if before != after {
        let name = of_which(after, before);
        return Some(format!("{name} on {on} changed"));
    }
    if was.theme != now.theme {
        return Some(format!("Colours of {on} changed"));
    }
    (was.base_map != now.base_map).then(|| format!("Map of {on} changed"))
}

/// How `tool` is handled.
#[must_use]
pub fn how_to_draw(tool: DrawTool) -> &'static str {
    match tool {
        DrawTool::Box => "Drag on the map from corner to corner. Esc ends it.",
        DrawTool::Compare => {
            "Drag on the map around the places that are to be compared. Esc ends it."
        }
        DrawTool::Outline => {
            "Click for each corner, or Space for the middle of the map; a double click or Enter closes \
             the outline, Backspace takes a corner back, Esc ends it."
        }
        DrawTool::Measure(MeasureTool::Path) => {
            "Click for each point, or Space for the middle of the map; a double click or Enter ends, \
             Backspace takes one back, Esc gives it up."
        }
        DrawTool::Measure(MeasureTool::Area) => {
            "Click for each corner, or Space for the middle of the map; a double click or Enter ends, \
             Backspace takes one back, Esc gives it up."
        }
        DrawTool::Measure(MeasureTool::Range) => {
            "Drag on the map from the middle outwards, or click on the middle; Space takes the middle of \
             the map, Enter how far that is moved. Esc gives it up."
        }
        DrawTool::Callout => {
            "Drag on the map from what the words are about to where they are to stand, or click on \
             what they are about. Esc ends it."
        }
        DrawTool::Arrow => {
            "Drag on the map from tail to head, or click where it points. Esc ends it."
        }
        DrawTool::Ring => {
            "Drag on the map from the middle outwards, or click on the middle. Esc ends it."
        }
        DrawTool::Text => "Click on the map where the words are to stand. Esc ends it.",
    }
}

#[cfg(test)]
mod tests {
    use geo::Point;

    use super::*;
    use crate::model::{Ground, Look, ThemeName};

    fn text(words: &str) -> Annotation {
        let at = Ground::at(Point::new(36.7, 34.8)).unwrap();
        let text = words.to_owned();
        Annotation::Text { at, text }
    }

    fn ring() -> Annotation {
        Annotation::Ring {
            around: Ground::at(Point::new(36.7, 34.8)).unwrap(),
            radius_m: 10_000,
            text: None,
        }
    }

    #[test]
    fn an_annotation_is_called_by_what_it_is_and_says() {
        assert_eq!(annotation(&text("Here")), "Text: Here");
        assert_eq!(annotation(&ring()), "Ring of 10 km");
    }

    #[test]
    fn a_step_tells_what_was_drawn_and_taken_away() {
        let scene = |drawn: &[Annotation]| Scene {
            annotations: drawn.to_vec(),
            ..Scene::new("one".into(), "Homs", Look::default())
        };
        let night = Scene {
            theme: Some(ThemeName::Night),
            ..scene(&[])
        };
        for (was, now, words) in [
            (
                scene(&[]),
                scene(&[ring()]),
                Some("Ring added to scene “Homs”"),
            ),
            (
                scene(&[text("a"), ring()]),
                scene(&[ring()]),
                Some("Text removed from scene “Homs”"),
            ),
            (
                scene(&[text("a")]),
                scene(&[text("b")]),
                Some("Text on scene “Homs” changed"),
            ),
            (scene(&[]), night, Some("Colours of scene “Homs” changed")),
            (scene(&[]), scene(&[]), None),
        ] {
            assert_eq!(besides_words(&was, &now).as_deref(), words);
        }
    }
}
