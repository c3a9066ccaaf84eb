//! Putting incidents in order: by ranks, of which there are few, so that they are counted and not compared.

use crate::model::When;

use super::columns::Timing;

/// The rank of each of `timings` in time; those without any last.
pub(super) fn moments(timings: &[Timing]) -> Vec<u32> {
    let time = |number: &usize| {
        let when = timings[*number].when;
        let span = when.as_ref().map(When::span);
        (span.is_none(), span.map(|span| (span.start(), span.end())))
    };
    let mut order: Vec<usize> = (0..timings.len()).collect();
    order.sort_by_cached_key(time);
    let mut ranks = vec![0; timings.len()];
    let alike = order.chunk_by(|one, other| time(one) == time(other));
    for (rank, numbers) in (0..).zip(alike) {
        for number in numbers {
            ranks[*number] = rank;
        }
    }
    ranks
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

    use crate::model::Span;

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
        assert_eq!(moments(&timings), [3, 2, 0, 2, 1]);
    }
}
