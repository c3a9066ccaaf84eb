//! Protocol Buffers as they lie in a tile: one field after another, nothing copied.

/// Where bytes stop making sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a tile is damaged")]
pub(in crate::basemap) struct Damaged;

/// A field: its number in the message, and what it holds.
#[derive(Debug, PartialEq)]
pub(super) struct Field<'a> {
    pub(super) number: u64,
    pub(super) value: Value<'a>,
}

/// What a field holds, as far as the encoding tells.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'a> {
    Varint(u64),
    Eight([u8; 8]),
    Four([u8; 4]),
    Bytes(&'a [u8]),
}

/// The fields of `message`, up to its end or the first that is damaged.
pub(super) fn fields(message: &[u8]) -> impl Iterator<Item = Result<Field<'_>, Damaged>> {
    let mut rest = message;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let field = field(&mut rest).ok_or(Damaged);
        if field.is_err() {
            rest = &[];
        }
        Some(field)
    })
}

/// Numbers packed one after another, up to the end or the first that is damaged.
pub(super) fn varints(packed: &[u8]) -> impl Iterator<Item = Result<u64, Damaged>> {
    let mut rest = packed;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let number = varint(&mut rest).ok_or(Damaged);
        if number.is_err() {
            rest = &[];
        }
        Some(number)
    })
}

/// A signed number that was folded into an unsigned one: 0, −1, 1, −2 …
pub(super) fn unfolded(folded: u64) -> i64 {
    (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
}

fn field<'a>(rest: &mut &'a [u8]) -> Option<Field<'a>> {
    let key = varint(rest)?;
    let value = match key & 7 {
        0 => Value::Varint(varint(rest)?),
        1 => Value::Eight(*rest.split_off(..8)?.first_chunk()?),
        2 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            Value::Bytes(rest.split_off(..length)?)
        }
        5 => Value::Four(*rest.split_off(..4)?.first_chunk()?),
        _ => return None,
    };
    Some(Field {
        number: key >> 3,
        value,
    })
}

/// A number in groups of seven bits, the lowest first; at most ten of them.
fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for group in 0..10 {
        let byte = rest.split_off_first()?;
        number |= u64::from(byte & 0x7f) << (7 * group);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_in_their_order() {
        let message = [0x08, 0x96, 0x01, 0x12, 0x02, b'h', b'i', 0x1d, 1, 2, 3, 4];
        let read: Vec<_> = fields(&message).map(Result::unwrap).collect();
        let expected = [
            (1, Value::Varint(150)),
            (2, Value::Bytes(b"hi")),
            (3, Value::Four([1, 2, 3, 4])),
        ]
        .map(|(number, value)| Field { number, value });
        assert_eq!(read, expected);
    }

    #[test]
    fn a_length_beyond_the_end_is_damage_and_ends_the_message() {
        let read: Vec<_> = fields(&[0x12, 0x05, b'h', b'i']).collect();
        assert_eq!(read, [Err(Damaged)]);
    }

    #[test]
    fn a_number_that_never_ends_is_damage() {
        let read: Vec<_> = varints(&[0xff; 40]).collect();
        assert_eq!(read, [Err(Damaged)]);
    }

    #[test]
    fn folded_numbers_unfold() {
        assert_eq!([0, 1, 2, 3].map(unfolded), [0, -1, 1, -2]);
        assert_eq!(unfolded(u64::MAX), i64::MIN);
    }
}
