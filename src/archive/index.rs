//! An index of strings by what they say. Of each only its number is in it: its letters stand where it is kept.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

/// Which number each string has.
#[derive(Debug, Default)]
pub(super) struct Index {
    hasher: RandomState,
    /// As many as a power of two, a quarter of them free at least; a string is at its hash or behind it.
    slots: Vec<Slot>,
    len: u32,
}

/// Where a string may be found.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Part of its hash, so that others are mostly told from it without looking at their letters.
    hash: u32,
    /// Its number, from 1; 0 where there is none.
    number: u32,
}

impl Slot {
    const FREE: Self = Self { hash: 0, number: 0 };
}

impl Index {
    /// The number of `text`, from 0, and whether it is new; `get` tells what the others say.
    pub(super) fn number<'a>(&mut self, text: &str, get: impl Fn(u32) -> &'a str) -> (u32, bool) {
        if self.len as usize >= self.slots.len() / 4 * 3 {
            self.grow();
        }
        let hash = self.hasher.hash_one(text) as u32;
        let mut at = hash as usize;
        loop {
            at &= self.slots.len() - 1;
            let slot = &mut self.slots[at];
            if slot.number == 0 {
                self.len += 1;
                *slot = Slot {
                    hash,
                    number: self.len,
                };
                return (self.len - 1, true);
            }
            if slot.hash == hash && get(slot.number - 1) == text {
                return (slot.number - 1, false);
            }
            at += 1;
        }
    }

    fn grow(&mut self) {
        let count = (self.slots.len() * 2).max(64);
        let before = std::mem::replace(&mut self.slots, vec![Slot::FREE; count]);
        for slot in before.into_iter().filter(|slot| slot.number > 0) {
            let mut at = slot.hash as usize & (count - 1);
            while self.slots[at].number > 0 {
                at = (at + 1) & (count - 1);
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_string_has_the_number_it_came_with() {
        let texts: Vec<String> = (0..5000_u32).map(|number| number.to_string()).collect();
        let mut index = Index::default();
        let get = |number: u32| texts[number as usize].as_str();
        for (number, text) in (0..).zip(&texts) {
            assert_eq!(index.number(text, get), (number, true));
        }
        for (number, text) in (0..).zip(&texts) {
            assert_eq!(index.number(text, get), (number, false));
        }
    }
}
