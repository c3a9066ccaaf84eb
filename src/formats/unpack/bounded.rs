//! Limits of what is unpacked: a small file may claim to hold more than any disk.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::refusal::Refusal;

/// How many bytes are unpacked of any file.
pub const LIMIT: u64 = 8 << 30;
/// How many bytes are unpacked whatever they were packed to.
pub const FREE: u64 = 64 << 20;
/// How many times its packed size a file may unpack to, beyond what is free.
pub const TIMES: u64 = 200;

/// How many bytes something is packed to.
#[derive(Debug, Clone)]
pub(super) enum Packed {
    /// As its container says.
    Known(u64),
    /// No container says so: as many as have been read.
    SoFar(Arc<AtomicU64>),
}

impl Packed {
    fn bytes(&self) -> u64 {
        match self {
            Self::Known(bytes) => *bytes,
            Self::SoFar(bytes) => bytes.load(Ordering::Relaxed),
        }
    }
}

/// What is packed as it unpacks, up to its limits.
pub(super) struct Bounded<R> {
    unpacked: R,
    /// How many bytes have come out.
    size: u64,
    packed: Packed,
}

impl<R> Bounded<R> {
    pub fn new(unpacked: R, packed: Packed) -> Self {
        Self {
            unpacked,
            size: 0,
            packed,
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(buffer)?;
        self.size += read as u64;
        check(self.size, self.packed.bytes())?;
        Ok(read)
    }
}

/// Refuses what unpacks to `size` bytes from `packed` ones, where that is beyond the limits.
pub(super) fn check(size: u64, packed: u64) -> Result<(), Refusal> {
    if size > LIMIT {
        return Err(Refusal::TooLarge);
    }
    if size > FREE && size > packed.saturating_mul(TIMES) {
        return Err(Refusal::Bomb);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_little_is_taken_however_well_it_was_packed() {
        assert_eq!(check(FREE, 1), Ok(()));
        assert_eq!(check(FREE + 1, 1), Err(Refusal::Bomb));
    }

    #[test]
    fn what_unpacks_to_much_is_taken_while_it_was_packed_from_much() {
        let packed = 1 << 20;
        assert_eq!(check(TIMES * packed, packed), Ok(()));
        assert_eq!(check(TIMES * packed + 1, packed), Err(Refusal::Bomb));
    }

    #[test]
    fn no_more_is_unpacked_than_the_limit() {
        assert_eq!(check(LIMIT, LIMIT), Ok(()));
        assert_eq!(check(LIMIT + 1, LIMIT), Err(Refusal::TooLarge));
    }

    #[test]
    fn an_endless_stream_ends_at_its_limits() {
        let mut bounded = Bounded::new(io::repeat(b'x'), Packed::Known(1 << 10));
        let error = io::copy(&mut bounded, &mut io::sink()).unwrap_err();
        assert_eq!(error.downcast::<Refusal>().unwrap(), Refusal::Bomb);
    }
}
