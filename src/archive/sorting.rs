//! Putting incidents in order: by ranks, of which there are few, so that they are counted and not compared.

use super::columns::Timing;

/// Times in their order, those without any last.
pub(super) struct InTime {
    /// Which of the times as they were collected stands where.
    pub(super) order: Vec<u32>,
    /// The rank of each as they were collected; equal times have one.
    pub(super) ranks: Vec<u32>,
}

impl InTime {
    /// The order of `timings`.
    pub(super) fn of(timings: &[Timing]) -> Self {
        let time = |number: &u32| timings[*number as usize].rank();
        let mut order: Vec<u32> = (0..timings.len() as u32).collect();
        order.sort_by_cached_key(time);
        let mut ranks = vec![0; timings.len()];
        let alike = order.chunk_by(|one, other| time(one) == time(other));
        for (rank, numbers) in (0..).zip(alike) {
            for number in numbers {
                ranks[*number as usize] = rank;
            }
        }
        Self { order, ranks }
    }

    /// Where each of them stands, by its number as they were collected.
    pub(super) fn places(&self) -> Vec<u32> {
        let mut places = vec![0; self.order.len()];
        for (place, number) in (0..).zip(&self.order) {
            places[*number as usize] = place;
        }
        places
    }
}

/// `numbers` by the rank of each, those of one rank as they stood.
pub(super) fn sorted(numbers: &[u32], ranks: &[u32]) -> Vec<u32> {
    let highest = ranks.iter().copied().max().unwrap_or_default() as usize;
    let mut next = vec![0_u32; highest + 2];
    for rank in ranks {
        next[*rank as usize + 1] += 1;
    }
    let mut before = 0;
    for count in &mut next {
        before += *count;
        *count = before;
    }
    let mut sorted = vec![0; numbers.len()];
    for number in numbers {
        let at = &mut next[ranks[*number as usize] as usize];
        sorted[*at as usize] = *number;
        *at += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::model::{Span, When};

    use super::super::strings::Collected;
    use super::*;

    proptest! {
        #[test]
        fn numbers_of_one_rank_stay_as_they_stood(ranks in prop::collection::vec(0..9_u32, 0..60)) {
            let numbers: Vec<u32> = (0..ranks.len() as u32).rev().collect();
            let mut expected = numbers.clone();
            expected.sort_by_key(|number| ranks[*number as usize]);
            prop_assert_eq!(sorted(&numbers, &ranks), expected);
        }
    }

    #[test]
    fn a_time_has_one_rank_in_whatever_words_it_is_told() {
        let mut words = Collected::default();
        let mut timing = |day: Option<&str>, said: &str| Timing {
            when: day.map(|day| When::On(Span::parse(day).unwrap())),
            words: words.name(said),
        };
        let timings = [
            timing(None, ""),
            timing(Some("2015-10-02"), ""),
            timing(Some("2015-10-01"), ""),
            timing(Some("2015-10-02"), "some day of the week"),
            timing(Some("2015-10"), ""),
        ];
        let in_time = InTime::of(&timings);
        assert_eq!(in_time.ranks, [3, 2, 0, 2, 1]);
        assert_eq!(in_time.order, [2, 4, 1, 3, 0]);
        assert_eq!(in_time.places(), [4, 2, 0, 3, 1]);
    }
}
