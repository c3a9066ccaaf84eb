//! Values on which there are few verdicts: each verdict is kept once, and a value has its number.

use super::verdicts::Verdict;

/// Values with the verdict on each.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// The verdicts, each once.
    pub(super) verdicts: Vec<Verdict>,
    /// Which of them is that on each value.
    number: Vec<u32>,
}

impl Judged {
    /// Which verdict is that on the value `number`.
    pub(super) fn number(&self, number: usize) -> usize {
        self.number[number] as usize
    }

    /// For each value, the next that is judged in another way.
    pub(super) fn changes(&self) -> Vec<u32> {
        let mut changes = vec![self.number.len() as u32; self.number.len()];
        for at in (1..self.number.len()).rev() {
            let is_same = self.number[at - 1] == self.number[at];
            changes[at - 1] = if is_same { changes[at] } else { at as u32 };
        }
        changes
    }
}

impl FromIterator<Verdict> for Judged {
    fn from_iter<I: IntoIterator<Item = Verdict>>(all: I) -> Self {
        let mut judged = Self::default();
        let mut last = 0;
        for verdict in all {
            if judged.verdicts.get(last) != Some(&verdict) {
                let mut known = judged.verdicts.iter();
                last = known.position(|it| *it == verdict).unwrap_or_else(|| {
                    judged.verdicts.push(verdict);
                    judged.verdicts.len() - 1
                });
            }
            judged.number.push(last as u32);
        }
        judged
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Facet;

    #[test]
    fn a_change_is_where_the_next_verdict_differs() {
        let mut held = Verdict::default();
        held.held.insert(Facet::Time);
        let free = Verdict::default();
        let judged: Judged = [held, held, free, held].into_iter().collect();
        assert_eq!(judged.verdicts, [held, free]);
        assert_eq!(judged.changes(), [2, 2, 3, 4]);
        assert_eq!(judged.number(2), 1);
        assert_eq!(Judged::default().changes(), [0; 0]);
    }
}
