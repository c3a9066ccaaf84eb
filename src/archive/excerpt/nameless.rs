//! Some of the incidents of an archive without the names of victims and witnesses: not in words, and not in
//! the ids that are made of names either.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::columns::{Reply, Table, question};
use crate::archive::record::{self, Record, RowAt, Site, Told};
use crate::archive::{Builder, NOT_NAMED, RowRead};
use crate::model::Hue;

use super::Part;

impl Table<'_> {
    /// The incidents `numbers` as their rows have them, which were `read` without names.
    pub(super) fn nameless_part(
        self,
        numbers: &[usize],
        mut read: BTreeMap<usize, RowRead>,
    ) -> Option<Part> {
        let mut builder = Builder::default();
        for (at, number) in numbers.iter().enumerate() {
            let known = read.get(number).and_then(|read| read.nameless.as_deref());
            let mut record = known.cloned().unwrap_or_else(|| self.unread(*number));
            record.id = self.nameless_id(*number, &record.id);
            let row = RowAt {
                number: at as u32,
                ..self.columns.incidents.row[*number]
            };
            // There are no more sources and claims than there are in the whole.
            let _ = builder.push(&record, row);
        }
        let rows = Arc::clone(&self.columns.rows);
        let whole = self.archive;
        let few = builder.finish(
            whole.id.clone(),
            whole.path.clone(),
            whole.about.clone(),
            rows,
        );
        let few = few.table()?;
        // As they stand in `numbers`, of which the number of the row says where.
        let row = |it: usize| few.columns.incidents.row[it].number;
        let mut order: Vec<usize> = (0..few.columns.incidents.len()).collect();
        order.sort_unstable_by_key(|it| row(*it));
        let mut claims = Vec::new();
        let mut texts = BTreeMap::new();
        for it in &order {
            let number = numbers[row(*it) as usize];
            let own = few.columns.claims_of(*it);
            let first = self.columns.claims_of(number).start;
            claims.extend((0..own.len()).map(|at| first + at));
            texts.extend(read.remove(&number).map(|read| (*it, read)));
        }
        let (case, _) = few.case_of(&order, &order, &texts, Hue::Slate);
        Some(Part {
            case,
            numbers: claims,
            rows: few.rows_of(&texts),
        })
    }

    /// What the incident `number` is called where names are left out: as ever, unless that is a name.
    fn nameless_id(self, number: usize, otherwise: &str) -> Cow<'static, str> {
        let is_personal = self.archive.read_by().is_some_and(|(mapping, _)| {
            let mut personal = mapping.personal.iter();
            personal.any(|column| mapping.id.as_ref() == Some(column))
        });
        let row = self.columns.incidents.row[number].number;
        let known = self.columns.ids.get(self.columns.incidents.id[number]);
        Cow::Owned(if is_personal {
            format!("{otherwise}-{row}")
        } else {
            known.to_owned()
        })
    }

    /// What is told of the incident `number` where its row cannot be read again: nothing that may be a name.
    fn unread(self, number: usize) -> Record<'static> {
        let owned = |name| Cow::Owned(self.archive.strings.get(name).to_owned());
        let site = &self.archive.sites[self.site_of(number)];
        let timing = self.columns.timings[self.columns.incidents.timing[number] as usize];
        let claims = self.columns.claims_of(number);
        Record {
            id: Cow::Borrowed(NOT_NAMED),
            title: Cow::Borrowed(NOT_NAMED),
            site: Site {
                name: Cow::Borrowed(NOT_NAMED),
                at: site.ground,
                is_around: site.is_around,
                precision: site.precision,
                known: owned(site.known),
            },
            when: timing.when,
            timing: owned(timing.words),
            documents: Cow::Borrowed(""),
            claims: claims.map(|claim| self.unread_claim(claim)).collect(),
        }
    }

    fn unread_claim(self, claim: usize) -> Told<'static> {
        let kind = self.columns.kind_of(claim);
        let source = &self.archive.sources[usize::from(kind.source)];
        let nobody = || vec![Cow::Borrowed(NOT_NAMED)];
        let answer = match &self.columns.replies[self.columns.claims.answer[claim] as usize] {
            Reply::By(quantifier, _) => record::Reply::By(*quantifier, nobody()),
            Reply::Hit(quantifier, _) => record::Reply::Hit(*quantifier, nobody()),
            Reply::Harm(harm) => record::Reply::Harm(*harm),
            Reply::Happened => record::Reply::Happened,
            Reply::Text(_) => record::Reply::Text(Cow::Borrowed(NOT_NAMED)),
        };
        Told {
            source: record::Claimant {
                name: Cow::Borrowed(NOT_NAMED),
                kind: source.kind,
            },
            question: question(kind.question),
            stance: kind.stance,
            answer,
            text: Cow::Borrowed(""),
        }
    }
}
