//! Templates: the address of every tile of a map, with places to fill in.
//!
//! A [`Template`] may be shown: a key that the user pasted as part of an address is moved out of it
//! when it is read, and no fault ever quotes what was typed. An [`Address`] may not be shown.

mod fault;
mod reading;

pub use fault::TemplateFault;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Key;

/// Half the side of the world in Web Mercator (EPSG:3857), metres.
const HALF_WORLD_M: f64 = 20_037_508.342_789_244;

/// How the tiles of a map are numbered and asked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum, Serialize, Deserialize,
)]
#[value(rename_all = "lower")]
pub enum Scheme {
    /// `{z}/{x}/{y}`, rows counted from the north: what most servers have.
    #[default]
    Xyz,
    /// `{z}/{x}/{y}`, rows counted from the south.
    Tms,
    /// A web map service: `{bbox}` in EPSG:3857 metres, `{width}` and `{height}` in pixels.
    Wms,
    /// The address of a [TileJSON](https://github.com/mapbox/tilejson-spec) document, which says
    /// where the tiles are.
    TileJson,
}

impl Scheme {
    /// What to write in an address of this scheme, in words for the user.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Xyz | Self::Tms => "https://tiles.example.org/{z}/{x}/{y}.png",
            Self::Wms => {
                "https://maps.example.org/wms?service=WMS&version=1.3.0&request=GetMap&layers=base\
                 &styles=&crs=EPSG:3857&bbox={bbox}&width={width}&height={height}&format=image/png"
            }
            Self::TileJson => "https://tiles.example.org/map.json",
        }
    }
}

/// The address of every tile of a map, with places to fill in, and no key in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    scheme: Scheme,
    text: String,
}

impl Template {
    /// Reads the template in `text`; a key that is written out in it is moved out, to `{key}`, and
    /// handed back.
    ///
    /// # Errors
    /// When tiles could not be asked for at such an address. What was typed is not quoted: it may
    /// hold a key.
    pub fn parse(scheme: Scheme, text: &str) -> Result<(Self, Option<Key>), TemplateFault> {
        let (text, key) = reading::checked(scheme, text.trim())?;
        Ok((Self { scheme, text }, key))
    }

    /// A template that the program brings along.
    pub(super) fn known(scheme: Scheme, text: &str) -> Self {
        let text = text.to_owned();
        Self { scheme, text }
    }

    /// How the tiles are numbered.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The server, with its port if one is written.
    #[must_use]
    pub fn host(&self) -> &str {
        reading::authority(&self.text).unwrap_or_default()
    }

    /// Whether others on the way cannot read along.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        reading::is_https(&self.text)
    }

    /// Whether a key is to be filled in.
    #[must_use]
    pub fn takes_key(&self) -> bool {
        self.text.contains("{key}")
    }

    /// The address of the document that says where the tiles are, of [`Scheme::TileJson`].
    #[must_use]
    pub fn document(&self, key: Option<&Key>) -> Address {
        self.filled(|name| (name == "key").then(|| in_address(key)))
    }

    /// The address of the tile in column `x` and row `y`, counted from the north west, of a map
    /// whose tiles are `side_px` wide.
    #[must_use]
    pub fn tile(&self, zoom: u8, x: u32, y: u32, side_px: u32, key: Option<&Key>) -> Address {
        let rows = 1_u64.checked_shl(zoom.into()).unwrap_or(0);
        let from_south = rows.saturating_sub(1).saturating_sub(y.into());
        self.filled(|name| {
            Some(match name {
                "z" | "zoom" => zoom.to_string(),
                "x" => x.to_string(),
                "y" if self.scheme == Scheme::Tms => from_south.to_string(),
                "y" => y.to_string(),
                "-y" => from_south.to_string(),
                "bbox" | "bbox-epsg-3857" => box_m(zoom, x, y),
                "width" | "height" => side_px.to_string(),
                "key" => in_address(key),
                _ => return None,
            })
        })
    }

    /// Fills in what `value` has for each name in braces, once, from left to right.
    fn filled(&self, value: impl Fn(&str) -> Option<String>) -> Address {
        let mut pieces = self.text.split('{');
        let mut address = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
            address.push_str(&value(name).unwrap_or_default());
            address.push_str(rest);
        }
        Address(address)
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// An address with everything filled in, the key too. Shows itself as "…".
#[derive(Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address itself: for the request, and for nothing that is shown, kept or written.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

fn in_address(key: Option<&Key>) -> String {
    key.map(Key::for_address).unwrap_or_default()
}

/// West, south, east and north edge of a tile, EPSG:3857 metres.
fn box_m(zoom: u8, x: u32, y: u32) -> String {
    let side = 2.0 * HALF_WORLD_M / 2_f64.powi(zoom.into());
    let west = -HALF_WORLD_M + side * f64::from(x);
    let north = HALF_WORLD_M - side * f64::from(y);
    format!(
        "{west:.6},{:.6},{:.6},{north:.6}",
        north - side,
        west + side
    )
}

#[cfg(test)]
mod tests;
