//! The ids that a case declares, and the search for one that something refers to.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use crate::formats::findings::Findings;
use crate::formats::nearest::{quoted, suggestion};
use crate::formats::node::{Entry, Node};
use crate::model::{
    ClaimId, DocumentId, GroupId, IncidentId, PartyId, PlaceId, QuestionId, SourceId,
};

/// The ids that a case declares.
#[derive(Debug)]
pub struct Known {
    pub parties: Ids<PartyId>,
    pub sources: Ids<SourceId>,
    pub groups: Ids<GroupId>,
    pub documents: Ids<DocumentId>,
    pub places: Ids<PlaceId>,
    pub incidents: Ids<IncidentId>,
    pub questions: Ids<QuestionId>,
    pub claims: Ids<ClaimId>,
}

/// The ids of one kind of thing, and where each is declared.
#[derive(Debug)]
pub struct Ids<I> {
    noun: &'static str,
    declared: BTreeMap<I, usize>,
}

impl<I: Clone + Ord + Borrow<str> + for<'s> From<&'s str>> Ids<I> {
    /// The ids `declared` for things called `noun`, with their offsets.
    pub fn new<'s>(
        noun: &'static str,
        declared: impl Iterator<Item = (&'s str, usize)>,
        findings: &mut Findings,
    ) -> Self {
        let mut ids = Self {
            noun,
            declared: BTreeMap::new(),
        };
        for (id, at) in declared {
            ids.declare(id, at, findings);
        }
        ids
    }

    /// The keys of `entries`, which are things called `noun`.
    pub fn of_entries(noun: &'static str, entries: &[Entry], findings: &mut Findings) -> Self {
        let keys = entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry.key_at));
        Self::new(noun, keys, findings)
    }

    fn declare(&mut self, id: &str, at: usize, findings: &mut Findings) {
        let Some(first) = self.declared.get(id) else {
            self.declared.insert(id.into(), at);
            return;
        };
        let line = findings.line(*first);
        findings
            .error(
                at,
                format!(
                    "there are two {}s with the id {}",
                    plural_stem(self.noun),
                    quoted(id)
                ),
            )
            .hint(format!(
                "the first stands in line {line}; give this one an id of its own"
            ));
    }

    /// Whether `id` is what is declared at the offset `at`, and not what has taken its name.
    pub fn is_declared_at(&self, id: &str, at: usize) -> bool {
        self.declared.get(id) == Some(&at)
    }

    /// The id that `node` refers to.
    pub fn find(&self, node: Node, findings: &mut Findings) -> Option<I> {
        let given = node.filled(findings)?;
        if let Some((id, _)) = self.declared.get_key_value(given.as_str()) {
            return Some(id.clone());
        }
        let what = format!("there is no {} with the id {}", self.noun, quoted(&given));
        let known = self.declared.keys().map(Borrow::borrow);
        findings.error(node.at(), what).hint_with(|| {
            let all = suggestion(&given, known, quoted);
            all.or_else(|| Some(format!("the case declares no {} at all", self.noun)))
        });
        None
    }

    /// The ids that `node` refers to: one, or a list of at least one.
    pub fn find_some(&self, node: Node, findings: &mut Findings) -> Option<BTreeSet<I>> {
        if !node.starts_list() {
            return self.find(node, findings).map(|id| BTreeSet::from([id]));
        }
        let found = self.find_all(node, findings)?;
        if found.is_empty() {
            findings.error(node.at(), format!("this list names no {}", self.noun));
            return None;
        }
        Some(found.into_iter().collect())
    }

    /// The ids in the list that `node` is, in its order; one that is given twice once.
    pub fn find_all(&self, node: Node, findings: &mut Findings) -> Option<Vec<I>> {
        let items = node.list(findings)?;
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        let mut is_complete = true;
        for node in items {
            match self.find(node, findings) {
                Some(id) if !seen.insert(id.clone()) => {
                    let what = format!("{} stands in this list twice", quoted(id.borrow()));
                    findings.warning(node.at(), what);
                }
                Some(id) => found.push(id),
                None => is_complete = false,
            }
        }
        is_complete.then_some(found)
    }
}

/// "party" as it stands before the s of "parties"; every other noun takes a plain s.
fn plural_stem(noun: &str) -> &str {
    match noun {
        "party" => "partie",
        other => other,
    }
}
