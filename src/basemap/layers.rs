//! The map's areas and lines, of which its tiles are cut.
//!
//! A coarse world around a detailed region: where both have something, the region wins. Knows no
//! colours and no tiles.

use geo::Rect;
use serde::Deserialize;

use super::outline::Outline;

/// A layer of the tiles, in the order of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum Layer {
    /// Dry land, areas.
    Land,
    /// Rivers, lines with `rank` (1 is greatest) and `seasonal`.
    River,
    /// Lakes, reservoirs and salt flats, areas with `seasonal`.
    Lake,
    /// The outlines of the lakes, lines with `seasonal`.
    Shore,
    /// The sea's edge, lines.
    Coast,
    /// Lines between first-level areas within one country; `syrian` tells whose.
    Governorate,
    /// Lines between countries with `disputed` and `kind`: international, ceasefire, armistice,
    /// claim or undof.
    Border,
}

impl Layer {
    /// Every layer, lowest first.
    pub const ALL: [Self; 7] = [
        Self::Land,
        Self::River,
        Self::Lake,
        Self::Shore,
        Self::Coast,
        Self::Governorate,
        Self::Border,
    ];

    /// The `rank` of the smallest rivers.
    pub const LEAST_RIVER: u8 = 4;

    /// What its features are.
    pub fn kind(self) -> Kind {
        match self {
            Self::Land | Self::Lake => Kind::Area,
            Self::River | Self::Shore | Self::Coast | Self::Governorate | Self::Border => {
                Kind::Line
            }
        }
    }

    /// The properties that its features have in a tile, and what each is, as `TileJSON` calls it.
    pub(super) fn fields(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Land | Self::Coast => &[],
            Self::River => &[("rank", "Number"), ("seasonal", "Boolean")],
            Self::Lake | Self::Shore => &[("seasonal", "Boolean")],
            Self::Governorate => &[("syrian", "Boolean")],
            Self::Border => &[("disputed", "Boolean"), ("kind", "String")],
        }
    }

    /// Its name within a tile.
    pub fn name(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::River => "river",
            Self::Lake => "lake",
            Self::Shore => "shore",
            Self::Coast => "coast",
            Self::Governorate => "governorate",
            Self::Border => "border",
        }
    }
}

/// What the features of a layer are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Polygons.
    Area,
    /// Lines.
    Line,
}

/// A property that a style can tell features apart by. There are no other kinds: the map widget
/// reads unsigned and single-precision numbers as nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    /// A yes or no.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A word.
    Word(String),
}

/// What a feature looks like, in Web Mercator on the unit square (x east, y south).
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line.
    Line(Outline),
    /// One polygon: its outer ring first, then its holes.
    Area(Vec<Outline>),
}

/// One line or one polygon of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Which layer it belongs to.
    pub layer: Layer,
    /// The tile zoom from which it is drawn (512-pixel tiles: one less than the map's zoom).
    pub min_zoom: u8,
    /// What its style depends on.
    pub tags: Vec<(&'static str, Tag)>,
    /// Its form, in Web Mercator on the unit square.
    pub shape: Shape,
    /// The rectangle around the form, in the same units.
    pub bounds: Rect,
}

/// Everything that tiles are made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Layers {
    features: Vec<Feature>,
}

impl Layers {
    /// Layers of `features`, of which the later ones are drawn over the earlier ones.
    pub(super) fn new(features: Vec<Feature>) -> Self {
        Self { features }
    }

    /// The zoom from which anything of `layer` is drawn; `None` where there is nothing of it.
    pub(super) fn min_zoom(&self, layer: Layer) -> Option<u8> {
        let of_layer = self
            .features
            .iter()
            .filter(|feature| feature.layer == layer);
        of_layer.map(|feature| feature.min_zoom).min()
    }

    /// The features of `layer` whose bounds touch `bounds` (Web Mercator on the unit square).
    pub fn within(&self, layer: Layer, bounds: Rect) -> impl Iterator<Item = &Feature> {
        self.features
            .iter()
            .filter(move |feature| feature.layer == layer && touch(feature.bounds, bounds))
    }
}

/// Whether two rectangles have at least a point in common.
pub(super) fn touch(a: Rect, b: Rect) -> bool {
    a.min().x <= b.max().x
        && b.min().x <= a.max().x
        && a.min().y <= b.max().y
        && b.min().y <= a.max().y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::build::tests::layers;
    use crate::basemap::mercator::project;

    fn everywhere() -> Rect {
        Rect::new((-1.0, -1.0), (2.0, 2.0))
    }

    #[test]
    fn every_layer_has_something_in_it() {
        for layer in Layer::ALL {
            assert!(
                layers().within(layer, everywhere()).count() > 0,
                "{layer:?}"
            );
        }
    }

    #[test]
    fn the_golan_ceasefire_line_is_disputed() {
        let mut ceasefire = layers()
            .within(Layer::Border, everywhere())
            .filter(|border| {
                border
                    .tags
                    .contains(&("kind", Tag::Word("ceasefire".to_owned())))
            });
        assert!(ceasefire.all(|border| border.tags.contains(&("disputed", Tag::Flag(true)))));
    }

    #[test]
    fn syrian_governorate_lines_are_told_from_foreign_ones() {
        let lines = || layers().within(Layer::Governorate, everywhere());
        for syrian in [true, false] {
            assert!(lines().any(|line| line.tags == [("syrian", Tag::Flag(syrian))]));
        }
    }

    #[test]
    fn no_world_coast_runs_through_the_region() {
        let middle = Rect::new(project((36.5, 34.0).into()), project((42.0, 37.0).into()));
        for coast in layers().within(Layer::Coast, middle) {
            let Shape::Line(outline) = &coast.shape else {
                panic!("a coast is a line")
            };
            let within = outline.thinned(0.0).into_iter().filter(|at| {
                at.x > middle.min().x
                    && at.x < middle.max().x
                    && at.y > middle.min().y
                    && at.y < middle.max().y
            });
            assert_eq!(within.count(), 0);
        }
    }
}
