//! Geometries as a `GeoPackage` keeps them (OGC 12-128r19, 2.1.3): a header, then "well-known binary".
//!
//! The readers of crates take the word of such bytes for how many parts come and how deep they lie; here nothing is
//! set aside for parts before they are there.

use geo::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon,
    Point, Polygon,
};

/// How deep the parts of a geometry may lie in one another.
const DEEPEST: usize = 16;
/// How long the envelope is for each number that says of what kind it is, bytes.
const ENVELOPES: [usize; 5] = [0, 32, 48, 48, 64];

/// That what should be a geometry is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Damaged;

/// The geometry that `blob` holds; `None` for an empty one.
pub(super) fn shape(blob: &[u8]) -> Result<Option<Geometry>, Damaged> {
    // The magic "GP", the version and the flags, then the number of the system of coordinates.
    let [b'G', b'P', _, flags, _, _, _, _, rest @ ..] = blob else {
        return Err(Damaged);
    };
    let is_empty = flags & 0b1_0000 != 0;
    if is_empty {
        return Ok(None);
    }
    let envelope = ENVELOPES.get(usize::from(flags >> 1 & 0b111));
    let rest = envelope.and_then(|length| rest.get(*length..));
    let mut bytes = Bytes {
        rest: rest.ok_or(Damaged)?,
        is_little: true,
        more: 0,
    };
    bytes.geometry(DEEPEST).map(Some).ok_or(Damaged)
}

/// What is left of the bytes of a geometry.
struct Bytes<'a> {
    rest: &'a [u8],
    /// Whether the smallest byte of a number comes first.
    is_little: bool,
    /// How many numbers follow the longitude and the latitude of each position: a height, a measure.
    more: usize,
}

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*taken)
    }

    fn whole(&mut self) -> Option<u32> {
        let bytes = self.take()?;
        Some(if self.is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn degrees(&mut self) -> Option<f64> {
        let bytes = self.take()?;
        Some(if self.is_little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn geometry(&mut self, deeper: usize) -> Option<Geometry> {
        let [order] = self.take()?;
        self.is_little = order == 1;
        let kind = self.whole()?;
        self.more = match kind / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => return None,
        };
        Some(match kind % 1000 {
            1 => Point(self.position()?).into(),
            2 => self.line()?.into(),
            3 => self.polygon()?.into(),
            4 => MultiPoint(self.parts(deeper)?).into(),
            5 => MultiLineString(self.parts(deeper)?).into(),
            6 => MultiPolygon(self.parts(deeper)?).into(),
            7 => Geometry::GeometryCollection(GeometryCollection(self.parts(deeper)?)),
            _ => return None,
        })
    }

    /// The parts of a geometry, each of which is a whole one of the kind `T`.
    fn parts<T: TryFrom<Geometry>>(&mut self, deeper: usize) -> Option<Vec<T>> {
        let deeper = deeper.checked_sub(1)?;
        self.many(|bytes| T::try_from(bytes.geometry(deeper)?).ok())
    }

    fn polygon(&mut self) -> Option<Polygon> {
        let mut rings = self.many(Self::line)?.into_iter();
        let outline = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Some(Polygon::new(outline, rings.collect()))
    }

    fn line(&mut self) -> Option<LineString> {
        Some(LineString::new(self.many(Self::position)?))
    }

    fn position(&mut self) -> Option<Coord> {
        let (x, y) = (self.degrees()?, self.degrees()?);
        for _ in 0..self.more {
            self.degrees()?;
        }
        Some(Coord { x, y })
    }

    /// As many as are said to come, if they do.
    fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.whole()?;
        let mut all = Vec::new();
        for _ in 0..count {
            all.push(one(self)?);
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use geozero::{CoordDimensions, ToWkb};
    use proptest::prelude::*;

    use super::*;

    fn blob(geometry: &Geometry) -> Vec<u8> {
        geometry
            .to_gpkg_wkb(CoordDimensions::xy(), Some(4326), Vec::new())
            .unwrap()
    }

    fn any_shape() -> impl Strategy<Value = Geometry> {
        let position = (-180.0..180.0_f64, -90.0..90.0_f64);
        let line = prop::collection::vec(position.clone(), 3..6).prop_map(LineString::from);
        let polygon = (line.clone(), prop::collection::vec(line.clone(), 0..2));
        let polygon = polygon.prop_map(|(outline, holes)| Polygon::new(outline, holes));
        let one = prop_oneof![
            position.prop_map(|at| Point::from(at).into()),
            line.prop_map(Geometry::from),
            polygon.clone().prop_map(Geometry::from),
            prop::collection::vec(polygon, 1..3).prop_map(|all| MultiPolygon(all).into()),
        ];
        one.prop_recursive(3, 8, 3, |one| {
            prop::collection::vec(one, 2..4)
                .prop_map(|all| Geometry::GeometryCollection(GeometryCollection(all)))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_written_is_read(geometry in any_shape()) {
            prop_assert_eq!(shape(&blob(&geometry)), Ok(Some(geometry)));
        }

        #[test]
        fn whatever_the_bytes_are_nothing_breaks(
            geometry in any_shape(), at in any::<prop::sample::Index>(), byte in any::<u8>(), end in any::<prop::sample::Index>()
        ) {
            let mut bytes = blob(&geometry);
            let cut = &bytes[..end.index(bytes.len())];
            prop_assert_eq!(shape(cut), Err(Damaged));
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = shape(&bytes);
        }
    }

    #[test]
    fn what_is_nested_without_end_or_of_endless_parts_is_damaged() {
        let mut nested = b"GP\0\x01\xE6\x10\0\0".to_vec();
        for _ in 0..100_000 {
            nested.extend([1, 7, 0, 0, 0, 1, 0, 0, 0]);
        }
        assert_eq!(shape(&nested), Err(Damaged));
        let endless = b"GP\0\x01\xE6\x10\0\0\x01\x02\0\0\0\xFF\xFF\xFF\xFF";
        assert_eq!(shape(endless), Err(Damaged));
        assert_eq!(shape(b"GP"), Err(Damaged));
    }

    #[test]
    fn an_empty_one_is_none_and_a_height_is_left_out() {
        assert_eq!(shape(b"GP\0\x11\xE6\x10\0\0"), Ok(None));
        let mut high = b"GP\0\x01\xE6\x10\0\0\x01\xE9\x03\0\0".to_vec();
        for number in [36.0_f64, 34.0, 500.0] {
            high.extend(number.to_le_bytes());
        }
        assert_eq!(shape(&high), Ok(Some(Point::new(36.0, 34.0).into())));
    }
}
