//! Putting what was collected into columns: part by part, by as many threads as there are.

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::archive::columns::{Claims, Columns, Incidents, Kind, Reply};
use crate::archive::dictionary::Dictionary;
use crate::model::{Competing, Precision, Stance};

use super::{Claim, Incident};

/// How many incidents one thread puts into columns before it takes others; tests have few.
const AT_ONCE: usize = if cfg!(test) { 3 } else { 1 << 15 };

/// Some incidents of an archive in their order, with their claims.
#[derive(Debug, Default)]
struct Part {
    incidents: Incidents,
    claims: Claims,
    /// The kinds of those, by the numbers that they have here.
    kinds: Dictionary<Kind>,
}

impl Columns {
    /// Takes in `incidents` and their `claims`, in this `order`; `precision` is that of a site.
    pub(super) fn take(
        &mut self,
        incidents: &[Incident],
        claims: &[Claim],
        order: &[u32],
        precision: impl Fn(u32) -> Precision + Sync,
    ) {
        let killing: Vec<_> = self.replies.iter().map(killing).collect();
        let kind = |claim: &Claim, incident: &Incident| Kind {
            source: claim.source,
            question: claim.question,
            stance: claim.stance,
            competing: Competing::Any,
            precision: precision(incident.site),
            gives_killed: killing[claim.answer as usize][claim.stance as usize],
        };
        let claims_of = |number: usize| {
            let next = incidents.get(number + 1);
            let end = next.map_or(claims.len(), |next| next.first_claim as usize);
            &claims[incidents[number].first_claim as usize..end]
        };
        let part = |numbers: &[u32]| {
            let mut part = Part::default();
            for number in numbers {
                let number = *number as usize;
                part.take(&incidents[number], claims_of(number), kind);
            }
            part
        };
        let parts: Vec<Part> = order.par_chunks(AT_ONCE).map(part).collect();
        let mut kinds = Dictionary::default();
        self.incidents.reserve(incidents.len());
        self.claims.reserve(claims.len());
        for part in parts {
            self.append(part, &mut kinds);
        }
        self.kinds = kinds.into_values();
    }

    /// Puts `part` behind what is there.
    fn append(&mut self, part: Part, kinds: &mut Dictionary<Kind>) {
        let (incidents, first) = (&mut self.incidents, self.claims.len() as u32);
        incidents.id.extend(part.incidents.id);
        incidents.title.extend(part.incidents.title);
        incidents.timing.extend(part.incidents.timing);
        incidents.documents.extend(part.incidents.documents);
        incidents.row.extend(part.incidents.row);
        let begins = part.incidents.first_claim.into_iter();
        incidents.first_claim.extend(begins.map(|it| first + it));
        let part_kinds = part.kinds.into_values().into_iter();
        let numbers: Vec<u32> = part_kinds.map(|kind| kinds.number(kind)).collect();
        let claim_kinds = part.claims.kind.into_iter();
        self.claims
            .kind
            .extend(claim_kinds.map(|kind| numbers[kind as usize]));
        self.claims.answer.extend(part.claims.answer);
    }

    /// Takes note of how each claim is `competing`.
    pub(super) fn compete(&mut self, competing: &[Competing]) {
        let mut kinds = Dictionary::default();
        for (kind, competing) in self.claims.kind.iter_mut().zip(competing) {
            *kind = kinds.number(Kind {
                competing: *competing,
                ..self.kinds[*kind as usize]
            });
        }
        self.kinds = kinds.into_values();
    }
}

impl Part {
    fn take(
        &mut self,
        incident: &Incident,
        claims: &[Claim],
        kind: impl Fn(&Claim, &Incident) -> Kind,
    ) {
        let (columns, own) = (&mut self.incidents, &mut self.claims);
        columns.id.push(incident.id);
        columns.title.push(incident.title);
        columns.timing.push(incident.timing);
        columns.documents.push(incident.documents);
        columns.row.push(incident.row);
        columns.first_claim.push(own.len() as u32);
        for claim in claims {
            own.kind.push(self.kinds.number(kind(claim, incident)));
            own.answer.push(claim.answer);
        }
    }
}

/// In which stances `reply` gives a figure of people killed.
fn killing(reply: &Reply) -> [bool; Stance::NAMED.len()] {
    Stance::NAMED.map(|(_, stance)| reply.killed(stance).is_some())
}
