//! Cases at random, with something of every kind; all of them sound, and made up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use geo::{LineString, MultiPolygon, Point, Polygon};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::formats::case::tests::regions;
use crate::model::*;

/// Ids that any kind of thing may have; some as imported ones are.
const IDS: [&str; 4] = ["one", "data:2/\"x\"", "الثالث", "4 \\ four"];

fn id<I: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = I> {
    select(IDS.to_vec()).prop_map(I::from)
}

fn ids<I: for<'a> From<&'a str> + std::fmt::Debug + Ord>() -> impl Strategy<Value = BTreeSet<I>> {
    btree_set(id(), 1..4)
}

/// What `value` makes, by all of the ids.
fn all<I: for<'a> From<&'a str> + Ord + std::fmt::Debug, T: std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = BTreeMap<I, T>> {
    vec(value, IDS.len()).prop_map(|values| {
        let keyed = IDS.iter().zip(values);
        keyed.map(|(id, value)| (I::from(id), value)).collect()
    })
}

/// A text with something in it, on several lines perhaps.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}[a-z]",
        "[\\n\\r\\t\"\\\\/a-zء-ي \u{0}-\u{1f}\u{200e}\u{feff}]{0,20}[a-zء-ي]",
        "[a-z ]{90,140}[a-z]",
    ]
}

fn named<T: Clone + std::fmt::Debug + 'static, const N: usize>(
    named: [(&'static str, T); N],
) -> impl Strategy<Value = T> {
    select(named.map(|(_, value)| value).to_vec())
}

fn day() -> impl Strategy<Value = Date> {
    (1..9998_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn moment() -> impl Strategy<Value = DateTime> {
    (day(), 0..24_i8, 0..60_i8).prop_map(|(day, hour, minute)| day.at(hour, minute, 0, 0))
}

fn span() -> impl Strategy<Value = Span> {
    let units = [
        TimePrecision::Minute,
        TimePrecision::Day,
        TimePrecision::Month,
        TimePrecision::Year,
    ];
    let unit = select(units.to_vec());
    (moment(), unit.clone(), unit, option::of(0..100_000_i64)).prop_filter_map(
        "beyond the calendar",
        |(at, of_first, of_last, minutes)| {
            let first = Span::unit_of(at, of_first)?;
            let Some(minutes) = minutes else {
                return Some(first);
            };
            let last = at.checked_add(minutes.minutes()).ok()?;
            first.up_to(&Span::unit_of(last, of_last)?)
        },
    )
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        any::<u32>().prop_map(Count::exactly),
        any::<u32>().prop_map(Count::at_least),
        (0..9_u32, 9..99_u32).prop_filter_map("reversed", |(min, max)| Count::between(min, max)),
    ]
}

fn harm() -> impl Strategy<Value = Harm> {
    let figure = || option::of(count());
    (figure(), figure(), figure(), figure()).prop_filter_map(
        "no figure, or parts above the whole",
        |(people, killed, children, injured)| {
            let above = |part: Option<Count>, whole: Option<Count>| {
                part.zip(whole)
                    .is_some_and(|(part, whole)| part.lies_above(&whole))
            };
            let harm = Harm {
                people,
                killed,
                children,
                injured,
            };
            let is_sound = !above(killed, people) && !above(children, killed.or(people));
            (is_sound && harm != Harm::default()).then_some(harm)
        },
    )
}

fn answered() -> impl Strategy<Value = (Question, Answer)> {
    let how = select(vec![
        Quantifier::Some,
        Quantifier::Mostly,
        Quantifier::Only,
        Quantifier::None,
    ]);
    let in_words = prop_oneof![
        select(vec![
            Question::Involved,
            Question::Damage,
            Question::Legitimacy,
            Question::Verification,
        ]),
        id().prop_map(Question::Custom),
    ];
    prop_oneof![
        (how.clone(), ids()).prop_map(|(how, ids)| (Question::Target, Answer::Hit(how, ids))),
        (how, ids()).prop_map(|(how, ids)| (Question::Attribution, Answer::By(how, ids))),
        harm().prop_map(|harm| (Question::CivilianHarm, Answer::Harm(harm))),
        ids().prop_map(|ids| (Question::Presence, Answer::Present(ids))),
        Just((Question::Occurrence, Answer::Happened)),
        (in_words, text()).prop_map(|(question, words)| (question, Answer::Text(words))),
    ]
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::Campaign),
        id().prop_map(Scope::Incident),
        ids().prop_map(Scope::Places),
    ]
}

fn statement() -> impl Strategy<Value = Statement> {
    let words = (
        text(),
        option::of(text()),
        option::of(text()),
        text(),
        option::of(text()),
    );
    let who = (option::of(text()), option::of(text()), option::of(text()));
    let sensitive = subsequence(Sensitive::NAMED.map(|(_, part)| part).to_vec(), 0..4);
    (words, who, option::of(span()), id(), sensitive).prop_map(
        |((text, quote, hedge, condition, as_called), who, said, document, sensitive)| Statement {
            text,
            quote,
            hedge,
            condition: Some(condition),
            as_called,
            speaker: who.0,
            role: who.1,
            venue: who.2,
            said,
            document,
            sensitive: sensitive.into_iter().collect(),
        },
    )
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let about = (id(), scope(), answered(), named(Stance::NAMED));
    let credibility = option::of(select(Credibility::ALL.to_vec()));
    let links = btree_set((named(LinkKind::NAMED), 0..IDS.len()), 0..3);
    let claim = (about, statement(), links, credibility);
    vec(claim, IDS.len()).prop_map(|claims| {
        let claims = claims.into_iter().enumerate();
        let claims = claims.map(|(at, (about, statement, links, credibility))| {
            let (source, scope, (question, answer), stance) = about;
            let links = links.into_iter().filter(|(_, to)| *to != at);
            Claim {
                id: IDS[at].into(),
                source,
                scope,
                question,
                stance,
                answer,
                statement,
                links: links
                    .map(|(kind, to)| Link {
                        kind,
                        claim: IDS[to].into(),
                    })
                    .collect(),
                credibility,
            }
        });
        claims.collect()
    })
}

fn lon_lat() -> impl Strategy<Value = Point> {
    let lon = prop_oneof![-180.0..=180.0, Just(-0.0), Just(1e-7), Just(36.0)];
    (lon, -90.0..=90.0).prop_map(|(lon, lat)| Point::new(lon, lat))
}

/// A line through points of which no two are the same.
fn line(least: usize) -> impl Strategy<Value = LineString> {
    let lons = btree_map(0..1000_u16, -90.0..=90.0, least..12);
    lons.prop_map(|points| {
        let points = points.into_iter();
        LineString::from_iter(points.map(|(lon, lat)| Point::new(f64::from(lon) / 7.0, lat)))
    })
}

fn polygon() -> impl Strategy<Value = Polygon> {
    (line(3), vec(line(3), 0..2)).prop_map(|(outline, holes)| Polygon::new(outline, holes))
}

fn location() -> impl Strategy<Value = Location> {
    let regions: Vec<Arc<Region>> = regions().into_values().collect();
    prop_oneof![
        lon_lat().prop_map(Location::Point),
        lon_lat().prop_map(Location::Around),
        line(2).prop_map(Location::Line),
        vec(polygon(), 1..3).prop_map(|areas| Location::Area(MultiPolygon::new(areas))),
        select(regions).prop_map(Location::Region),
        Just(Location::Unlocated),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let names = btree_map("[a-z]{2}", text(), 0..3);
    let told = (option::of(text()), option::of(text()));
    (text(), names, location(), named(Precision::NAMED), told).prop_map(
        |(name, names, at, precision, (located_by, note))| Place {
            name,
            names,
            at,
            precision,
            within: None,
            located_by,
            note,
        },
    )
}

/// Places of which each may lie in the first.
fn places() -> impl Strategy<Value = BTreeMap<PlaceId, Place>> {
    (all(place()), vec(any::<bool>(), IDS.len())).prop_map(|(mut places, lie)| {
        for (id, lies) in IDS.iter().zip(lie).skip(1) {
            let within = lies.then(|| IDS[0].into());
            places
                .entry((*id).into())
                .and_modify(|place: &mut Place| place.within = within);
        }
        places
    })
}

fn incident() -> impl Strategy<Value = Incident> {
    let when = (any::<bool>(), span()).prop_map(|(is_stated, span)| match is_stated {
        true => When::On(span),
        false => When::Within(span),
    });
    let places = subsequence(IDS.to_vec(), 0..4).prop_shuffle();
    (
        text(),
        places,
        0..5_u32,
        option::of(when),
        option::of(text()),
    )
        .prop_map(|(title, places, unnamed_places, when, note)| Incident {
            title,
            places: places.into_iter().map(Into::into).collect(),
            unnamed_places,
            when,
            note,
        })
}

fn party() -> impl Strategy<Value = Party> {
    (text(), named(Hue::NAMED)).prop_map(|(name, hue)| Party { name, hue })
}

fn source() -> impl Strategy<Value = Source> {
    let graded = (
        option::of(named(Reliability::NAMED)),
        option::of(named(MarkShape::NAMED)),
    );
    let told = (text(), option::of(text()), option::of(text()));
    (told, id(), named(SourceKind::NAMED), graded, any::<bool>()).prop_map(
        |((name, short, note), party, kind, (reliability, shape), is_sensitive)| Source {
            name,
            short,
            party,
            kind,
            reliability,
            shape,
            note,
            is_sensitive,
        },
    )
}

/// Groups, of which the first is the widest and disjoint from others.
fn groups() -> impl Strategy<Value = BTreeMap<GroupId, Group>> {
    let group =
        (text(), any::<bool>(), option::of(id())).prop_map(|(name, is_part, document)| Group {
            name,
            part_of: is_part.then(|| IDS[0].into()),
            disjoint: BTreeSet::new(),
            document,
        });
    (all(group), subsequence(IDS[1..].to_vec(), 0..3)).prop_map(|(mut groups, others)| {
        groups.entry(IDS[0].into()).and_modify(|first: &mut Group| {
            first.part_of = None;
            first.disjoint = others.into_iter().map(Into::into).collect();
        });
        groups
    })
}

fn document() -> impl Strategy<Value = Document> {
    let published = (span(), option::of(text())).prop_map(|(span, inferred_from)| Published {
        span,
        inferred_from,
    });
    let told = (option::of(text()), option::of(text()), option::of(text()));
    (text(), told, option::of(published), any::<bool>()).prop_map(
        |(title, (publisher, link, archive), published, is_sensitive)| Document {
            title,
            publisher,
            published,
            link,
            archive,
            is_sensitive,
        },
    )
}

fn note() -> impl Strategy<Value = Arc<Note>> {
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

fn filter() -> impl Strategy<Value = Filter> {
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

fn scenes() -> impl Strategy<Value = Vec<Arc<Scene>>> {
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

fn matched() -> impl Strategy<Value = Arc<Match>> {
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

/// A case with something of every kind.
pub fn any_case() -> impl Strategy<Value = Case> {
    let campaign = (
        text(),
        prop_oneof![4 => span(), 1 => Just(Span::ALWAYS)],
        option::of(text()),
    );
    let campaign = campaign.prop_map(|(title, span, note)| Campaign { title, span, note });
    let zone = select(vec!["Asia/Damascus", ""]);
    let head = (text(), zone, campaign, any::<bool>());
    let who = (all(party()), all(source()), groups(), all(document()));
    let what = (places(), all(incident()), all(text()), claims());
    let set = (text(), filter()).prop_map(|(name, filter)| Arc::new(FilterSet { name, filter }));
    let work = (all(note()), all(set), all(matched()), scenes());
    (head, who, what, work).prop_map(|(head, who, what, work)| Case {
        title: head.0,
        time_zone: head.1.to_owned(),
        campaign: head.2,
        incidents_are_distinct: head.3,
        parties: who.0,
        sources: who.1,
        groups: who.2,
        documents: who.3,
        places: what.0,
        incidents: what.1,
        questions: what.2,
        claims: what.3.into(),
        notes: work.0,
        filter_sets: work.1,
        matches: work.2,
        scenes: work.3.into(),
    })
}
