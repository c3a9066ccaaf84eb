//! The columns of a table with a row for every claim, which maps have as the properties of their features.

use geozero::ToWkt;

use crate::formats::written_case::name_of;
use crate::model::{
    Answer, GroupId, Harm, Hue, LinkKind, Location, PartyId, Place, Precision, Quantifier,
    Question, Reliability, Scope, Sensitive, SourceKind, Span, Stance, When,
};
use crate::ui::words;

use super::cells::Cell;
use super::stated::Stated;

/// What kind of cells a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Texts.
    Text,
    /// Whole numbers.
    Whole,
    /// Degrees.
    Degrees,
}

/// A column.
pub(super) struct Column {
    /// Its name.
    pub name: &'static str,
    /// What kind of cells it has.
    pub kind: Kind,
    /// What stands in it for a claim.
    pub cell: fn(&Stated) -> Option<Cell>,
}

const fn text(name: &'static str, cell: fn(&Stated) -> Option<Cell>) -> Column {
    Column {
        name,
        kind: Kind::Text,
        cell,
    }
}

const fn whole(name: &'static str, cell: fn(&Stated) -> Option<Cell>) -> Column {
    Column {
        name,
        kind: Kind::Whole,
        cell,
    }
}

const fn degrees(name: &'static str, cell: fn(&Stated) -> Option<Cell>) -> Column {
    Column {
        name,
        kind: Kind::Degrees,
        cell,
    }
}

/// All columns but that of the geometry.
pub(super) const COLUMNS: &[Column] = &[
    text("data_set", |it| Cell::text(&it.case.title)),
    text("claim_id", |it| Cell::text(it.claim.id.as_str())),
    text("source", |it| Cell::text(&it.source.name)),
    text("source_id", |it| Cell::text(it.claim.source.as_str())),
    text("source_kind", |it| {
        named(&it.source.kind, &SourceKind::NAMED)
    }),
    text("source_grade", |it| {
        named(&it.source.reliability?, &Reliability::NAMED)
    }),
    text("party", |it| {
        Cell::text(&it.case.party_of(&it.claim.source).name)
    }),
    text("party_id", |it| Cell::text(it.source.party.as_str())),
    text("party_hue", |it| {
        named(&it.case.party_of(&it.claim.source).hue, &Hue::NAMED)
    }),
    text("question", question),
    text("question_title", |it| {
        Cell::text(words::question(it.case, &it.claim.question))
    }),
    text("stance", |it| named(&it.claim.stance, &Stance::NAMED)),
    text("answer", |it| {
        Cell::text(words::answer(it.case, &it.claim.answer))
    }),
    text("answer_kind", |it| {
        Cell::text(answer_kind(&it.claim.answer))
    }),
    text("quantifier", |it| quantifier(&it.claim.answer)),
    text("answer_names", answer_names),
    text("answer_ids", answer_ids),
    whole("people_killed_min", |it| Cell::least(harm(it)?.people)),
    whole("people_killed_max", |it| Cell::most(harm(it)?.people)),
    whole("civilians_killed_min", |it| Cell::least(harm(it)?.killed)),
    whole("civilians_killed_max", |it| Cell::most(harm(it)?.killed)),
    whole("children_killed_min", |it| Cell::least(harm(it)?.children)),
    whole("children_killed_max", |it| Cell::most(harm(it)?.children)),
    whole("civilians_injured_min", |it| Cell::least(harm(it)?.injured)),
    whole("civilians_injured_max", |it| Cell::most(harm(it)?.injured)),
    text("scope", |it| Cell::text(scope(&it.claim.scope))),
    text("incident", |it| Cell::text(&it.incident?.1.title)),
    text("incident_id", |it| Cell::text(it.incident?.0.as_str())),
    text("date_first", |it| Cell::text(first(it.when()?.span()))),
    text("date_last", |it| Cell::text(last(it.when()?.span()))),
    text("date_is", |it| Cell::text(date_is(it.when()?))),
    text("place", |it| {
        Cell::list(it.places.iter().map(|(_, place)| place.name.as_str()))
    }),
    text("place_ar", |it| {
        let arabic = it.places.iter().map(|(_, place)| place.arabic());
        let has_any = arabic.clone().any(|name| name.is_some());
        Cell::list(arabic.map(Option::unwrap_or_default)).filter(|_| has_any)
    }),
    text("place_ids", |it| {
        Cell::list(it.places.iter().map(|(id, _)| id.as_str()))
    }),
    text("place_is", place_is),
    text("place_precision", |it| {
        let precisions = it.places.iter().map(|(_, place)| &place.precision);
        Cell::list(precisions.map(|known| name_of(known, &Precision::NAMED)))
    }),
    whole("unnamed_places", |it| {
        let unnamed = it.incident?.1.unnamed_places;
        (unnamed > 0).then_some(Cell::Whole(unnamed.into()))
    }),
    text("together", |it| {
        Cell::text(words::together(it.case, it.claim)?)
    }),
    degrees("longitude", |it| Some(Cell::Degrees(it.point()?.x()))),
    degrees("latitude", |it| Some(Cell::Degrees(it.point()?.y()))),
    text("text", |it| Cell::text(&it.claim.statement.text)),
    text("quote", |it| {
        Cell::text(it.claim.statement.quote.as_deref()?)
    }),
    text("hedge", |it| {
        Cell::text(it.claim.statement.hedge.as_deref()?)
    }),
    text("condition", |it| {
        Cell::text(it.claim.statement.condition.as_deref()?)
    }),
    text("as_called", |it| {
        Cell::text(it.claim.statement.as_called.as_deref()?)
    }),
    text("speaker", |it| {
        Cell::text(it.claim.statement.speaker.as_deref()?)
    }),
    text("speaker_role", |it| {
        Cell::text(it.claim.statement.role.as_deref()?)
    }),
    text("venue", |it| {
        Cell::text(it.claim.statement.venue.as_deref()?)
    }),
    text("said_first", |it| {
        Cell::text(first(&it.claim.statement.said?))
    }),
    text("said_last", |it| {
        Cell::text(last(&it.claim.statement.said?))
    }),
    text("document", |it| Cell::text(&it.document().title)),
    text("document_id", |it| {
        Cell::text(it.claim.statement.document.as_str())
    }),
    text("publisher", |it| {
        Cell::text(it.document().publisher.as_deref()?)
    }),
    text("published_first", |it| Cell::text(first(&published(it)?))),
    text("published_last", |it| Cell::text(last(&published(it)?))),
    text("link", |it| Cell::text(it.document().link.as_deref()?)),
    text("archived_link", |it| {
        Cell::text(it.document().archive.as_deref()?)
    }),
    text("bears_on", bears_on),
    whole("claim_grade", |it| {
        Some(Cell::Whole(it.claim.credibility?.digit().into()))
    }),
    text("sensitive", sensitive),
    text("file", |it| Cell::text(&it.row?.file)),
    whole("file_row", |it| Some(Cell::Whole(it.row?.number))),
    whole("file_line", |it| Some(Cell::Whole(it.row?.line))),
    text("campaign", |it| Cell::text(&it.case.campaign.title)),
    text("campaign_first", |it| Cell::text(first(&campaign(it)?))),
    text("campaign_last", |it| Cell::text(last(&campaign(it)?))),
    text("time_zone", |it| Cell::text(&it.case.time_zone)),
];

/// The geometry of `stated` as well-known text (OGC 06-103r4), (lon lat) in degrees, WGS 84; empty where it has none.
pub(super) fn geometry_text(stated: &Stated) -> String {
    let geometry = stated.geometry();
    // Writing to a string fails for no geometry.
    geometry.map_or_else(String::new, |it| it.to_wkt().unwrap_or_default())
}

/// The first unit of `span`, in ISO 8601.
fn first(span: &Span) -> String {
    span.iso().0
}

/// The last unit of `span`, in ISO 8601; that of a single one is the first.
fn last(span: &Span) -> String {
    let (first, last) = span.iso();
    last.unwrap_or(first)
}

fn named<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> Option<Cell> {
    Cell::text(name_of(value, named))
}

fn question(it: &Stated) -> Option<Cell> {
    match &it.claim.question {
        Question::Custom(id) => Cell::text(id.as_str()),
        question => named(question, &Question::NAMED),
    }
}

fn answer_kind(answer: &Answer) -> &'static str {
    match answer {
        Answer::By(..) => "By",
        Answer::Hit(..) => "Hit",
        Answer::Harm(_) => "Harm",
        Answer::Happened => "Happened",
        Answer::Present(_) => "Present",
        Answer::Text(_) => "Text",
    }
}

fn quantifier(answer: &Answer) -> Option<Cell> {
    let (Answer::By(how, _) | Answer::Hit(how, _)) = answer else {
        return None;
    };
    named(how, &Quantifier::NAMED)
}

fn answer_names(it: &Stated) -> Option<Cell> {
    match &it.claim.answer {
        Answer::By(_, parties) => {
            Cell::list(parties.iter().map(|id| it.case.parties[id].name.as_str()))
        }
        Answer::Hit(_, groups) | Answer::Present(groups) => {
            Cell::list(groups.iter().map(|id| it.case.groups[id].name.as_str()))
        }
        Answer::Harm(_) | Answer::Happened | Answer::Text(_) => None,
    }
}

fn answer_ids(it: &Stated) -> Option<Cell> {
    match &it.claim.answer {
        Answer::By(_, parties) => Cell::list(parties.iter().map(PartyId::as_str)),
        Answer::Hit(_, groups) | Answer::Present(groups) => {
            Cell::list(groups.iter().map(GroupId::as_str))
        }
        Answer::Harm(_) | Answer::Happened | Answer::Text(_) => None,
    }
}

fn harm<'a>(it: &Stated<'a>) -> Option<&'a Harm> {
    match &it.claim.answer {
        Answer::Harm(harm) => Some(harm),
        _ => None,
    }
}

fn scope(scope: &Scope) -> &'static str {
    match scope {
        Scope::Campaign => "Campaign",
        Scope::Incident(_) => "Incident",
        Scope::Places(_) => "Places",
    }
}

/// Whether the date is what the source states, or all that is known of it.
fn date_is(when: When) -> &'static str {
    match when {
        When::On(_) => "Stated",
        When::Within(_) => "Within",
    }
}

fn place_is(it: &Stated) -> Option<Cell> {
    let forms: Vec<String> = it.places.iter().map(|(_, place)| form(place)).collect();
    Cell::list(forms.iter().map(String::as_str))
}

/// What a place is on the map; an area that the base map outlines with its ISO 3166-2 code.
fn form(place: &Place) -> String {
    match &place.at {
        Location::Point(_) => "Point".to_owned(),
        Location::Line(_) => "Line".to_owned(),
        Location::Area(_) => "Area".to_owned(),
        Location::Region(region) => format!("Region {}", region.code),
        Location::Around(_) => "Around".to_owned(),
        Location::Unlocated => "Unlocated".to_owned(),
    }
}

/// What a room must not learn of it.
fn sensitive(it: &Stated) -> Option<Cell> {
    let of_claim = it.claim.statement.sensitive.iter();
    let of_claim = of_claim.map(|field| name_of(field, &Sensitive::NAMED));
    let source = it.source.is_sensitive.then_some("Source");
    let document = it.document().is_sensitive.then_some("Document");
    Cell::list(of_claim.chain(source).chain(document))
}

/// When the campaign was, where that is known.
fn campaign(it: &Stated) -> Option<Span> {
    Some(it.case.campaign.span).filter(|span| *span != Span::ALWAYS)
}

fn published(it: &Stated) -> Option<Span> {
    Some(it.document().published.as_ref()?.span)
}

/// The claims that it bears on, and how.
fn bears_on(it: &Stated) -> Option<Cell> {
    let links = it.claim.links.iter();
    let links = links.map(|link| {
        let how = name_of(&link.kind, &LinkKind::NAMED);
        format!("{how} {}", link.claim)
    });
    let links: Vec<String> = links.collect();
    Cell::list(links.iter().map(String::as_str))
}
