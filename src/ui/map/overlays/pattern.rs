//! Patterns: how overlays are told apart. All share one ink that no party has, and none is hatched
//! the way the areas of claims are, which rises to the right.

use egui::{Vec2, vec2};

use crate::state::Overlays;

use super::super::hatch::Hatching;

/// How one overlay is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pattern {
    /// Points of ink and of gap by turns; a solid line has none.
    pub dashes: &'static [f32],
    /// See [`Pattern::dashes`].
    pub gaps: &'static [f32],
    /// How areas are hatched.
    pub hatching: Hatching,
}

const fn pattern(dashes: &'static [f32], gaps: &'static [f32], along: Vec2, pitch: f32) -> Pattern {
    let hatching = Hatching { along, pitch };
    Pattern {
        dashes,
        gaps,
        hatching,
    }
}

/// Every pattern, in the order in which overlays take them.
pub const PATTERNS: [Pattern; Overlays::MOST] = [
    pattern(&[], &[], vec2(0.8, 0.6), 10.0),
    pattern(&[10.0], &[4.0], vec2(1.0, 0.0), 9.0),
    pattern(&[2.0], &[3.0], vec2(0.0, 1.0), 9.0),
    pattern(&[9.0, 2.0], &[3.0, 3.0], vec2(0.5, 0.866_025_4), 9.0),
    pattern(&[5.0], &[7.0], vec2(0.965_925_8, 0.258_819_04), 9.0),
    pattern(&[12.0, 2.0, 2.0], &[3.0, 3.0, 3.0], vec2(0.8, 0.6), 20.0),
];

impl Pattern {
    /// The pattern of this number.
    pub fn of(number: usize) -> &'static Self {
        &PATTERNS[number % PATTERNS.len()]
    }

    /// Points after which the line repeats itself; 0 for a solid one.
    pub fn period(&self) -> f32 {
        self.dashes.iter().chain(self.gaps).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_patterns_are_alike() {
        for (i, a) in PATTERNS.iter().enumerate() {
            for b in &PATTERNS[i + 1..] {
                assert!(a.dashes != b.dashes || a.gaps != b.gaps);
                assert_ne!(a.hatching, b.hatching);
            }
        }
    }

    #[test]
    fn dashes_and_gaps_take_turns_and_get_on() {
        for pattern in PATTERNS {
            assert_eq!(pattern.dashes.len(), pattern.gaps.len());
            let lengths = pattern.dashes.iter().chain(pattern.gaps);
            assert!(lengths.clone().all(|length| *length >= 2.0));
        }
    }

    #[test]
    fn no_pattern_rises_to_the_right_as_claims_do() {
        for Pattern { hatching, .. } in PATTERNS {
            assert!((hatching.along.length() - 1.0).abs() < 1e-4);
            assert!(hatching.along.x * hatching.along.y >= 0.0);
        }
    }
}
