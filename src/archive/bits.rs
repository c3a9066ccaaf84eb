//! A row of bits: one for each claim, as small as can be.

/// A row of bits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None yet, with room for so many.
    pub(super) fn with_room_for(len: usize) -> Self {
        Self {
            words: Vec::with_capacity(len.div_ceil(64)),
            len: 0,
        }
    }

    /// Whether the bit `number` is set; it is not where there is none.
    pub(super) fn get(&self, number: usize) -> bool {
        let word = self.words.get(number / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Puts `bit` after all others.
    pub(super) fn push(&mut self, bit: bool) {
        let used = self.len % 64;
        if used == 0 {
            self.words.push(0);
        }
        if let Some(last) = self.words.last_mut() {
            *last |= u64::from(bit) << used;
        }
        self.len += 1;
    }

    /// Puts so many of one `bit` after all others.
    pub(super) fn append_run(&mut self, bit: bool, count: usize) {
        let word = |count: usize| if bit { u64::MAX >> (64 - count) } else { 0 };
        let first = count.min((64 - self.len % 64) % 64);
        if first > 0 {
            self.append_word(word(first), first);
        }
        let whole = (count - first) / 64;
        self.words.resize(self.words.len() + whole, word(64));
        self.len += 64 * whole;
        let last = (count - first) % 64;
        if last > 0 {
            self.append_word(word(last), last);
        }
    }

    /// Puts what `bit` says of each of `values` after all others.
    pub(super) fn append_each<T>(&mut self, values: &[T], bit: impl Fn(&T) -> bool) {
        for values in values.chunks(64) {
            let bits = values.iter().enumerate();
            let word = bits.fold(0, |word, (at, value)| word | u64::from(bit(value)) << at);
            self.append_word(word, values.len());
        }
    }

    /// Puts those of `other` after all others.
    pub(super) fn append(&mut self, other: &Self) {
        let mut left = other.len;
        for word in &other.words {
            self.append_word(*word, left.min(64));
            left = left.saturating_sub(64);
        }
    }

    /// Puts the lowest `count` bits of `word` after all others; the rest of it is zero.
    fn append_word(&mut self, word: u64, count: usize) {
        let used = self.len % 64;
        if used == 0 {
            self.words.push(word);
        } else {
            if let Some(last) = self.words.last_mut() {
                *last |= word << used;
            }
            if used + count > 64 {
                self.words.push(word >> (64 - used));
            }
        }
        self.len += count;
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut all = Self::default();
        bits.into_iter().for_each(|bit| all.push(bit));
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_put_in_is_there_in_its_order(
            rows in prop::collection::vec(prop::collection::vec(any::<bool>(), 0..200), 0..6),
        ) {
            let mut all = Bits::default();
            for row in &rows {
                all.append(&row.iter().copied().collect());
            }
            let flat: Vec<bool> = rows.concat();
            prop_assert_eq!(all.len, flat.len());
            let read: Vec<bool> = (0..flat.len()).map(|number| all.get(number)).collect();
            prop_assert_eq!(&read, &flat);
            prop_assert_eq!(all.clone(), flat.into_iter().collect::<Bits>());
            prop_assert!(!all.get(all.len));
        }

        #[test]
        fn bits_put_in_together_are_those_put_in_one_by_one(
            parts in prop::collection::vec((any::<bool>(), 0..200_usize, prop::collection::vec(any::<bool>(), 0..150)), 0..6),
        ) {
            let (mut all, mut flat) = (Bits::default(), Vec::new());
            for (bit, count, each) in parts {
                all.append_run(bit, count);
                all.append_each(&each, |bit| *bit);
                flat.extend(std::iter::repeat_n(bit, count).chain(each));
            }
            prop_assert_eq!(all, flat.into_iter().collect::<Bits>());
        }
    }
}
