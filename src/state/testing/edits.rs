//! Edits at random, possible or not: what they say is made up.

use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::{
    About, Annotation, Edit, FilterSet, Hue, IncidentId, MarkShape, Match, Note, Question, Scene,
    Verdict,
};

use super::{filter, ground, look, measure, place, source, text};

/// Any edit, possible or not.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let hue = select(Hue::NAMED.map(|(_, hue)| hue).to_vec());
    let shape = option::of(select(MarkShape::NAMED.map(|(_, shape)| shape).to_vec()));
    let party = select(vec!["party", "nobody"]);
    let note = (about(), option::of(text()), text()).prop_map(|(about, by, text)| {
        let on = date(2015, 10, 2);
        Arc::new(Note {
            about,
            by,
            on,
            text,
        })
    });
    let set = (text(), filter()).prop_map(|(name, filter)| Arc::new(FilterSet { name, filter }));
    let id = || select(vec!["1", "2", "3", ""]);
    let decision = option::weighted(0.7, decision());
    prop_oneof![
        1 => text().prop_map(Edit::Title),
        1 => (party, hue).prop_map(|(party, hue)| Edit::Hue(party.into(), hue)),
        1 => (source(), shape).prop_map(|(source, shape)| Edit::Shape(source, shape)),
        2 => (id(), option::weighted(0.7, set))
            .prop_map(|(id, set)| Edit::FilterSet(id.into(), set)),
        2 => scenes().prop_map(Edit::Scenes),
        2 => (id(), decision).prop_map(|(id, decision)| Edit::Match(id.into(), decision)),
        4 => (id(), option::weighted(0.7, note)).prop_map(|(id, note)| Edit::Note(id.into(), note)),
    ]
}

/// A decision on incidents that the case has, or not, or on too few.
fn decision() -> impl Strategy<Value = Arc<Match>> {
    let incident = select(vec!["four", "aleppo", "nowhere", "none"]);
    let incidents = btree_set(incident.prop_map(IncidentId::from), 0..4);
    let verdict = select(Verdict::NAMED.map(|(_, verdict)| verdict).to_vec());
    let made = (incidents, verdict, option::of(text()));
    made.prop_map(|(incidents, verdict, by)| {
        let on = date(2015, 10, 2);
        Arc::new(Match {
            incidents,
            verdict,
            by,
            on,
        })
    })
}

/// Scenes that a case may have, or not.
fn scenes() -> impl Strategy<Value = Arc<[Arc<Scene>]>> {
    let id = select(vec!["1", "2", "3", ""]);
    let custom = |id: &str| Question::Custom(id.into());
    let question = option::of(select(vec![Question::Target, custom("none")]));
    let words = (text(), option::of(text()), option::of(text()));
    let drawn = prop_oneof![3 => Just(Vec::new()), 1 => vec(annotation(), 1..3)];
    let scene = (id, words, question, drawn, look()).prop_map(
        |(id, (title, line, notes), question, annotations, look)| {
            Arc::new(Scene {
                line,
                notes,
                question,
                annotations,
                ..Scene::new(id.into(), title, look)
            })
        },
    );
    vec(scene, 0..4).prop_map(Into::into)
}

/// A few edits.
pub(crate) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    vec(edit(), 0..12)
}

fn about() -> impl Strategy<Value = About> {
    prop_oneof![
        Just(About::Campaign),
        place().prop_map(About::Place),
        select(vec!["four", "none"]).prop_map(|id| About::Incident(id.into())),
        select(vec!["a", "none"]).prop_map(|id| About::Claim(id.into())),
        Just(About::Question(Question::Target)),
        Just(About::Question(Question::Custom("none".into()))),
    ]
}

/// What may be drawn above the map of a scene; blank words may not be kept.
fn annotation() -> impl Strategy<Value = Annotation> {
    prop_oneof![
        (ground(), ground(), text()).prop_map(|(of, at, text)| Annotation::Callout {
            of,
            at,
            text
        }),
        (ground(), ground(), option::of(text())).prop_map(|(from, to, text)| Annotation::Arrow {
            from,
            to,
            text
        }),
        (ground(), text()).prop_map(|(at, text)| Annotation::Text { at, text }),
        (measure(), option::of(text())).prop_map(|(measure, text)| measure.drawn(text)),
    ]
}
