//! A point on the ground that can be compared, kept in files and sent to others.

use geo::Point;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point on the ground, WGS 84, to a millionth of a degree: some ten centimetres. In files, it is
/// `(lon, lat)` in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ground {
    lon_e6: i32,
    lat_e6: i32,
}

impl Ground {
    /// The ground at `at`, (lon, lat) in degrees; `None` for what lies off the globe.
    #[must_use]
    pub fn at(at: Point) -> Option<Self> {
        let is_on_globe = at.x().abs() <= 180.0 && at.y().abs() <= 90.0;
        let e6 = |degrees: f64| (degrees * 1e6).round() as i32;
        is_on_globe.then(|| Self {
            lon_e6: e6(at.x()),
            lat_e6: e6(at.y()),
        })
    }

    /// The ground at so many millionths of a degree, (lon, lat); `None` for what lies off the globe.
    #[must_use]
    pub fn at_e6((lon_e6, lat_e6): (i32, i32)) -> Option<Self> {
        let is_on_globe =
            lon_e6.unsigned_abs() <= 180_000_000 && lat_e6.unsigned_abs() <= 90_000_000;
        is_on_globe.then_some(Self { lon_e6, lat_e6 })
    }

    /// The point in millionths of a degree, (lon, lat).
    #[must_use]
    pub fn lon_lat_e6(self) -> (i32, i32) {
        (self.lon_e6, self.lat_e6)
    }

    /// The point, (lon, lat) in degrees.
    #[must_use]
    pub fn lon_lat(self) -> Point {
        Point::new(f64::from(self.lon_e6) / 1e6, f64::from(self.lat_e6) / 1e6)
    }
}

impl Serialize for Ground {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let at = self.lon_lat();
        (at.x(), at.y()).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Ground {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (lon, lat) = <(f64, f64)>::deserialize(from)?;
        Self::at(Point::new(lon, lat)).ok_or_else(|| {
            D::Error::custom(format!(
                "({lon}, {lat}) is no longitude and latitude in degrees"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ground_keeps_ten_centimetres_in_a_file() {
        let ground = Ground::at(Point::new(36.730_912_4, -34.840_7)).unwrap();
        let written = ron::to_string(&ground).unwrap();
        assert_eq!(written, "(36.730912,-34.8407)");
        assert_eq!(ron::from_str::<Ground>(&written).unwrap(), ground);
    }

    #[test]
    fn nothing_lies_off_the_globe() {
        for (lon, lat) in [(181.0, 0.0), (0.0, 90.5), (f64::NAN, 0.0)] {
            assert_eq!(Ground::at(Point::new(lon, lat)), None);
        }
        assert!(ron::from_str::<Ground>("(200.0, 0.0)").is_err());
    }
}
