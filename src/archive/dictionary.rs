//! Dictionaries: values of which many are equal, each kept once and named by a number.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::RandomState;

/// Values while they are being collected.
#[derive(Debug)]
pub struct Dictionary<T> {
    values: Vec<T>,
    known: HashMap<T, u32, RandomState>,
}

impl<T: Clone + Eq + Hash> Dictionary<T> {
    /// The number of `value`, which is kept if it is new.
    pub fn number(&mut self, value: T) -> u32 {
        if let Some(number) = self.known.get(&value) {
            return *number;
        }
        let number = self.values.len() as u32;
        self.values.push(value.clone());
        self.known.insert(value, number);
        number
    }

    /// The values, in the order of their numbers.
    pub fn into_values(self) -> Vec<T> {
        self.values
    }
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            known: HashMap::default(),
        }
    }
}
