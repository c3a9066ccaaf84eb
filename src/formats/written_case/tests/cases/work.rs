//! What analysts add to cases, at random; made up.

use std::sync::Arc;

use jiff::ToSpan;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::*;

use super::{IDS, day, id, lon_lat, moment, named, text};

pub fn note() -> impl Strategy<Value = Arc<Note>> {
    let about = prop_oneof![
        Just(About::Campaign),
        id().prop_map(About::Place),
        id().prop_map(About::Incident),
        id().prop_map(About::Claim),
        question().prop_map(About::Question),
    ];
    (about, option::of(text()), day(), text()).prop_map(|(about, by, on, text)| {
        Arc::new(Note {
            about,
            by,
            on,
            text,
        })
    })
}

fn question() -> impl Strategy<Value = Question> {
    prop_oneof![named(Question::NAMED), id().prop_map(Question::Custom)]
}

fn ground() -> impl Strategy<Value = Ground> {
    lon_lat().prop_filter_map("off the globe", Ground::at)
}

pub fn filter() -> impl Strategy<Value = Filter> {
    let hidden = (btree_set(id(), 0..2), btree_set(question(), 0..2));
    let kinds = btree_set(named(SourceKind::NAMED), 0..3);
    let stances = btree_set(named(Stance::NAMED), 0..3);
    let area = prop_oneof![
        (ground(), ground()).prop_map(|(one, other)| Area::Box(one, other)),
        vec(ground(), 3..5).prop_map(Area::Polygon),
        (id(), any::<u32>()).prop_map(|(place, metres)| Area::Near(place, metres)),
    ];
    let axis = select(vec![TimeAxis::Strikes, TimeAxis::Statements]);
    let time =
        (axis, moment(), any::<bool>()).prop_filter_map("no time", |(axis, start, undated)| {
            TimeWindow::new(axis, start, start.checked_add(3.hours()).ok()?, undated)
        });
    let known_on = (day(), any::<bool>()).prop_map(|(day, undated)| KnownOn { day, undated });
    let least = (
        any::<bool>(),
        any::<u32>(),
        select(Credibility::ALL.to_vec()),
    );
    let graded = (
        option::of(named(Precision::NAMED)),
        option::of(named(Reliability::NAMED)),
        option::of(least),
    );
    let rest = (
        option::of(area),
        option::of(time),
        option::of(known_on),
        select(Competing::ALL.to_vec()),
    );
    (hidden, (kinds, stances), graded, "\\PC{0,9}", rest).prop_map(
        |(hidden, (kinds, stances), (precision, reliability, least), text, rest)| {
            let unknown = least.is_some_and(|(unknown, ..)| unknown);
            Filter {
                hidden_sources: hidden.0,
                hidden_kinds: kinds,
                hidden_questions: hidden.1,
                hidden_stances: stances,
                competing: rest.3,
                precision,
                reliability: reliability.map(|least| AtLeast { least, unknown }),
                credibility: least.map(|(_, _, least)| AtLeast { least, unknown }),
                killed: least.map(|(_, least, _)| AtLeast { least, unknown }),
                text,
                area: rest.0,
                time: rest.1,
                known_on: rest.2,
            }
        },
    )
}

fn look() -> impl Strategy<Value = Look> {
    let selected = prop_oneof![
        id().prop_map(Subject::Place),
        id().prop_map(Subject::Incident),
        Just(Subject::Campaign),
    ];
    let standpoint =
        (lon_lat(), 0.0..20.0).prop_map(|(lon_lat, zoom)| Standpoint { lon_lat, zoom });
    let timeline = any::<bool>().prop_map(|is_open| TimelineLook {
        is_open,
        ..TimelineLook::default()
    });
    (
        option::of(selected),
        filter(),
        option::of(standpoint),
        timeline,
    )
        .prop_map(|(selected, filter, standpoint, timeline)| Look {
            selected,
            filter,
            standpoint,
            timeline,
        })
}

fn annotation() -> impl Strategy<Value = Annotation> {
    let words = || option::of(text());
    prop_oneof![
        (ground(), ground(), text()).prop_map(|(of, at, text)| Annotation::Callout {
            of,
            at,
            text
        }),
        (ground(), ground(), words()).prop_map(|(from, to, text)| Annotation::Arrow {
            from,
            to,
            text
        }),
        (ground(), any::<u32>(), words()).prop_map(|(around, radius_m, text)| Annotation::Ring {
            around,
            radius_m,
            text
        }),
        (vec(ground(), 2..5), words()).prop_map(|(along, text)| Annotation::Path { along, text }),
        (vec(ground(), 3..5), words())
            .prop_map(|(outline, text)| Annotation::Area { outline, text }),
        (ground(), text()).prop_map(|(at, text)| Annotation::Text { at, text }),
    ]
}

pub fn scenes() -> impl Strategy<Value = Vec<Arc<Scene>>> {
    let words = (
        text(),
        option::of(text()),
        option::of(text()),
        option::of(question()),
    );
    let base_map = prop_oneof![
        Just(MapChoice::BuiltIn),
        text().prop_map(MapChoice::File),
        text().prop_map(MapChoice::Online),
    ];
    let drawn = (
        option::of(select(ThemeName::ALL.to_vec())),
        option::of(base_map),
        vec(annotation(), 0..4),
    );
    let scene = (words, drawn, prop_oneof![Just(Look::default()), look()]);
    vec(scene, 0..3).prop_map(|scenes| {
        let scenes = IDS.iter().zip(scenes);
        let scenes = scenes.map(|(id, ((title, line, notes, question), drawn, look))| {
            let (theme, base_map, annotations) = drawn;
            Arc::new(Scene {
                id: (*id).into(),
                title,
                line,
                notes,
                question,
                theme,
                base_map,
                annotations,
                look,
            })
        });
        scenes.collect()
    })
}

pub fn matched() -> impl Strategy<Value = Arc<Match>> {
    let incidents = btree_set(id(), 2..4);
    (incidents, named(Verdict::NAMED), option::of(text()), day()).prop_map(
        |(incidents, verdict, by, on)| {
            Arc::new(Match {
                incidents,
                verdict,
                by,
                on,
            })
        },
    )
}
