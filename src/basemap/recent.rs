//! A bounded memory of what was used lately.

use std::collections::HashMap;
use std::hash::Hash;

/// Keeps up to `capacity` values; the one not used for longest goes first.
pub(super) struct Recent<K, V> {
    entries: HashMap<K, (u64, V)>,
    clock: u64,
    capacity: usize,
}

impl<K: Copy + Eq + Hash, V> Recent<K, V> {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            entries: HashMap::new(),
            clock: 0,
            capacity,
        }
    }

    /// The value of `key`, which so counts as used.
    pub(super) fn get(&mut self, key: K) -> Option<&V> {
        self.clock += 1;
        let (used, value) = self.entries.get_mut(&key)?;
        *used = self.clock;
        Some(value)
    }

    pub(super) fn insert(&mut self, key: K, value: V) {
        self.clock += 1;
        self.entries.insert(key, (self.clock, value));
        while self.entries.len() > self.capacity {
            let Some(oldest) = self.oldest() else { break };
            self.entries.remove(&oldest);
        }
    }

    fn oldest(&self) -> Option<K> {
        self.entries
            .iter()
            .min_by_key(|(_, (used, _))| *used)
            .map(|(&key, _)| key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let mut recent = Recent::new(2);
        recent.insert("a", 1);
        recent.insert("b", 2);
        recent.get("a");
        recent.insert("c", 3);
        assert_eq!(recent.get("a"), Some(&1));
        assert_eq!(recent.get("b"), None);
        assert_eq!(recent.get("c"), Some(&3));
    }
}
