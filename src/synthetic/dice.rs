//! Dice that fall the same way every time: `SplitMix64` (Steele, Lea and Flood, 2014).
//!
//! A dozen lines of arithmetic, and no crate: what they give must never change, or two people with the same seed
//! would speak of different rows.

/// Dice for one row.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice that follow from `seed` for the row `number`.
    pub(super) fn of(seed: u64, number: u64) -> Self {
        Self(mixed(mixed(seed) ^ number))
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// A number from 0 to below `end`; 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.throw()) * u128::from(end);
        (wide >> 64) as u64
    }

    /// One of `all`, which are some.
    pub(super) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }

    /// One of `shares`, each as often of a hundred times as it says; together they are a hundred.
    pub(super) fn share_of<T: Copy>(&mut self, shares: &[(u64, T)]) -> T {
        let mut left = self.below(shares.iter().map(|(share, _)| share).sum());
        let is_it = |(share, _): &&(u64, T)| {
            let is_it = left < *share;
            left = left.saturating_sub(*share);
            is_it
        };
        let found = shares.iter().find(is_it);
        found.unwrap_or(&shares[0]).1
    }
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
