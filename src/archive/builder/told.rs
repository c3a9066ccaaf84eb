//! Answers by what they were told as: those that name the same come again and again, and are looked up at once.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use crate::archive::record::Reply;

/// So many are known at most.
const MOST: usize = 1 << 15;

/// Answers that name something, with their numbers.
#[derive(Debug, Default)]
pub(super) struct ToldReplies {
    known: HashTable<(u64, Reply<'static>, u32)>,
    hasher: RandomState,
}

impl ToldReplies {
    /// What `reply` is looked up by; `None` where that is not worth it.
    pub(super) fn hash(&self, reply: &Reply) -> Option<u64> {
        let names = match reply {
            Reply::By(_, names) | Reply::Hit(_, names) => names,
            Reply::Harm(_) | Reply::Happened | Reply::Text(_) => return None,
        };
        Some(self.hasher.hash_one(names))
    }

    /// The number of `reply`, which has this `hash`, where that is known.
    pub(super) fn number(&self, hash: u64, reply: &Reply) -> Option<u32> {
        let known = self.known.find(hash, |(_, known, _)| known == reply);
        known.map(|(_, _, number)| *number)
    }

    /// Keeps in mind that `reply`, which has this `hash`, has that `number`.
    pub(super) fn keep(&mut self, hash: u64, reply: &Reply, number: u32) {
        if self.known.len() < MOST {
            let known = (hash, reply.clone().into_owned(), number);
            self.known.insert_unique(hash, known, |(hash, ..)| *hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::model::Quantifier;

    #[test]
    fn answers_on_different_questions_are_told_apart_by_the_same_names() {
        let names = || vec![Cow::Borrowed("Group")];
        let replies = [
            Reply::By(Quantifier::Some, names()),
            Reply::Hit(Quantifier::Some, names()),
            Reply::Hit(Quantifier::None, names()),
        ];
        let mut told = ToldReplies::default();
        for (number, reply) in (0..).zip(&replies) {
            let hash = told.hash(reply).unwrap();
            assert_eq!(told.number(hash, reply), None);
            told.keep(hash, reply, number);
        }
        for (number, reply) in (0..).zip(&replies) {
            let hash = told.hash(reply).unwrap();
            assert_eq!(told.number(hash, reply), Some(number));
        }
    }
}
