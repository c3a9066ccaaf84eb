//! The switches without which nothing is asked of any server.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A switch that several threads see. Off until it is set.
#[derive(Debug, Clone, Default)]
pub struct NetworkSwitch(Arc<AtomicBool>);

impl NetworkSwitch {
    /// Turns it on or off, for everyone who has it, from now on.
    pub fn set(&self, on: bool) {
        self.0.store(on, Ordering::SeqCst);
    }

    /// Whether it is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Leave to ask one server: given while the program is online and the map turned on.
///
/// Looked at before every request, and while an answer is read: turning either switch off stops
/// both.
#[derive(Debug, Clone, Default)]
pub struct NetworkPermission {
    /// Whether the program is online at all.
    pub program: NetworkSwitch,
    /// Whether the user turned this map on.
    pub map: NetworkSwitch,
}

impl NetworkPermission {
    /// Whether both switches are on.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.program.is_on() && self.map.is_on()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leave_is_given_only_while_both_switches_are_on() {
        let permission = NetworkPermission::default();
        let elsewhere = permission.clone();
        assert!(!elsewhere.is_given());
        permission.map.set(true);
        assert!(!elsewhere.is_given());
        permission.program.set(true);
        assert!(elsewhere.is_given());
        permission.program.set(false);
        assert!(!elsewhere.is_given());
    }
}
