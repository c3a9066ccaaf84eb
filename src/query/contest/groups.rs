//! Groups: claims on one question in one scope that say the same, and so compete with the same others.
//!
//! The pairs that compete may be many more than the claims: one denial for all strikes may have a hundred
//! thousand assertions against it. So no pair is kept. Groups are, in the blocks that scopes alike make
//! of them, and whoever asks for the rivals of one is led to them.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Case, Claim, ClaimId, Question, Scope};
use crate::query::relation::{Relation, Saying};
use crate::query::scope::Overlap;

use super::extent::Extents;
use super::sayings::{Collected, Sayings};

/// The claims of a case that others may contradict, by what they say.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// The claims, in the order of their ids.
    pub(super) ids: Vec<ClaimId>,
    group_of: HashMap<ClaimId, u32>,
    /// The claims of each group, by their places among the ids; in that order.
    members: Vec<u32>,
    pub(super) all: Vec<Group>,
    pub(super) tellings: Vec<Telling>,
    pub(super) blocks: Vec<Block>,
    /// The groups of each block once more, in the order of their scopes.
    by_scope: Vec<u32>,
    /// The blocks of each extent.
    blocks_of: Vec<Vec<u32>>,
    pub(super) questions: Vec<(Question, Sayings)>,
    extents: Extents,
}

/// Claims that say one thing of one scope.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) block: u32,
    pub(super) scope: u32,
    pub(super) said: u32,
    members: Range<usize>,
}

/// The groups of a block that say one thing.
#[derive(Debug)]
pub(super) struct Telling {
    /// Its place among all tellings.
    pub(super) number: usize,
    pub(super) said: u32,
    pub(super) groups: Range<usize>,
}

/// The groups on one question in scopes of one extent.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) question: usize,
    extent: u32,
    pub(super) groups: Range<usize>,
    pub(super) tellings: Range<usize>,
}

/// How a group competes with any of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Met {
    /// It contradicts one.
    pub(crate) contradicts: bool,
    /// It would, if scopes coincide.
    pub(crate) may: bool,
}

/// A claim on its way into its group: its question, extent, saying, scope and place among the ids.
type Sorted = (usize, u32, u32, u32, u32);

impl Groups {
    /// The groups of `case`, the claims in them and the scopes that they are about, by their numbers.
    pub(super) fn of<'a>(case: &'a Case) -> (Self, Vec<&'a Claim>, Vec<&'a Scope>) {
        let (questions, mut claims) = disputable(case);
        claims.sort_unstable_by_key(|told| &told.claim.id);
        let mut scopes: Vec<&'a Scope> = Vec::new();
        let mut numbers: HashMap<&'a Scope, u32> = HashMap::new();
        let number = |told: &Told<'a>| {
            *numbers.entry(&told.claim.scope).or_insert_with(|| {
                scopes.push(&told.claim.scope);
                scopes.len() as u32 - 1
            })
        };
        let scope_of: Vec<u32> = claims.iter().map(number).collect();
        let extents = Extents::of(case, &scopes);
        let of_claim = |(place, (told, scope)): (usize, (&Told, &u32))| -> Sorted {
            let extent = extents.of_scope(*scope);
            (told.question, extent, told.said, *scope, place as u32)
        };
        let places = claims.iter().zip(&scope_of).enumerate();
        let mut sorted: Vec<Sorted> = places.map(of_claim).collect();
        sorted.sort_unstable();
        let mut groups = Self {
            ids: claims.iter().map(|told| told.claim.id.clone()).collect(),
            questions,
            ..Self::default()
        };
        for claim in sorted {
            groups.take_in(claim);
        }
        groups.extents = extents;
        groups.order();
        (
            groups,
            claims.iter().map(|told| told.claim).collect(),
            scopes,
        )
    }

    /// Takes in the next claim in their order.
    fn take_in(&mut self, (question, extent, said, scope, place): Sorted) {
        let last = self.blocks.last();
        if last.is_none_or(|block| (block.question, block.extent) != (question, extent)) {
            let (groups, tellings) = (self.all.len(), self.tellings.len());
            self.blocks.push(Block {
                question,
                extent,
                groups: groups..groups,
                tellings: tellings..tellings,
            });
        }
        let number = self.blocks.len() - 1;
        let block = &mut self.blocks[number];
        let told = self.tellings[block.tellings.clone()].last();
        if told.is_none_or(|told| told.said != said) {
            let next = self.all.len();
            self.tellings.push(Telling {
                number: self.tellings.len(),
                said,
                groups: next..next,
            });
            block.tellings.end += 1;
        }
        let last = self.all[block.groups.clone()].last();
        if last.is_none_or(|group| (group.said, group.scope) != (said, scope)) {
            let next = self.members.len();
            self.all.push(Group {
                block: number as u32,
                scope,
                said,
                members: next..next,
            });
            block.groups.end += 1;
            if let Some(telling) = self.tellings.last_mut() {
                telling.groups.end += 1;
            }
        }
        self.members.push(place);
        if let Some(group) = self.all.last_mut() {
            group.members.end += 1;
        }
        let group = self.all.len() as u32 - 1;
        self.group_of
            .insert(self.ids[place as usize].clone(), group);
    }

    fn order(&mut self) {
        self.by_scope = (0..self.all.len() as u32).collect();
        for (number, block) in (0..).zip(&self.blocks) {
            let scope = |group: &u32| self.all[*group as usize].scope;
            self.by_scope[block.groups.clone()].sort_unstable_by_key(scope);
            let extent = block.extent as usize;
            if self.blocks_of.len() <= extent {
                self.blocks_of.resize_with(extent + 1, Vec::new);
            }
            self.blocks_of[extent].push(number);
        }
    }

    /// The group that the claim called `id` is in, if any can contradict it.
    pub(super) fn group_of(&self, id: &ClaimId) -> Option<u32> {
        self.group_of.get(id).copied()
    }

    /// The claims of the group `number`, by their places among the ids.
    pub(super) fn members(&self, number: u32) -> &[u32] {
        &self.members[self.all[number as usize].members.clone()]
    }

    /// The groups of `block` in the scope `number`, whatever they say.
    pub(super) fn in_scope(&self, block: &Block, scope: u32) -> &[u32] {
        let groups = &self.by_scope[block.groups.clone()];
        let scope_of = |group: &u32| self.all[*group as usize].scope;
        let start = groups.partition_point(|group| scope_of(group) < scope);
        let end = groups.partition_point(|group| scope_of(group) <= scope);
        &groups[start..end]
    }

    /// What is told in `block`, each thing with its groups.
    pub(super) fn tellings_of(&self, block: &Block) -> &[Telling] {
        &self.tellings[block.tellings.clone()]
    }

    /// How two groups on the question of `block` lie to each other that say `one` and `other`, of scopes that lie so.
    pub(super) fn relation(&self, block: &Block, one: u32, other: u32, lie: Overlap) -> Relation {
        self.questions[block.question].1.relation(one, other, lie)
    }

    /// Whether those that tell `own`, in `block`, compete with those that tell `other`, of scopes that lie so.
    pub(super) fn relates(
        &self,
        block: &Block,
        own: &Telling,
        other: &Telling,
        lie: Overlap,
    ) -> bool {
        self.relation(block, own.said, other.said, lie) != Relation::None
    }

    /// How many claims tell `telling`.
    pub(super) fn claims_of(&self, telling: &Telling) -> usize {
        let groups = &self.all[telling.groups.clone()];
        groups.iter().map(|group| group.members.len()).sum()
    }

    /// What `block` is about.
    pub(super) fn question(&self, block: &Block) -> &Question {
        &self.questions[block.question].0
    }

    /// The other blocks on the question of `block` whose scopes meet its own, and how its own lie to them.
    pub(super) fn met_by<'g>(
        &'g self,
        block: &'g Block,
    ) -> impl Iterator<Item = (&'g Block, Overlap)> {
        let met = self.extents.met_by(block.extent).iter();
        met.flat_map(move |(extent, lie)| {
            let blocks = self.blocks_of.get(*extent as usize).into_iter().flatten();
            let blocks = blocks.map(|number| &self.blocks[*number as usize]);
            let on_it = blocks.filter(|other| other.question == block.question);
            on_it.map(move |other| (other, *lie))
        })
    }

    /// How two scopes of `block` lie to each other.
    pub(super) fn lie_within(&self, block: &Block) -> Overlap {
        self.extents.within(block.extent)
    }

    /// Leads to every group that competes with the group `number`: itself is one where what it says
    /// excludes itself.
    pub(super) fn rivals(&self, number: u32, mut meet: impl FnMut(u32, Relation)) {
        let block = self.block_of(number);
        self.in_its_scope(number, |rival| meet(rival, Relation::Contradicts));
        let within = (block, self.lie_within(block));
        for (other, lie) in self.met_by(block).chain([within]) {
            self.told_beside(number, other, lie, &mut meet);
        }
    }

    /// The same of those that contradict it alone.
    pub(super) fn contradicting(&self, number: u32, mut meet: impl FnMut(u32)) {
        self.in_its_scope(number, &mut meet);
        for (other, lie) in self.met_by(self.block_of(number)) {
            if lie != Overlap::Unknown {
                self.told_beside(number, other, lie, |rival, _| meet(rival));
            }
        }
    }

    /// How each group competes with any of the groups `own`.
    pub(super) fn met_by_any(&self, own: impl Iterator<Item = u32>) -> Vec<Met> {
        let mut groups = vec![Met::default(); self.all.len()];
        // Other blocks meet all that is told with the same: it is marked once, however many tell it.
        let mut tellings = vec![Met::default(); self.tellings.len()];
        for number in own {
            let (block, said) = (self.block_of(number), self.all[number as usize].said);
            self.in_its_scope(number, |rival| groups[rival as usize].contradicts = true);
            let within = self.lie_within(block);
            let mark = |rival: u32, how| groups[rival as usize].mark(how);
            self.told_beside(number, block, within, mark);
            for (other, lie) in self.met_by(block) {
                for telling in self.tellings_of(other) {
                    let met = &mut tellings[telling.number];
                    if !met.is_marked(lie) {
                        met.mark(self.relation(block, said, telling.said, lie));
                    }
                }
            }
        }
        for (telling, met) in self.tellings.iter().zip(tellings) {
            for group in &mut groups[telling.groups.clone()] {
                group.contradicts |= met.contradicts;
                group.may |= met.may;
            }
        }
        groups
    }

    fn block_of(&self, number: u32) -> &Block {
        &self.blocks[self.all[number as usize].block as usize]
    }

    /// Leads to the groups in the scope of the group `number` that contradict it.
    fn in_its_scope(&self, number: u32, mut meet: impl FnMut(u32)) {
        let (own, block) = (&self.all[number as usize], self.block_of(number));
        for other in self.in_scope(block, own.scope) {
            let said = self.all[*other as usize].said;
            if self.relation(block, own.said, said, Overlap::Same) != Relation::None {
                meet(*other);
            }
        }
    }

    /// Leads to the groups of `other` in other scopes that compete with the group `number`, to whose scope
    /// theirs lie so.
    fn told_beside(
        &self,
        number: u32,
        other: &Block,
        lie: Overlap,
        mut meet: impl FnMut(u32, Relation),
    ) {
        let own = &self.all[number as usize];
        if lie == Overlap::Apart {
            return;
        }
        for telling in self.tellings_of(other) {
            let relation = self.relation(other, own.said, telling.said, lie);
            if relation == Relation::None {
                continue;
            }
            for group in telling.groups.clone() {
                if self.all[group].scope != own.scope {
                    meet(group as u32, relation);
                }
            }
        }
    }
}

impl Met {
    fn mark(&mut self, relation: Relation) {
        self.contradicts |= relation == Relation::Contradicts;
        self.may |= relation == Relation::InTension;
    }

    /// Whether scopes that lie so can mark nothing more.
    fn is_marked(self, lie: Overlap) -> bool {
        if lie == Overlap::Unknown {
            self.may
        } else {
            self.contradicts
        }
    }
}

/// A claim, its question and what it says, the two by their numbers.
struct Told<'a> {
    claim: &'a Claim,
    question: usize,
    said: u32,
}

/// The questions of `case`, and the claims on them that any other may contradict.
fn disputable(case: &Case) -> (Vec<(Question, Sayings)>, Vec<Told<'_>>) {
    let mut numbers: HashMap<&Question, usize> = HashMap::new();
    let mut questions: Vec<(Question, Collected)> = Vec::new();
    let mut told = Vec::with_capacity(case.claims.len());
    for claim in case.claims.iter() {
        let Some(saying) = Saying::of(claim) else {
            continue;
        };
        let question = *numbers.entry(&claim.question).or_insert_with(|| {
            questions.push((claim.question.clone(), Collected::default()));
            questions.len() - 1
        });
        let said = questions[question].1.number(saying);
        told.push(Told {
            claim,
            question,
            said,
        });
    }
    let questions = questions.into_iter();
    let questions: Vec<(Question, Sayings)> = questions
        .map(|(question, sayings)| (question, sayings.into_sayings(case)))
        .collect();
    let disputable: Vec<Vec<bool>> = questions
        .iter()
        .map(|(_, sayings)| sayings.disputable())
        .collect();
    told.retain(|told| disputable[told.question][told.said as usize]);
    (questions, told)
}
