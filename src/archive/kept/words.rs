//! Values as a few numbers each, and back.

use std::slice::Iter;

use crate::archive::columns::{Claimant, Kind, Site};
use crate::archive::record::RowAt;
use crate::archive::strings::Name;
use crate::model::{Competing, Ground, Precision, SourceKind, Stance};

/// What is kept as a few numbers, at least one.
pub(super) trait Kept: Sized {
    /// Puts it after the others.
    fn put(&self, into: &mut Vec<u32>);

    /// Takes the next; `None` where the next numbers are none.
    fn take(from: &mut Words) -> Option<Self>;
}

/// Numbers that are taken one after the other.
pub(super) struct Words<'a>(Iter<'a, u32>);

impl<'a> Words<'a> {
    pub(super) fn of(words: &'a [u32]) -> Self {
        Self(words.iter())
    }

    pub(super) fn are_all_taken(&self) -> bool {
        self.0.len() == 0
    }

    pub(super) fn next(&mut self) -> Option<u32> {
        self.0.next().copied()
    }

    pub(super) fn value<T: Kept>(&mut self) -> Option<T> {
        T::take(self)
    }

    /// The next, as one of a kind of numbers that are smaller.
    fn small<T: TryFrom<u32>>(&mut self) -> Option<T> {
        T::try_from(self.next()?).ok()
    }

    /// One of `all`, which has the next number among them.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.next()? as usize).copied()
    }
}

/// The number of `value` among `all`.
pub(super) fn number_in<T: PartialEq>(all: &[T], value: &T) -> u32 {
    let at = all.iter().position(|known| known == value);
    // Of a value that is not among them, nothing is made: it would be refused.
    at.map_or(u32::MAX, |at| at as u32)
}

impl Kept for u32 {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(*self);
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.next()
    }
}

impl Kept for Name {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(self.number());
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.next().map(Self::of)
    }
}

impl Kept for bool {
    fn put(&self, into: &mut Vec<u32>) {
        into.push((*self).into());
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&[false, true])
    }
}

/// Whether there is one, and then that.
impl<T: Kept> Kept for Option<T> {
    fn put(&self, into: &mut Vec<u32>) {
        self.is_some().put(into);
        if let Some(value) = self {
            value.put(into);
        }
    }

    fn take(from: &mut Words) -> Option<Self> {
        let is_there = from.value::<bool>()?;
        Some(if is_there { Some(from.value()?) } else { None })
    }
}

impl Kept for RowAt {
    fn put(&self, into: &mut Vec<u32>) {
        let Self {
            offset,
            number,
            line,
            fingerprint,
        } = *self;
        let (high, low) = ((offset >> 32) as u32, offset as u32);
        into.extend([low, high, number, line, fingerprint]);
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(Self {
            offset: u64::from(from.next()?) | u64::from(from.next()?) << 32,
            number: from.next()?,
            line: from.next()?,
            fingerprint: from.next()?,
        })
    }
}

impl Kept for Claimant {
    fn put(&self, into: &mut Vec<u32>) {
        self.name.put(into);
        self.kind.put(into);
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(Self {
            name: from.value()?,
            kind: from.value()?,
        })
    }
}

impl Kept for Kind {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(self.source.into());
        into.push(self.question.into());
        self.stance.put(into);
        self.competing.put(into);
        self.precision.put(into);
        self.gives_killed.put(into);
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(Self {
            source: from.small()?,
            question: from.small()?,
            stance: from.value()?,
            competing: from.value()?,
            precision: from.value()?,
            gives_killed: from.value()?,
        })
    }
}

impl Kept for Competing {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(number_in(&Self::ALL, self));
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&Self::ALL)
    }
}

impl Kept for Precision {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(number_in(&Self::NAMED.map(|(_, it)| it), self));
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&Self::NAMED.map(|(_, it)| it))
    }
}

impl Kept for SourceKind {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(number_in(&Self::NAMED.map(|(_, it)| it), self));
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&Self::NAMED.map(|(_, it)| it))
    }
}

impl Kept for Stance {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(number_in(&Self::NAMED.map(|(_, it)| it), self));
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&Self::NAMED.map(|(_, it)| it))
    }
}

impl Kept for Site {
    fn put(&self, into: &mut Vec<u32>) {
        self.name.put(into);
        self.ground.put(into);
        self.is_around.put(into);
        self.precision.put(into);
        self.known.put(into);
        self.competing.put(into);
        into.extend([self.incidents.start, self.incidents.end]);
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(Self {
            name: from.value()?,
            ground: from.value()?,
            is_around: from.value()?,
            precision: from.value()?,
            known: from.value()?,
            competing: from.value()?,
            incidents: from.next()?..from.next()?,
        })
    }
}

impl Kept for Ground {
    fn put(&self, into: &mut Vec<u32>) {
        let (lon, lat) = self.lon_lat_e6();
        into.extend([lon.cast_unsigned(), lat.cast_unsigned()]);
    }

    fn take(from: &mut Words) -> Option<Self> {
        let (lon, lat) = (from.next()?, from.next()?);
        Self::at_e6((lon.cast_signed(), lat.cast_signed()))
    }
}
