//! Vector tiles (MVT) from elsewhere, read with care into what the map widget draws.
//!
//! The widget's own reader is not for tiles that others made: it passes over any extent but 4096,
//! loses whole numbers without a sign (among them whether a border is disputed), and for each ring
//! of a feature reserves room for all of its numbers, so that a small tile may ask for more memory
//! than there is. Here nothing is reserved that is not read, and how much is read has limits.
//! Points are left out: nothing is drawn of them.

mod geometry;
mod wire;

use std::borrow::Cow;
use std::collections::HashMap;

use geo::Geometry;
use walkers::{Context, Value};

use self::geometry::Kind;
use self::wire::{Damaged, fields, unfolded, varints};

/// What a tile may hold. Those of the largest cities have some 10 000 features; the graphics card
/// takes no more points than this in one piece.
const MAX_LAYERS: usize = 256;
const MAX_FEATURES: usize = 100_000;
const MAX_WORDS: usize = 200_000;
const MAX_POINTS: usize = 500_000;

/// The finest grid in which a tile may give its coordinates, units along its side.
const MAX_EXTENT: u64 = 1 << 16;

/// Longer texts are no names, bytes.
const MAX_TEXT: usize = 256;

/// Why a vector tile cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum VectorError {
    /// The bytes make no sense.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// There is more in it than is drawn.
    #[error("a tile holds more than can be drawn at once")]
    TooMuch,
}

/// What is read of a tile, and how.
pub(super) struct Wanted<'a> {
    /// Whether a layer of this name is drawn.
    pub(super) layer: &'a dyn Fn(&str) -> bool,
    /// The properties that decide how something is drawn, or are written.
    pub(super) keys: &'a [&'a str],
    /// What is done to names before they are set; one that this leaves empty is none.
    pub(super) name: fn(&str) -> Cow<'_, str>,
    /// The tile's zoom.
    pub(super) zoom: u8,
    /// Side of the tile on the screen, points: coordinates are given in these.
    pub(super) side: u32,
}

/// A layer of a tile, as the map widget's styles look at it.
pub(super) struct DrawnLayer {
    /// What the tile calls it.
    pub(super) name: String,
    /// Lines and areas in points from the tile's north-west corner, with their properties.
    pub(super) features: Vec<(Geometry<f32>, Context)>,
}

/// The names of all layers of `tile`; of a damaged one, those up to the damage.
pub(super) fn layer_names(tile: &[u8]) -> Vec<String> {
    let layers = layers(tile).map_while(Result::ok).take(MAX_LAYERS);
    layers.map(|layer| layer.name.to_owned()).collect()
}

/// Reads what is `wanted` of `tile`.
///
/// # Errors
/// When the tile is damaged or holds too much.
pub(super) fn read(tile: &[u8], wanted: &Wanted) -> Result<Vec<DrawnLayer>, VectorError> {
    let mut room = Room {
        layers: MAX_LAYERS,
        features: MAX_FEATURES,
        points: MAX_POINTS,
    };
    let mut drawn = Vec::new();
    for layer in layers(tile) {
        let layer = layer?;
        take(&mut room.layers, 1)?;
        if (wanted.layer)(layer.name) {
            drawn.push(layer.read(wanted, &mut room)?);
        }
    }
    Ok(drawn)
}

/// How much more may be read.
struct Room {
    layers: usize,
    features: usize,
    points: usize,
}

fn take(room: &mut usize, count: usize) -> Result<(), VectorError> {
    *room = room.checked_sub(count).ok_or(VectorError::TooMuch)?;
    Ok(())
}

/// A layer as it lies in the tile.
struct Layer<'a> {
    name: &'a str,
    extent: u64,
    message: &'a [u8],
}

/// Numbers of the fields, from `vector_tile.proto` of the specification, version 2.1.
mod field {
    pub(super) const LAYER: u64 = 3;

    pub(super) const NAME: u64 = 1;
    pub(super) const FEATURE: u64 = 2;
    pub(super) const KEY: u64 = 3;
    pub(super) const VALUE: u64 = 4;
    pub(super) const EXTENT: u64 = 5;

    pub(super) const TAGS: u64 = 2;
    pub(super) const KIND: u64 = 3;
    pub(super) const GEOMETRY: u64 = 4;

    pub(super) const SIGNED: u64 = 4;
    pub(super) const UNSIGNED: u64 = 5;
    pub(super) const FOLDED: u64 = 6;
    pub(super) const BOOLEAN: u64 = 7;
}

fn layers(tile: &[u8]) -> impl Iterator<Item = Result<Layer<'_>, Damaged>> {
    fields(tile).filter_map(|field| match field {
        Ok(field) => match (field.number, field.value) {
            (field::LAYER, wire::Value::Bytes(message)) => Some(Layer::of(message)),
            _ => None,
        },
        Err(damaged) => Some(Err(damaged)),
    })
}

impl<'a> Layer<'a> {
    fn of(message: &'a [u8]) -> Result<Self, Damaged> {
        let (mut name, mut extent) = (None, 4096);
        for field in fields(message) {
            let field = field?;
            match (field.number, field.value) {
                (field::NAME, wire::Value::Bytes(text)) => name = Some(text),
                (field::EXTENT, wire::Value::Varint(units)) => extent = units,
                _ => {}
            }
        }
        Ok(Self {
            name: str::from_utf8(name.ok_or(Damaged)?).map_err(|_| Damaged)?,
            extent: Some(extent)
                .filter(|extent| (1..=MAX_EXTENT).contains(extent))
                .ok_or(Damaged)?,
            message,
        })
    }

    fn read(&self, wanted: &Wanted, room: &mut Room) -> Result<DrawnLayer, VectorError> {
        let dictionary = Dictionary::of(self.message, wanted)?;
        let mut features = Vec::new();
        for field in fields(self.message) {
            let field = field?;
            let (field::FEATURE, wire::Value::Bytes(message)) = (field.number, field.value) else {
                continue;
            };
            take(&mut room.features, 1)?;
            let feature = Feature::of(message)?;
            let Some(kind) = feature.kind else { continue };
            let paths = geometry::paths(feature.geometry, self.extent, &mut room.points)?;
            let side = wanted.side as f32;
            if let Some(shape) = geometry::shape(kind, &paths, self.extent, side)? {
                let properties = dictionary.properties(feature.tags)?;
                let context = Context::new(kind.name().to_owned(), properties, wanted.zoom);
                features.push((shape, context));
            }
        }
        Ok(DrawnLayer {
            name: self.name.to_owned(),
            features,
        })
    }
}

/// A feature as it lies in its layer.
struct Feature<'a> {
    kind: Option<Kind>,
    tags: &'a [u8],
    geometry: &'a [u8],
}

impl<'a> Feature<'a> {
    fn of(message: &'a [u8]) -> Result<Self, Damaged> {
        let mut feature = Self {
            kind: None,
            tags: &[],
            geometry: &[],
        };
        for field in fields(message) {
            let field = field?;
            match (field.number, field.value) {
                (field::KIND, wire::Value::Varint(number)) => feature.kind = Kind::of(number),
                (field::TAGS, wire::Value::Bytes(packed)) => feature.tags = packed,
                (field::GEOMETRY, wire::Value::Bytes(packed)) => feature.geometry = packed,
                _ => {}
            }
        }
        Ok(feature)
    }
}

/// The keys and values that the features of a layer share.
struct Dictionary<'a> {
    /// Nothing where a key is not wanted.
    keys: Vec<Option<&'a str>>,
    values: Vec<&'a [u8]>,
    name: fn(&str) -> Cow<'_, str>,
}

impl<'a> Dictionary<'a> {
    fn of(layer: &'a [u8], wanted: &Wanted) -> Result<Self, VectorError> {
        let mut room = MAX_WORDS;
        let mut dictionary = Self {
            keys: Vec::new(),
            values: Vec::new(),
            name: wanted.name,
        };
        for field in fields(layer) {
            let field = field?;
            match (field.number, field.value) {
                (field::KEY, wire::Value::Bytes(text)) => {
                    take(&mut room, 1)?;
                    let key = str::from_utf8(text).map_err(|_| Damaged)?;
                    let key = Some(key).filter(|key| wanted.keys.contains(key));
                    dictionary.keys.push(key);
                }
                (field::VALUE, wire::Value::Bytes(message)) => {
                    take(&mut room, 1)?;
                    dictionary.values.push(message);
                }
                _ => {}
            }
        }
        Ok(dictionary)
    }

    /// The wanted ones among the properties of a feature, given as pairs of indices.
    fn properties(&self, tags: &[u8]) -> Result<HashMap<String, Value>, Damaged> {
        let mut properties = HashMap::new();
        let mut tags = varints(tags);
        while let Some(key) = tags.next() {
            let value = tags.next().ok_or(Damaged)??;
            let (key, value) = (at(&self.keys, key?)?, at(&self.values, value)?);
            if let Some(key) = key {
                properties.insert((*key).to_owned(), self.value(key, value)?);
            }
        }
        Ok(properties)
    }

    fn value(&self, key: &str, message: &[u8]) -> Result<Value, Damaged> {
        let Some(field) = fields(message).next().transpose()? else {
            return Ok(Value::Null);
        };
        Ok(match (field.number, field.value) {
            (_, wire::Value::Bytes(text)) if text.len() > MAX_TEXT => Value::Null,
            (_, wire::Value::Bytes(text)) => {
                let text = str::from_utf8(text).map_err(|_| Damaged)?;
                match key.starts_with("name").then(|| (self.name)(text)) {
                    Some(name) if name.is_empty() => Value::Null,
                    Some(name) => name.into(),
                    None => text.into(),
                }
            }
            (_, wire::Value::Four(float)) => number(f32::from_le_bytes(float).into()),
            (_, wire::Value::Eight(double)) => number(f64::from_le_bytes(double)),
            (field::SIGNED, wire::Value::Varint(value)) => value.cast_signed().into(),
            (field::UNSIGNED, wire::Value::Varint(value)) => value.into(),
            (field::FOLDED, wire::Value::Varint(value)) => unfolded(value).into(),
            (field::BOOLEAN, wire::Value::Varint(value)) => (value != 0).into(),
            _ => Value::Null,
        })
    }
}

fn at<T>(list: &[T], index: u64) -> Result<&T, Damaged> {
    let index = usize::try_from(index).ok();
    index.and_then(|index| list.get(index)).ok_or(Damaged)
}

/// Styles compare `2` with `2`, and know no `2.0`.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < f64::from(i32::MAX) {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}

#[cfg(test)]
mod tests;
