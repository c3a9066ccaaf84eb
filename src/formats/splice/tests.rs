use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::formats::case::read;
use crate::formats::case::tests::regions;
use crate::model::{
    About, Annotation, Area, AtLeast, Competing, Credibility, Facet, Filter, FilterSet, Ground,
    Hue, IncidentId, KnownOn, Look, MapChoice, MarkShape, Match, Note, NoteId, Precision, Question,
    Reliability, SourceKind, Stance, Subject, ThemeName, TimeAxis, TimeWindow, Verdict,
};

/// A small case in many hands' ways of writing; `{}` in it is for what a test adds.
const SMALL: &str = r#"// One press report.
#![enable(implicit_some)]
Case(
    format: 1, title: "Homs", // "title: no" is none
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: "2015-09-30"),

    parties: {
        "russia": (name: "Russia", hue: Blue), /* hue: Green */
        "press": (
            name: r"The \ press",
            hue: Slate // none of the sides
        ),
    },
    sources: {
        "mod": (name: "Ministry", party: "russia", kind: Belligerent, colour: "unknown field"),
        "report": (
            name: "The report", // as it calls itself
            party: "press",
            kind: Press,
        )
    },
    documents: {"d": (title: "Report")},
)
"#;

fn case(text: &str) -> Case {
    read(text, &regions()).unwrap().case
}

fn edited(base: &Case, edits: &[Edit]) -> Case {
    let mut case = base.clone();
    for edit in edits {
        edit.apply(&mut case);
    }
    case
}

fn note(text: &str) -> Arc<Note> {
    Arc::new(Note {
        about: About::Campaign,
        by: Some("A. Analyst".to_owned()),
        on: date(2026, 11, 22),
        text: text.to_owned(),
    })
}

fn noted(id: &str, text: &str) -> Edit {
    Edit::Note(id.into(), Some(note(text)))
}

/// The lines of `after` that are not in `before`, and the other way round.
fn difference(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let only = |these: &str, those: &str| {
        let those: Vec<&str> = those.lines().collect();
        let lines = these.lines().filter(|line| !those.contains(line));
        lines.map(str::to_owned).collect()
    };
    (only(before, after), only(after, before))
}

/// Makes `edits` in `text`, and holds that the text then says the case with the edits made.
fn faithful(text: &str, edits: &[Edit]) -> String {
    let base = case(text);
    let made = spliced(text, &base, edits).unwrap();
    assert_eq!(case(&made), edited(&base, edits), "{made}");
    made
}

#[test]
fn a_new_title_changes_its_line_alone() {
    let made = faithful(BUILTIN_TEXT, &[Edit::Title("Homs \"and\" Hama".to_owned())]);
    let (gone, new) = difference(BUILTIN_TEXT, &made);
    assert_eq!(gone, ["    title: \"Western Syria\","]);
    assert_eq!(new, [r#"    title: "Homs \"and\" Hama","#]);
}

#[test]
fn a_first_note_is_one_entry_in_a_section_of_its_own() {
    let made = faithful(BUILTIN_TEXT, &[noted("note-1", "Ask who counted.\nTwice.")]);
    let (gone, new) = difference(BUILTIN_TEXT, &made);
    assert_eq!(gone, [""; 0]);
    let entry = r#"        "note-1": (about: Campaign, by: "A. Analyst", on: "2026-11-22", text: "Ask who counted.\nTwice."),"#;
    assert_eq!(new, ["    notes: {", entry]);
}

/// A filter of the built-in case with every choice made that stands in a file in its own way.
fn filter() -> Filter {
    let [start, end] = [1, 2].map(|day| date(2015, 10, day).at(0, 0, 0, 0));
    Filter {
        hidden_sources: ["ru-mod".into()].into(),
        hidden_questions: [Question::Target].into(),
        precision: Some(Precision::Settlement),
        killed: Some(AtLeast {
            least: 5,
            unknown: true,
        }),
        text: "said \"36\"\nتلبيسة".to_owned(),
        area: Some(Area::Near("talbiseh".into(), 20_000)),
        time: TimeWindow::new(TimeAxis::Strikes, start, end, false),
        known_on: Some(KnownOn {
            day: date(2015, 10, 2),
            undated: true,
        }),
        ..Filter::default()
    }
}

fn kept(id: &str, name: &str, filter: Filter) -> Edit {
    let name = name.to_owned();
    Edit::FilterSet(id.into(), Some(Arc::new(FilterSet { name, filter })))
}

#[test]
fn a_first_filter_set_is_one_entry_that_can_be_read_by_people() {
    let filter = Filter {
        hidden_sources: ["ru-mod".into()].into(),
        area: Some(Area::Near("talbiseh".into(), 20_000)),
        ..Filter::default()
    };
    let made = faithful(BUILTIN_TEXT, &[kept("near", "Near \"Talbiseh\"", filter)]);
    let (gone, new) = difference(BUILTIN_TEXT, &made);
    assert_eq!(gone, [""; 0]);
    let entry = r#"        "near": (name: "Near \"Talbiseh\"", filter: (hidden_sources: ["ru-mod"], area: Near("talbiseh", 20000))),"#;
    assert_eq!(new, ["    filters: {", entry]);
}

#[test]
fn a_filter_set_is_renamed_changed_and_removed_where_it_stands() {
    let one = faithful(BUILTIN_TEXT, &[kept("a", "October", filter())]);
    let two = faithful(&one, &[kept("b", "All", Filter::default())]);
    let renamed = faithful(&two, &[kept("a", "First of October", filter())]);
    let (gone, new) = difference(&two, &renamed);
    assert_eq!((gone.len(), new.len()), (1, 1));
    let changed = faithful(&two, &[kept("b", "All", filter())]);
    assert_eq!(difference(&two, &changed).0.len(), 1);
    assert_eq!(faithful(&two, &[Edit::FilterSet("b".into(), None)]), one);
}

#[test]
fn every_choice_of_a_filter_is_written_and_read() {
    let corners = [(36.5, 34.5), (37.0, 34.5), (37.0, 35.0)];
    let ground = |(lon, lat)| Ground::at(geo::Point::new(lon, lat)).unwrap();
    let [a, b, c] = corners.map(ground);
    let mut seen = BTreeSet::new();
    for area in [
        Area::Near("talbiseh".into(), 1),
        Area::Box(a, c),
        Area::Polygon(vec![a, b, c]),
    ] {
        let whole = Filter {
            hidden_kinds: [SourceKind::Press].into(),
            hidden_stances: [Stance::Doubts].into(),
            competing: Competing::Perhaps,
            reliability: Some(AtLeast {
                least: Reliability::B,
                unknown: false,
            }),
            credibility: Some(AtLeast {
                least: Credibility::ALL[2],
                unknown: false,
            }),
            area: Some(area),
            ..filter()
        };
        seen.extend(whole.active());
        faithful(BUILTIN_TEXT, &[kept("a", "All of it", whole)]);
    }
    assert_eq!(seen.len(), Facet::ALL.len());
}

#[test]
fn a_second_note_is_one_line_and_a_change_of_it_is_that_line() {
    let one = faithful(BUILTIN_TEXT, &[noted("note-1", "One.")]);
    let two = faithful(&one, &[noted("note-2", "Two.")]);
    let (gone, new) = difference(&one, &two);
    assert_eq!((gone.len(), new.len()), (0, 1), "{new:?}");
    let other = faithful(&two, &[noted("note-1", "Other.")]);
    assert_eq!(other, two.replace("One.", "Other."));
    assert_eq!(faithful(&two, &[Edit::Note("note-2".into(), None)]), one);
}

#[test]
fn a_note_keeps_the_comment_above_it_and_its_unknown_fields() {
    let text = SMALL.replace(
        "    documents",
        "    notes: {\n        // ask again\n        \"n\": (\n            about: Campaign,\n            \
         on: \"2026-11-22\", priority: 3,\n            text: \"One.\",\n        ), // soon\n    },\n    documents",
    );
    let changed = faithful(&text, &[noted("n", "Two.")]);
    assert!(
        changed.contains("priority: 3") && changed.contains("// soon"),
        "{changed}"
    );
    assert!(changed.contains("text: \"Two.\","), "{changed}");
    let removed = faithful(&text, &[Edit::Note("n".into(), None)]);
    assert!(removed.contains("// ask again\n    },"), "{removed}");
}

#[test]
fn a_hue_and_a_shape_change_nothing_beside_them() {
    let made = faithful(SMALL, &[Edit::Hue("press".into(), Hue::Brown)]);
    assert_eq!(made, SMALL.replace("hue: Slate //", "hue: Brown //"));
    let made = faithful(SMALL, &[Edit::Shape("mod".into(), Some(MarkShape::Star))]);
    assert_eq!(made, SMALL.replace("field\"),", "field\", shape: Star),"));
    let made = faithful(SMALL, &[Edit::Shape("report".into(), Some(MarkShape::Bar))]);
    assert_eq!(
        made,
        SMALL.replace("kind: Press,\n", "kind: Press,\n            shape: Bar,\n")
    );
    let back = faithful(&made, &[Edit::Shape("report".into(), None)]);
    assert_eq!(back, SMALL);
}

#[test]
fn what_stands_on_the_last_line_stays_with_its_field() {
    let text = SMALL.replace(
        "            party: \"press\",\n            kind: Press,\n",
        "            kind: Press,\n            party: \"press\" // of the press\n",
    );
    let made = faithful(
        &text,
        &[Edit::Shape("report".into(), Some(MarkShape::Dome))],
    );
    assert!(
        made.contains("party: \"press\", // of the press\n            shape: Dome\n"),
        "{made}"
    );
}

#[test]
fn lines_end_as_they_did_and_a_byte_order_mark_stays() {
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    let edits = [noted("n", "تلبيسة 🙂"), Edit::Title("Hama".to_owned())];
    let made = faithful(&text, &edits);
    assert!(made.starts_with('\u{feff}'));
    assert!(made.contains("تلبيسة 🙂"));
    assert!(made.lines().count() > SMALL.lines().count());
    assert_eq!(made.matches('\n').count(), made.matches("\r\n").count());
}

#[test]
fn notes_find_room_in_every_way_of_leaving_none() {
    for section in [
        "",
        "notes: {},",
        "notes: None,",
        "notes: Some({}),",
        "notes: {\n        // none yet\n    },",
    ] {
        let text = SMALL.replace("    documents", &format!("    {section}\n    documents"));
        let made = faithful(&text, &[noted("n", "One.")]);
        let again = faithful(&made, &[noted("m", "Two."), Edit::Note("n".into(), None)]);
        faithful(&again, &[Edit::Note("m".into(), None)]);
    }
    let one_line = "(format:1,title:\"a\",time_zone:\"UTC\",campaign:(title:\"c\",span:\"2015\"))";
    faithful(one_line, &[noted("n", "One."), noted("m", "Two.")]);
}

#[test]
fn a_text_that_lacks_what_an_edit_is_of_is_left_alone() {
    let base = case(SMALL);
    let edit = Edit::Hue("nobody".into(), Hue::Blue);
    let missing = SpliceError::Missing("party called \"nobody\"".to_owned());
    assert_eq!(spliced(SMALL, &base, &[edit]), Err(missing));
    let title = Edit::Title("b".to_owned());
    assert_eq!(
        spliced("Case(title: ", &base, &[title]),
        Err(SpliceError::NoCase)
    );
}

#[test]
fn every_hue_and_shape_has_a_name() {
    for (name, hue) in Hue::NAMED {
        assert_eq!(written::hue(hue), name);
    }
    for (name, shape) in MarkShape::NAMED {
        assert_eq!(written::shape(shape), name);
    }
}

fn any_note() -> impl Strategy<Value = Note> {
    let about = prop_oneof![
        Just(About::Campaign),
        Just(About::Place("talbiseh".into())),
        Just(About::Incident("four-areas".into())),
        Just(About::Question(Question::CivilianHarm)),
    ];
    (
        about,
        proptest::option::of("\\PC{0,5}[a-z]"),
        "[\\PC\\n\"]{0,20}[a-z]",
    )
        .prop_map(|(about, by, text)| Note {
            about,
            by,
            on: date(2026, 11, 22),
            text,
        })
}

fn any_filter_set() -> impl Strategy<Value = FilterSet> {
    let all = prop_oneof![Just(Filter::default()), Just(filter())];
    (any::<bool>(), "\\PC{0,5}[a-z]", "\\PC{0,9}", all).prop_map(|(hides, name, text, all)| {
        let hidden = hides.then(|| "snc".into());
        FilterSet {
            name,
            filter: Filter {
                text,
                hidden_sources: hidden.into_iter().collect(),
                ..all
            },
        }
    })
}

fn any_scenes() -> impl Strategy<Value = Edit> {
    let parts = (
        "\\PC{0,5}[a-z]",
        proptest::option::of("\\PC{0,5}[a-z]"),
        any::<bool>(),
    );
    let scenes = proptest::collection::btree_map("[abcd]", parts, 0..4);
    let shuffled = scenes.prop_map(|scenes| scenes.into_iter().collect::<Vec<_>>());
    shuffled.prop_shuffle().prop_map(|scenes| {
        let scenes = scenes.into_iter().map(|(id, (title, notes, selects))| {
            let mut scene = Scene::clone(&scene(&id, &title));
            scene.notes = notes;
            scene.look.selected = selects.then_some(Subject::Campaign);
            scene.theme = selects.then_some(ThemeName::Night);
            scene.base_map = selects.then(|| MapChoice::Online("osm".to_owned()));
            let at = Ground::at((36.5, 34.5).into());
            let text = |at| Annotation::Text {
                at,
                text: title.clone(),
            };
            scene.annotations = at.filter(|_| selects).map(text).into_iter().collect();
            Arc::new(scene)
        });
        Edit::Scenes(scenes.collect())
    })
}

/// A decision on incidents of the built-in case.
fn any_match() -> impl Strategy<Value = Match> {
    let incident = proptest::sample::select(vec!["twelve-targets", "four-areas", "hama-thursday"]);
    let incidents = proptest::collection::btree_set(incident.prop_map(IncidentId::from), 2..4);
    let verdict = proptest::sample::select(Verdict::NAMED.to_vec());
    let by = proptest::option::of("\\PC{0,8}[a-z]");
    (incidents, verdict, by).prop_map(|(incidents, (_, verdict), by)| Match {
        incidents,
        verdict,
        by,
        on: date(2026, 11, 28),
    })
}

#[test]
fn a_decision_on_two_incidents_is_one_entry_that_can_be_read_by_people() {
    let (one, other) = ("four-areas".into(), "beyond-homs-strikes".into());
    let decision = Match {
        incidents: [&one, &other].map(IncidentId::clone).into(),
        verdict: Verdict::Different,
        by: None,
        on: date(2026, 11, 28),
    };
    let id = Match::id_of(&one, &other);
    let decided = Edit::Match(id.clone(), Some(Arc::new(decision)));
    let made = faithful(BUILTIN_TEXT, &[decided]);
    let (gone, new) = difference(BUILTIN_TEXT, &made);
    assert_eq!(gone, [""; 0]);
    let entry = r#"        "beyond-homs-strikes+four-areas": (incidents: ["beyond-homs-strikes", "four-areas"], verdict: Different, on: "2026-11-28"),"#;
    assert_eq!(new, ["    matches: {", entry]);
    let back = faithful(&made, &[Edit::Match(id, None)]);
    assert_eq!(case(&back), case(BUILTIN_TEXT));
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let id = prop_oneof!["[abc]", "\\PC{1,3}x"].prop_map(|id| NoteId::from(id.as_str()));
    let shape = proptest::sample::select(MarkShape::NAMED.to_vec());
    let source = proptest::sample::select(vec!["ru-mod", "snc", "report"]);
    prop_oneof![
        "\\PC{0,8}[a-z]".prop_map(Edit::Title),
        proptest::sample::select(Hue::NAMED.to_vec())
            .prop_map(|(_, hue)| Edit::Hue("russia".into(), hue)),
        (source, proptest::option::of(shape))
            .prop_map(|(id, shape)| Edit::Shape(id.into(), shape.map(|(_, shape)| shape))),
        ("[abc]", proptest::option::of(any_filter_set()))
            .prop_map(|(id, set)| Edit::FilterSet(id.as_str().into(), set.map(Arc::new))),
        any_scenes(),
        ("[abc]", proptest::option::of(any_match()))
            .prop_map(|(id, decision)| Edit::Match(id.as_str().into(), decision.map(Arc::new))),
        (id, proptest::option::of(any_note()))
            .prop_map(|(id, note)| Edit::Note(id, note.map(Arc::new))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edits_are_written_faithfully_and_can_be_taken_back(
        edits in proptest::collection::vec(any_edit(), 1..8)
    ) {
        let base = case(BUILTIN_TEXT);
        let now = edited(&base, &edits);
        let shortest = Edit::between(&base, &now);
        let made = spliced(BUILTIN_TEXT, &base, &shortest).unwrap();
        prop_assert_eq!(&case(&made), &now);
        let back = spliced(&made, &now, &Edit::between(&now, &base)).unwrap();
        prop_assert_eq!(case(&back), base);
    }

    #[test]
    fn a_text_cut_off_anywhere_is_refused_or_still_itself(at in 0..SMALL.len(), edit in any_edit()) {
        let base = case(SMALL);
        if let Some(cut) = SMALL.get(..at) {
            let _ = spliced(cut, &base, &[edit]);
        }
    }
}

/// A case with three scenes in as many hands' ways of writing.
fn briefed() -> String {
    SMALL.replace(
        "    documents:",
        r#"    scenes: [
        // To begin with.
        (
            id: "one",
            title: "One", // short
            colour: "unknown field",
        ),
        (id: "two", title: "Two", notes: "Slowly.", look: (selected: Campaign)),

        // The end.
        (id: "three", title: "Three"),
    ],
    documents:"#,
    )
}

fn scene(id: &str, title: &str) -> Arc<Scene> {
    Arc::new(Scene::new(id.into(), title, Look::default()))
}

/// The scenes of [`briefed`], changed.
fn scenes(change: impl FnOnce(&mut Vec<Arc<Scene>>)) -> Edit {
    let mut scenes = case(&briefed()).scenes.to_vec();
    change(&mut scenes);
    Edit::Scenes(scenes.into())
}

#[test]
fn a_first_scene_is_one_entry_in_a_list_of_its_own() {
    let mut first = Scene::clone(&scene("1", "Homs, \"now\""));
    first.look.selected = Some(Subject::Campaign);
    let made = faithful(SMALL, &[Edit::Scenes([Arc::new(first)].into())]);
    let (gone, new) = difference(SMALL, &made);
    assert_eq!(gone, [""; 0]);
    let lines = [
        "    scenes: [",
        "        (",
        r#"            id: "1","#,
        r#"            title: "Homs, \"now\"","#,
        "            look: (selected: Campaign),",
        "    ],",
    ];
    assert_eq!(new, lines);
}

#[test]
fn a_scene_that_is_changed_keeps_what_is_not() {
    let edit = scenes(|scenes| {
        let one = Arc::make_mut(&mut scenes[0]);
        one.title = "First".to_owned();
        Arc::make_mut(&mut scenes[1]).notes = None;
        Arc::make_mut(&mut scenes[2]).line = Some("Thanks.".to_owned());
    });
    let made = faithful(&briefed(), &[edit]);
    let (gone, new) = difference(&briefed(), &made);
    assert_eq!(gone.len(), 3, "{gone:#?}");
    assert_eq!(
        new,
        [
            "            title: \"First\", // short",
            "        (id: \"two\", title: \"Two\", look: (selected: Campaign)),",
            "        (id: \"three\", title: \"Three\", line: \"Thanks.\"),",
        ]
    );
}

#[test]
fn scenes_that_change_places_keep_their_texts() {
    let edit = scenes(|scenes| {
        scenes.swap(0, 2);
        scenes.remove(1);
        scenes.insert(1, scene("new", "New"));
    });
    let made = faithful(&briefed(), &[edit]);
    assert!(made.contains("title: \"One\", // short\n            colour: \"unknown field\""));
    assert!(!made.contains("Slowly."));
    let order = ["\"Three\"", "\"New\"", "\"One\""].map(|title| made.find(title));
    assert!(order.is_sorted() && order[0].is_some(), "{made}");
}

#[test]
fn a_briefing_without_scenes_is_an_empty_list() {
    let made = faithful(&briefed(), &[scenes(Vec::clear)]);
    assert!(made.contains("    scenes: [],\n"), "{made}");
    let again = faithful(&made, &[Edit::Scenes([scene("1", "One")].into())]);
    assert!(again.contains("    scenes: [\n        (\n"), "{again}");
}
