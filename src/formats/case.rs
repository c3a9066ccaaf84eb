//! The case format, version 1: from a text to a [`Case`], or to everything that keeps it from
//! being one.
//!
//! Three steps: the text is looked through for ids, so that entries may refer to what stands
//! further down; each entry is read, on its own, by the file beside this one that is named after
//! it; what only shows in the whole (rings of places) comes last.

mod answer;
mod claim;
mod context;
mod draft;
mod entries;
mod filter_set;
mod known;
mod matched;
mod note;
mod place;
mod rings;
mod scene;
mod shape;
#[cfg(test)]
pub(crate) mod tests;
mod time;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Campaign, Case, FilterSetId, MatchId, NoteId, Regions, SceneId, Span};
use crate::state::document::Writing;

use super::claims_table;
use super::fields::{Fields, Owner};
use super::findings::Findings;
use super::node::{Entry, Node};
use super::problem::Problems;
use super::syntax::{self, Syntax};

use context::Context;
use draft::{Draft, drafts};
use known::{Ids, Known};

/// The version of the format that is read and written.
pub const FORMAT: u32 = 1;

/// A case that was read, with what looks mistaken in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The case.
    pub case: Case,
    /// The text that it was read from, as it stands in the file.
    pub text: Arc<str>,
    /// Fields without effect and the like; no errors.
    pub warnings: Problems,
    /// How its file is written.
    pub writing: Writing,
}

/// Reads a case from the text of its file. `regions` are the areas that it may refer to by code.
///
/// # Errors
/// Everything that is wrong with the text, when anything is that is more than a warning.
pub fn read(whole: &str, regions: &Regions) -> Result<Loaded, Problems> {
    // Windows editors put a byte order mark before the text.
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    if let Some(form) = claims_table::Form::of(text) {
        let loaded = claims_table::read(text, form, regions)?;
        let text = whole.into();
        return Ok(Loaded { text, ..loaded });
    }
    let mut findings = Findings::new(text);
    let case =
        syntax::root(text, &mut findings).and_then(|root| read_root(root, regions, &mut findings));
    match case {
        Some(case) if findings.errors() == 0 => Ok(Loaded {
            case,
            text: whole.into(),
            warnings: findings.into_problems(),
            writing: match Syntax::of(text) {
                Syntax::Ron => Writing::Ron,
                Syntax::Json => Writing::Json,
            },
        }),
        _ => Err(findings.into_problems()),
    }
}

fn read_root<'a>(root: Node<'a>, regions: &Regions, findings: &mut Findings<'a>) -> Option<Case> {
    let mut fields = root.fields(Owner::this("case"), findings)?;
    check_format(&mut fields, findings)?;
    let title = fields.filled("title", findings);
    let time_zone = fields.said_text("time_zone", findings);
    let campaign = fields.required("campaign", findings);
    let campaign = campaign.and_then(|node| read_campaign(node, findings));
    let distinct = fields.optional("incidents_are_distinct", findings);
    let distinct = distinct.and_then(|node| node.typed(findings));
    let sections = Sections::find(&mut fields, findings);
    fields.finish(findings);

    let known = sections.declare(findings);
    let mut context = Context::new(known, regions, findings);
    context.is_listed = distinct == Some(true);
    let read = Read {
        title,
        // Of a data set, nobody may say in which zone its times are.
        time_zone: time_zone.map(Option::unwrap_or_default),
        campaign,
        incidents_are_distinct: distinct.unwrap_or(false),
    };
    sections.read(read, &mut context)
}

/// Holds that the file has the format that is read here: if not, nothing else in it counts.
fn check_format(fields: &mut Fields, findings: &mut Findings) -> Option<()> {
    let node = fields.required("format", findings)?;
    let format = node.whole(findings)?;
    if format == FORMAT {
        return Some(());
    }
    let what = format!(
        "this file has format {format}, and this version of Counterclaim reads format {FORMAT}"
    );
    let hint = if format > FORMAT {
        "the file comes from a newer Counterclaim: open it with that one"
    } else {
        "write `format: 1`"
    };
    findings.error(node.at(), what).hint(hint);
    None
}

fn read_campaign(value: Node, findings: &mut Findings) -> Option<Campaign> {
    let mut fields = value.fields(Owner::this("campaign"), findings)?;
    let title = fields.filled("title", findings);
    let span = fields.said("span", findings);
    let span = span.and_then(|value| match value {
        Some(value) => time::span(value, findings),
        None => Some(Span::ALWAYS),
    });
    let note = fields.text("note", findings);
    fields.finish(findings);
    Some(Campaign {
        title: title?,
        span: span?,
        note,
    })
}

/// The parts of a case that stand outside its sections, as far as they could be read.
struct Read {
    title: Option<String>,
    time_zone: Option<String>,
    campaign: Option<Campaign>,
    incidents_are_distinct: bool,
}

/// The entries of a case by kind, found and not yet read.
struct Sections<'a> {
    parties: Vec<Entry<'a>>,
    sources: Vec<Entry<'a>>,
    groups: Vec<Entry<'a>>,
    documents: Vec<Entry<'a>>,
    places: Vec<Entry<'a>>,
    incidents: Vec<Entry<'a>>,
    questions: Vec<Entry<'a>>,
    claims: Vec<Draft<'a>>,
    notes: Vec<Entry<'a>>,
    filters: Vec<Entry<'a>>,
    matches: Vec<Entry<'a>>,
    scenes: Vec<Draft<'a>>,
}

impl<'a> Sections<'a> {
    /// Finds every entry. A section that is left out is empty.
    fn find(fields: &mut Fields<'a>, findings: &mut Findings<'a>) -> Self {
        let mut section = |name: &'static str| {
            let node = fields.optional(name, findings);
            node.and_then(|node| node.entries(findings))
                .unwrap_or_default()
        };
        Self {
            parties: section("parties"),
            sources: section("sources"),
            groups: section("groups"),
            documents: section("documents"),
            places: section("places"),
            incidents: section("incidents"),
            questions: section("questions"),
            notes: section("notes"),
            filters: section("filters"),
            matches: section("matches"),
            claims: drafts(fields.optional("claims", findings), "claim", findings),
            scenes: drafts(fields.optional("scenes", findings), "scene", findings),
        }
    }

    /// Takes down every id, and reports those that stand for two things.
    fn declare(&self, findings: &mut Findings) -> Known {
        // Nothing refers to a note, a filter set, a match or a scene; still, no two share an id.
        Ids::<NoteId>::of_entries("note", &self.notes, findings);
        Ids::<FilterSetId>::of_entries("filter set", &self.filters, findings);
        Ids::<MatchId>::of_entries("match", &self.matches, findings);
        let scenes = self.scenes.iter().filter_map(Draft::id_at);
        Ids::<SceneId>::new("scene", scenes, findings);
        Known {
            parties: Ids::of_entries("party", &self.parties, findings),
            sources: Ids::of_entries("source", &self.sources, findings),
            groups: Ids::of_entries("group", &self.groups, findings),
            documents: Ids::of_entries("document", &self.documents, findings),
            places: Ids::of_entries("place", &self.places, findings),
            incidents: Ids::of_entries("incident", &self.incidents, findings),
            questions: Ids::of_entries("question", &self.questions, findings),
            claims: Ids::new(
                "claim",
                self.claims.iter().filter_map(Draft::id_at),
                findings,
            ),
        }
    }

    /// Reads every entry. What could not be read has been reported and is left out.
    fn read(self, read: Read, context: &mut Context) -> Option<Case> {
        let parties = each(&self.parties, context, entries::party);
        let sources = each(&self.sources, context, entries::source);
        let groups = each(&self.groups, context, entries::group);
        let documents = each(&self.documents, context, entries::document);
        let places = each(&self.places, context, place::place);
        let incidents = each(&self.incidents, context, entries::incident);
        let questions = each(&self.questions, context, |entry, context| {
            entry
                .value
                .called("questions")
                .present(context.findings)?
                .filled(context.findings)
        });
        let noted = each(&self.notes, context, |entry, context| {
            note::note(entry, context).map(Arc::new)
        });
        let filter_sets = each(&self.filters, context, |entry, context| {
            filter_set::filter_set(entry, context).map(Arc::new)
        });
        let matches = each(&self.matches, context, |entry, context| {
            matched::matched(entry, context).map(Arc::new)
        });
        let claims = self.claims.into_iter();
        let claims = claims
            .filter_map(|draft| claim::claim(draft, context))
            .collect();
        let scenes = self.scenes.into_iter();
        let scenes = scenes
            .filter_map(|draft| scene::scene(draft, context))
            .collect();
        context.check_rings();
        Some(Case {
            title: read.title?,
            time_zone: read.time_zone?,
            campaign: read.campaign?,
            parties,
            sources,
            groups,
            documents,
            places,
            incidents,
            incidents_are_distinct: read.incidents_are_distinct,
            questions,
            claims,
            notes: noted,
            filter_sets,
            matches,
            scenes,
        })
    }
}

/// Reads `entries` with `read` and keys what came of them by their ids.
fn each<'a, I: Ord + for<'s> From<&'s str>, T>(
    entries: &[Entry<'a>],
    context: &mut Context,
    read: impl Fn(&Entry<'a>, &mut Context) -> Option<T>,
) -> BTreeMap<I, T> {
    let read = |entry: &Entry<'a>| Some((entry.key.as_str().into(), read(entry, context)?));
    entries.iter().filter_map(read).collect()
}
