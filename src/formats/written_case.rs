//! A whole case as text: RON as a person would write it, or JSON of the same model.
//!
//! What is read back from either is equal to what was written. Each entry is made, laid out and handed
//! on by itself: nothing here grows with the case but what it is written to. Saving the case that
//! is open is another matter: [`super::splice`] changes of its text what was edited alone.

mod claims;
mod entries;
mod layout;
mod piece;
#[cfg(test)]
pub(crate) mod tests;
mod times;
mod typed;
mod value;
mod work;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use geo::CoordsIter;

use crate::model::{Campaign, Case, Location};

use super::case::FORMAT;

use layout::INDENT;
use value::{Given, text};

pub(super) use layout::on_one_line;
pub(super) use piece::ron_text;
pub(super) use value::Value;
pub use value::name_of;
pub(super) use work::{filter_set, matched, note, scene};

/// The two forms in which a case can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseForm {
    /// RON, to be edited by hand.
    Ron,
    /// JSON, for other programs.
    Json,
}

/// Writes `case` to `out`.
///
/// # Errors
/// When `out` cannot be written to, or the case has a coordinate that is no number.
pub fn write(case: &Case, form: CaseForm, out: &mut dyn Write) -> io::Result<()> {
    check_numbers(case)?;
    let mut writer = Writer::begin(form, out)?;
    writer.head(case)?;
    writer.entries("parties", &case.parties, entries::party)?;
    writer.entries("sources", &case.sources, entries::source)?;
    writer.entries("groups", &case.groups, entries::group)?;
    writer.entries("documents", &case.documents, entries::document)?;
    writer.entries("places", &case.places, entries::place)?;
    writer.entries("incidents", &case.incidents, entries::incident)?;
    writer.entries("questions", &case.questions, |title| text(title))?;
    writer.list("claims", &case.claims, claims::claim)?;
    writer.entries("notes", &case.notes, |note| work::note(note))?;
    writer.entries("filters", &case.filter_sets, |set| work::filter_set(set))?;
    writer.entries("matches", &case.matches, |decision| work::matched(decision))?;
    writer.list("scenes", &case.scenes, |scene| work::scene(scene))?;
    writer.end()
}

/// Holds that every coordinate can be written: neither form has a way for what is no number.
fn check_numbers(case: &Case) -> io::Result<()> {
    let is_finite = |at: &Location| match at {
        Location::Point(point) | Location::Around(point) => {
            point.x().is_finite() && point.y().is_finite()
        }
        Location::Line(line) => line.coords_iter().all(|at| (at.x + at.y).is_finite()),
        Location::Area(area) => area.coords_iter().all(|at| (at.x + at.y).is_finite()),
        Location::Region(_) | Location::Unlocated => true,
    };
    match case.places.iter().find(|(_, place)| !is_finite(&place.at)) {
        None => Ok(()),
        Some((id, _)) => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("the place \"{id}\" has a coordinate that is no number"),
        )),
    }
}

/// A case that is being written, item by item.
struct Writer<'o> {
    form: CaseForm,
    out: &'o mut dyn Write,
    /// Whether nothing stands yet between the brackets that were opened last.
    is_empty: bool,
}

impl<'o> Writer<'o> {
    fn begin(form: CaseForm, out: &'o mut dyn Write) -> io::Result<Self> {
        let open = match form {
            CaseForm::Ron => "Case(",
            CaseForm::Json => "{",
        };
        out.write_all(open.as_bytes())?;
        Ok(Self {
            form,
            out,
            is_empty: true,
        })
    }

    /// What stands before the sections.
    fn head(&mut self, case: &Case) -> io::Result<()> {
        let zone = Some(case.time_zone.as_str()).filter(|zone| !zone.is_empty());
        let head = Given::new()
            .with("format", Value::Whole(FORMAT))
            .with("title", text(&case.title))
            .with("time_zone", zone.map_or(Value::Nothing, text))
            .with("campaign", campaign(&case.campaign))
            .and_yes("incidents_are_distinct", case.incidents_are_distinct);
        for (name, value) in head.fields() {
            self.item(&self.form.field(name), &value, 1)?;
        }
        Ok(())
    }

    /// The section `name` with entries by their ids; nothing when it has none.
    fn entries<'a, I: Borrow<str>, T>(
        &mut self,
        name: &str,
        entries: &'a BTreeMap<I, T>,
        value: impl Fn(&'a T) -> Value<'a>,
    ) -> io::Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        self.open(name, "{")?;
        for (id, entry) in entries {
            self.item(&self.form.key(id.borrow()), &value(entry), 2)?;
        }
        self.close("}")
    }

    /// The section `name` with entries in their order; nothing when it has none.
    fn list<'a, T>(
        &mut self,
        name: &str,
        entries: &'a [T],
        value: impl Fn(&'a T) -> Value<'a>,
    ) -> io::Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        self.open(name, "[")?;
        for entry in entries {
            self.item("", &value(entry), 2)?;
        }
        self.close("]")
    }

    fn open(&mut self, name: &str, bracket: &str) -> io::Result<()> {
        // A blank line sets each section apart.
        write!(self.out, ",\n\n{INDENT}{}{bracket}", self.form.field(name))?;
        self.is_empty = true;
        Ok(())
    }

    fn close(&mut self, bracket: &str) -> io::Result<()> {
        let comma = self.form.comma(true);
        write!(self.out, "{comma}\n{INDENT}{bracket}")?;
        self.is_empty = false;
        Ok(())
    }

    fn item(&mut self, lead: &str, value: &Value, depth: usize) -> io::Result<()> {
        let comma = if self.is_empty { "" } else { "," };
        self.is_empty = false;
        let item = layout::item(lead, value, depth, self.form);
        write!(self.out, "{comma}\n{}{item}", INDENT.repeat(depth))
    }

    fn end(self) -> io::Result<()> {
        let close = match self.form {
            CaseForm::Ron => ",\n)\n",
            CaseForm::Json => "\n}\n",
        };
        self.out.write_all(close.as_bytes())
    }
}

fn campaign(campaign: &Campaign) -> Value<'_> {
    Given::new()
        .with("title", text(&campaign.title))
        .with("span", times::covered(&campaign.span))
        .and_text("note", campaign.note.as_ref())
        .value()
}
