//! Edits made in the text of a case, so that everything else in it stays as it was written.
//!
//! Comments, order, spacing, fields that nobody here knows: whatever an edit does not concern stays
//! byte for byte. Knows nothing of the disk, and does not judge whether the text is a sound case:
//! who saves reads it back.

mod layout;
mod written;

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Case, Edit, Scene};

use super::fields::Field;
use super::findings::Findings;
use super::node::{Entry, Node};
use super::syntax::{self, Syntax};
use super::variant::Args;

use layout::{Container, Item};

/// Why edits could not be made in a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The text is no case.
    #[error("its text is no case")]
    NoCase,
    /// An edit is of something that the text does not hold.
    #[error("its text holds no {0}")]
    Missing(String),
}

/// A stretch of a text, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Patch {
    range: Range<usize>,
    with: String,
}

/// `text`, which says `base`, with `edits` made in it, no two of them of one spot.
///
/// # Errors
/// When the text is no case in RON, or lacks the party or the source that an edit is of.
pub fn spliced(text: &str, base: &Case, edits: &[Edit]) -> Result<String, SpliceError> {
    let mut made = text.to_owned();
    for edit in edits {
        let patches = patches(&made, base, edit)?;
        patch(&mut made, patches);
    }
    Ok(made)
}

/// Puts every patch in its place, the last first, so that the others stay where they are.
fn patch(text: &mut String, mut patches: Vec<Patch>) {
    patches.sort_by_key(|patch| std::cmp::Reverse((patch.range.start, patch.range.end)));
    for Patch { range, with } in patches {
        if text.get(range.clone()).is_some() {
            text.replace_range(range, &with);
        }
    }
}

/// What makes `edit` in `whole`.
fn patches(whole: &str, base: &Case, edit: &Edit) -> Result<Vec<Patch>, SpliceError> {
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let start = whole.len() - text.len();
    let mut found = Findings::new(text);
    let root = syntax::root(text, &mut found);
    let root = root.filter(|root| root.syntax() == Syntax::Ron);
    let root = root.ok_or(SpliceError::NoCase)?;
    let root = Struct::of(text, root)?;
    let mut patches = match edit {
        Edit::Title(title) => root.set("title", &written::text(title)),
        Edit::Hue(id, hue) => {
            let party = root.entry("parties", "party", id.as_str())?;
            party.set("hue", written::hue(*hue))
        }
        Edit::Shape(id, shape) => {
            let source = root.entry("sources", "source", id.as_str())?;
            match shape {
                Some(shape) => source.set("shape", written::shape(*shape)),
                None => source.remove("shape"),
            }
        }
        Edit::Note(id, note) => {
            let before = base.notes.get(id).map(|note| written::note(note));
            let now = note.as_ref().map(|note| written::note(note));
            set_entry(
                &root,
                "notes",
                id.as_str(),
                before.as_deref(),
                now.as_deref(),
            )?
        }
        Edit::FilterSet(id, set) => {
            let before = base.filter_sets.get(id);
            let before = before.map(|set| written::filter_set(set));
            let now = set.as_ref().map(|set| written::filter_set(set));
            set_entry(
                &root,
                "filters",
                id.as_str(),
                before.as_deref(),
                now.as_deref(),
            )?
        }
        Edit::Match(id, decision) => {
            let before = base.matches.get(id);
            let before = before.map(|decision| written::matched(decision));
            let now = decision.as_ref().map(|decision| written::matched(decision));
            set_entry(
                &root,
                "matches",
                id.as_str(),
                before.as_deref(),
                now.as_deref(),
            )?
        }
        Edit::Scenes(scenes) => set_scenes(&root, &base.scenes, scenes)?,
    };
    for Patch { range, .. } in &mut patches {
        *range = range.start + start..range.end + start;
    }
    Ok(patches)
}

/// Makes the entry called `id` of the section `name` what `now` is, by its fields; it was `before`.
fn set_entry(
    root: &Struct,
    name: &str,
    id: &str,
    before: Option<&[written::Field]>,
    now: Option<&[written::Field]>,
) -> Result<Vec<Patch>, SpliceError> {
    let section = root.section(name)?;
    let written = section.as_ref().and_then(|section| section.find(id));
    match (section.as_ref(), written, now) {
        (Some(_), Some(entry), Some(now)) => {
            let entry = Struct::of(root.text, entry.value)?;
            Ok(set_fields(&entry, before.unwrap_or_default(), now))
        }
        (Some(section), Some(_), None) => Ok(section.remove(id)),
        (Some(section), None, Some(now)) => {
            Ok(section.container.insert(&written::entry(id, now), true))
        }
        (None, _, Some(now)) => Ok(root.add_section(name, &written::entry(id, now))),
        (_, _, None) => Ok(Vec::new()),
    }
}

/// Makes the list of scenes what `now` is; it was `before`. A scene that is there keeps what it does
/// not change; what stands between scenes stays, unless they change places, come or go.
fn set_scenes(
    root: &Struct,
    before: &[Arc<Scene>],
    now: &[Arc<Scene>],
) -> Result<Vec<Patch>, SpliceError> {
    let entries = root.list("scenes")?;
    let id_of = |entry: &ListEntry| entry.id.clone();
    let ids: Vec<Option<String>> = entries.iter().map(id_of).collect();
    let changes = |scene: &Scene, entry: &ListEntry| {
        let was = before.iter().find(|was| was.id == scene.id);
        let was = was.map(|was| written::scene(was)).unwrap_or_default();
        set_fields(&entry.fields, &was, &written::scene(scene))
    };
    let stay = ids
        .iter()
        .map(Option::as_deref)
        .eq(now.iter().map(|scene| Some(scene.id.as_str())));
    if stay {
        let pairs = now.iter().zip(&entries);
        return Ok(pairs
            .flat_map(|(scene, entry)| changes(scene, entry))
            .collect());
    }
    let texts = now.iter().map(|scene| {
        let entry = entries
            .iter()
            .find(|entry| entry.id.as_deref() == Some(scene.id.as_str()));
        let Some(entry) = entry else {
            return root.container.written(&written::scene(scene));
        };
        let mut patches = changes(scene, entry);
        for Patch { range, .. } in &mut patches {
            *range = range.start - entry.range.start..range.end - entry.range.start;
        }
        let mut text = root
            .text
            .get(entry.range.clone())
            .unwrap_or_default()
            .to_owned();
        patch(&mut text, patches);
        text
    });
    let list = root.container.list(&texts.collect::<Vec<String>>());
    Ok(match root.field("scenes") {
        Some(_) => root.set("scenes", &list),
        None => root.container.insert(&format!("scenes: {list}"), true),
    })
}

/// Writes the fields in which `before` and `now` differ; an entry has one edit at a time, so that
/// their patches lie apart.
fn set_fields(entry: &Struct, before: &[written::Field], now: &[written::Field]) -> Vec<Patch> {
    let news = now.iter().filter(|field| !before.contains(field));
    let patches = news.flat_map(|(name, value)| match value {
        Some(value) => entry.set(name, value),
        None => entry.remove(name),
    });
    patches.collect()
}

/// A value with named fields.
struct Struct<'a> {
    text: &'a str,
    fields: Vec<Field<'a>>,
    container: Container<'a>,
}

impl<'a> Struct<'a> {
    /// The struct that `node` of `text` is.
    fn of(text: &'a str, node: Node<'a>) -> Result<Self, SpliceError> {
        let node = node.present(&mut Findings::new(text));
        let node = node.ok_or(SpliceError::NoCase)?;
        let fields = match node.args() {
            Some(Args::Fields(fields)) => fields,
            Some(Args::None) => Vec::new(),
            Some(Args::Values(_) | Args::Packed(_)) | None => return Err(SpliceError::NoCase),
        };
        let items = fields
            .iter()
            .map(|field| Item::new(text, field.at, field.value));
        let container = Container::new(text, node, items.collect()).ok_or(SpliceError::NoCase)?;
        Ok(Self {
            text,
            fields,
            container,
        })
    }

    fn field(&self, name: &str) -> Option<(usize, &Field<'a>)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, field)| field.name == name)
    }

    /// Gives the field called `name` the value that is written `value`.
    fn set(&self, name: &str, value: &str) -> Vec<Patch> {
        match self.field(name) {
            Some((_, field)) => vec![Patch {
                range: layout::value_range(self.text, field.value),
                with: value.to_owned(),
            }],
            None => self.container.insert(&format!("{name}: {value}"), false),
        }
    }

    /// Takes the field called `name` out.
    fn remove(&self, name: &str) -> Vec<Patch> {
        let at = self.field(name).map(|(at, _)| at);
        at.map(|at| self.container.remove(at)).unwrap_or_default()
    }

    /// The entries of the field called `name`; `None` when there is no such field, or nothing in
    /// it.
    fn section(&self, name: &str) -> Result<Option<Section<'a>>, SpliceError> {
        let Some((_, field)) = self.field(name) else {
            return Ok(None);
        };
        let mut found = Findings::new(self.text);
        let Some(node) = field.value.present(&mut found) else {
            return Ok(None);
        };
        Section::of(self.text, node).map(Some)
    }

    /// The entries of the list `name`; none where there is no such list.
    fn list(&self, name: &str) -> Result<Vec<ListEntry<'a>>, SpliceError> {
        let Some((_, field)) = self.field(name) else {
            return Ok(Vec::new());
        };
        let mut found = Findings::new(self.text);
        let Some(node) = field.value.present(&mut found) else {
            return Ok(Vec::new());
        };
        let nodes = node.list(&mut found).ok_or(SpliceError::NoCase)?;
        nodes
            .into_iter()
            .map(|node| ListEntry::of(self.text, node))
            .collect()
    }

    /// The struct called `id` in the section `name`, which holds things called `noun`.
    fn entry(&self, name: &str, noun: &str, id: &str) -> Result<Struct<'a>, SpliceError> {
        let section = self.section(name)?;
        let entry = section.as_ref().and_then(|section| section.find(id));
        match entry {
            Some(entry) => Struct::of(self.text, entry.value),
            None => Err(SpliceError::Missing(format!("{noun} called {id:?}"))),
        }
    }

    /// Adds the section `name` with one entry in it, in the place of one that holds nothing.
    fn add_section(&self, name: &str, entry: &str) -> Vec<Patch> {
        let section = self.container.nested(entry);
        match self.field(name) {
            Some(_) => self.set(name, &section),
            None => self.container.insert(&format!("{name}: {section}"), true),
        }
    }
}

/// An entry of a list, with its id among its fields.
struct ListEntry<'a> {
    id: Option<String>,
    range: Range<usize>,
    fields: Struct<'a>,
}

impl<'a> ListEntry<'a> {
    fn of(text: &'a str, node: Node<'a>) -> Result<Self, SpliceError> {
        let fields = Struct::of(text, node)?;
        let id = fields
            .field("id")
            .and_then(|(_, field)| field.value.text_if_any());
        let range = layout::value_range(text, node);
        Ok(Self { id, range, fields })
    }
}

/// A map of entries by their ids.
struct Section<'a> {
    entries: Vec<Entry<'a>>,
    container: Container<'a>,
}

impl<'a> Section<'a> {
    fn of(text: &'a str, node: Node<'a>) -> Result<Self, SpliceError> {
        let entries = node.entries(&mut Findings::new(text));
        let entries = entries.ok_or(SpliceError::NoCase)?;
        let items = entries
            .iter()
            .map(|entry| Item::new(text, entry.key_at, entry.value));
        let container = Container::new(text, node, items.collect()).ok_or(SpliceError::NoCase)?;
        Ok(Self { entries, container })
    }

    fn find(&self, id: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|entry| entry.key == id)
    }

    fn remove(&self, id: &str) -> Vec<Patch> {
        let at = self.entries.iter().position(|entry| entry.key == id);
        at.map(|at| self.container.remove(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
