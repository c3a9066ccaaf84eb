//! The base map: what lies under the claims, drawn offline from embedded layers.

/// A name on the map and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// English name, in the press's spelling.
    pub name: String,
    /// Arabic name in logical order, where the layers have one.
    pub name_ar: Option<String>,
    /// Where the name stands: WGS 84 (lon, lat) in degrees.
    pub lon_lat: geo::Point,
    /// What is named; decides how it is set.
    pub kind: LabelKind,
    /// Importance within its kind: 1 is greatest.
    pub rank: u8,
    /// The map zoom from which the name may appear.
    pub min_zoom: f64,
}

/// What a [`Label`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// A country, in letterspaced capitals when far out.
    Country,
    /// A town or city, with a dot.
    Town,
    /// An air base or airport.
    Airfield,
    /// A sea, lake or reservoir.
    Water,
    /// A mountain range, plain or desert.
    Relief,
    /// A governorate or province.
    Governorate,
}
