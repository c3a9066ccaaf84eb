//! The scenes of a briefing.

use super::*;
use crate::model::{Annotation, Filter, Ground, Look, MapChoice, Standpoint, Subject, ThemeName};

/// The small case with `scenes` in it.
fn briefed(scenes: &str) -> String {
    let section = format!("    scenes: [{scenes}],\n    questions:");
    changed("    questions:", &section)
}

#[test]
fn scenes_stand_in_their_order_and_say_as_much_as_they_want() {
    let text = briefed(
        r#"(
            id: "z", title: "Talbiseh", line: "Two accounts.", notes: "Breathe.\nThen go on.",
            look: (selected: Place("talbiseh"), filter: (text: "dead"), standpoint: (lon_lat: (36.73, 34.84), zoom: 11.5)),
        ),
        (id: "a", title: "All"), // to end with
"#,
    );
    let loaded = read(&text, &regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let [talbiseh, all] = loaded.case.scenes.as_ref() else {
        panic!("{:?}", loaded.case.scenes);
    };
    assert_eq!(talbiseh.notes.as_deref(), Some("Breathe.\nThen go on."));
    let place = Subject::Place("talbiseh".into());
    assert_eq!(talbiseh.look.selected, Some(place));
    assert_eq!(talbiseh.look.filter.text, "dead");
    let standpoint = Standpoint {
        lon_lat: (36.73, 34.84).into(),
        zoom: 11.5,
    };
    assert_eq!(talbiseh.look.standpoint, Some(standpoint));
    assert_eq!((all.title.as_str(), &all.line), ("All", &None));
    assert_eq!(all.look, Look::default());
}

#[test]
fn a_scene_has_colours_a_map_and_annotations_of_its_own() {
    let text = briefed(
        r#"(
            id: "a", title: "A", theme: Night, base_map: File("syria.pmtiles"),
            annotations: [
                Callout(of: (36.73, 34.84), at: (36.9, 34.9), text: "Here"),
                Arrow(from: (36.0, 35.0), to: (36.5, 35.0)),
                Ring(around: (36.73, 34.84), radius_m: 5000, text: "Five kilometres"),
                Text(at: (36.0, 34.0), text: "West"),
                Path(along: [(36.73, 34.84), (36.9, 34.9)], text: "17 km"),
                Area(outline: [(36.0, 34.0), (37.0, 34.0), (37.0, 35.0)]),
            ],
        )"#,
    );
    let loaded = read(&text, &regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let scene = &loaded.case.scenes[0];
    assert_eq!(scene.theme, Some(ThemeName::Night));
    let map = MapChoice::File("syria.pmtiles".to_owned());
    assert_eq!(scene.base_map, Some(map));
    let ground = |lon, lat| Ground::at((lon, lat).into()).unwrap();
    assert_eq!(scene.annotations.len(), 6);
    assert_eq!(
        scene.annotations[1],
        Annotation::Arrow {
            from: ground(36.0, 35.0),
            to: ground(36.5, 35.0),
            text: None,
        }
    );
    assert_eq!(
        scene.annotations[4..],
        [
            Annotation::Path {
                along: vec![ground(36.73, 34.84), ground(36.9, 34.9)],
                text: Some("17 km".to_owned()),
            },
            Annotation::Area {
                outline: vec![ground(36.0, 34.0), ground(37.0, 34.0), ground(37.0, 35.0)],
                text: None,
            },
        ]
    );
}

#[test]
fn what_is_drawn_with_too_few_points_is_refused_where_it_stands() {
    for (drawn, told) in [
        (
            "Path(along: [(36.73, 34.84)])",
            "a path leads through two points at least, and there are 1",
        ),
        (
            "Area(outline: [(36.0, 34.0), (37.0, 34.0)])",
            "an outline has three corners at least, and there are 2",
        ),
    ] {
        let scene = format!("(id: \"a\", title: \"A\", annotations: [\n        {drawn},\n    ])");
        let text = briefed(&scene);
        let line = text.lines().position(|line| line.contains(drawn)).unwrap() + 1;
        let problems = read(&text, &regions()).unwrap_err();
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
        assert!(all.contains(&format!("f:{line}:")), "line {line}: {all}");
    }
}

#[test]
fn a_scene_of_what_is_gone_can_still_be_read() {
    let text = briefed(
        r#"(id: "a", title: "A", look: (selected: Place("gone"), filter: (hidden_sources: ["gone"])))"#,
    );
    let case = read(&text, &regions()).unwrap().case;
    assert_ne!(case.scenes[0].look.filter, Filter::default());
}

#[test]
fn what_is_wrong_with_a_scene_is_told_where_it_stands() {
    for (scenes, told) in [
        (r#"(title: "A")"#, "has no `id`"),
        (r#"(id: "a")"#, "has no `title`"),
        (r#"(id: "a", title: " ")"#, "`title` is empty"),
        (r#"(id: "a", title: "A", line: "")"#, "`line` is empty"),
        (
            r#"(id: "a", title: "A"), (id: "a", title: "B")"#,
            "two scenes with the id",
        ),
        (
            r#"(id: "a", title: "A", look: (standpoint: (lon_lat: (361, 5), zoom: 1)))"#,
            "`look` cannot be read",
        ),
        (
            r#"(id: "a", title: "A", theme: Dark)"#,
            "`Dark` is none of `Paper`, `Night`, `Projector`",
        ),
        (
            r#"(id: "a", title: "A", base_map: Satellite)"#,
            "`base_map` cannot be read",
        ),
        (
            r#"(id: "a", title: "A", annotations: [Text(at: (36, 34), text: " ")])"#,
            "the text of an annotation is empty",
        ),
        (
            r#"(id: "a", title: "A", annotations: [Ring(around: (361, 34), radius_m: 5)])"#,
            "`annotations` cannot be read",
        ),
        ("5", "takes fields in parentheses"),
    ] {
        let problems = read(&briefed(scenes), &regions()).unwrap_err();
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
    }
    let text = briefed(r#"(id: "a", title: "A", nots: "b", look: (selcted: Campaign))"#);
    let warnings = read(&text, &regions())
        .unwrap()
        .warnings
        .in_file("f")
        .to_string();
    for told in ["did you mean `notes`?", "did you mean `selected`?"] {
        assert!(warnings.contains(told), "{told}: {warnings}");
    }
}
