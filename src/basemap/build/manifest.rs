//! The manifest: which file is which layer of the map, from which zoom, and where the map is detailed.

use std::collections::BTreeMap;

use geo::Rect;
use ron::extensions::Extensions;
use serde::Deserialize;

use super::problem::Problem;
use crate::basemap::layers::{Kind, Layer};
use crate::basemap::tiler::MAX_ZOOM;

/// What the manifest of a folder is called.
pub(in crate::basemap) const MANIFEST: &str = "manifest.ron";

/// The edition of the manifest's format.
const FORMAT: u32 = 1;

/// Web Mercator ends here, degrees of latitude.
const LAST_LAT: f64 = 85.06;

/// What a folder of layers says of the map that is made of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename = "BaseMap", deny_unknown_fields)]
pub(in crate::basemap) struct Manifest {
    format: u32,
    /// What the map is called.
    pub(in crate::basemap) name: String,
    /// Who is to be named while it is on the screen.
    #[serde(default)]
    pub(in crate::basemap) attribution: String,
    /// West, south, east and north of where the map is detailed, degrees; without it, all of it is.
    #[serde(default)]
    region: Option<(f64, f64, f64, f64)>,
    /// The finest zoom of tiles outside the region.
    #[serde(default = "world_zoom")]
    pub(in crate::basemap) world_zoom: u8,
    /// The finest zoom of tiles in the region.
    #[serde(default = "maxzoom")]
    pub(in crate::basemap) maxzoom: u8,
    /// The files; of one layer, what comes later is drawn over what comes before.
    pub(in crate::basemap) layers: Vec<LayerFile>,
}

/// A file, and what is made of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::basemap) struct LayerFile {
    /// Its name in the folder.
    pub(in crate::basemap) file: String,
    /// What it holds.
    pub(in crate::basemap) layer: Layer,
    /// Where it counts.
    #[serde(default)]
    pub(in crate::basemap) extent: Extent,
    /// The zoom from which it is drawn.
    #[serde(default)]
    from: u8,
    /// The property that `zooms` goes by.
    #[serde(default)]
    pub(in crate::basemap) rank: Option<String>,
    /// The zooms from which features are drawn that have these values of `rank`.
    #[serde(default)]
    zooms: BTreeMap<String, u8>,
    /// The layer that the outlines of its areas become, if any.
    #[serde(default)]
    pub(in crate::basemap) outline: Option<Outlined>,
}

/// What the outlines of areas become.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::basemap) struct Outlined {
    /// A layer of lines.
    pub(in crate::basemap) layer: Layer,
    /// The zoom from which they are drawn.
    #[serde(default)]
    pub(in crate::basemap) from: u8,
}

/// Where a file counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub(in crate::basemap) enum Extent {
    /// Wherever it has something.
    #[default]
    Region,
    /// Outside the region, for which other files are the better ones.
    World,
}

fn world_zoom() -> u8 {
    6
}

fn maxzoom() -> u8 {
    11
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// With all that is wrong with it, or where it can be read no further.
    pub(in crate::basemap) fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let manifest: Self = options
            .from_str(text)
            .map_err(|error| vec![unreadable(&error)])?;
        let problems = manifest.problems();
        if problems.is_empty() {
            Ok(manifest)
        } else {
            let problem = |text: String| Problem::at(MANIFEST, text);
            Err(problems.into_iter().map(problem).collect())
        }
    }

    /// Where the map is detailed, (lon, lat) in degrees.
    pub(in crate::basemap) fn region(&self) -> Option<Rect> {
        let (west, south, east, north) = self.region?;
        Some(Rect::new((west, south), (east, north)))
    }

    /// Whether any layer goes round the world.
    pub(in crate::basemap) fn has_world(&self) -> bool {
        self.layers.iter().any(|file| file.extent == Extent::World)
    }

    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        if self.format != FORMAT {
            problems.push(format!(
                "format {} is not known to this program; {FORMAT} is",
                self.format
            ));
        }
        if let Some((west, south, east, north)) = self.region
            && !(-180.0 <= west
                && west < east
                && east <= 180.0
                && -LAST_LAT <= south
                && south < north
                && north <= LAST_LAT)
        {
            problems.push(format!(
                "region ({west}, {south}, {east}, {north}) is none: it takes west, south, east and \
                 north in degrees, up to {LAST_LAT} north and south"
            ));
        }
        if self.maxzoom > MAX_ZOOM {
            problems.push(format!(
                "maxzoom {} is too fine; {MAX_ZOOM} is the finest",
                self.maxzoom
            ));
        }
        if self.layers.is_empty() {
            problems.push("it names no layers".to_owned());
        }
        if self.region.is_none() && self.has_world() {
            problems.push("a layer has the extent World, but there is no region".to_owned());
        }
        problems.extend(self.layers.iter().flat_map(LayerFile::problems));
        problems
    }
}

impl LayerFile {
    /// The zoom from which a feature is drawn whose `rank` is written so.
    pub(in crate::basemap) fn min_zoom(&self, rank: Option<&str>) -> u8 {
        rank.and_then(|rank| self.zooms.get(rank))
            .copied()
            .unwrap_or(self.from)
    }

    fn problems(&self) -> Vec<String> {
        let Self { file, .. } = self;
        let mut problems = Vec::new();
        if self.rank.is_none() && !self.zooms.is_empty() {
            problems.push(format!("{file} has zooms, but no rank that they go by"));
        }
        let outline = self
            .outline
            .map(|outline| (outline.layer, outline.layer.kind()));
        match (self.layer.kind(), outline) {
            (Kind::Line, Some(_)) => {
                problems.push(format!("{file} has lines, and only areas have an outline"));
            }
            (Kind::Area, Some((layer, Kind::Area))) => problems.push(format!(
                "{file} would have an outline in {layer:?}, which takes areas; Coast and Shore take lines"
            )),
            (Kind::Line | Kind::Area, _) => {}
        }
        let zooms = self.zooms.values().chain([&self.from]);
        if let Some(zoom) = zooms.max().filter(|zoom| **zoom > MAX_ZOOM) {
            problems.push(format!(
                "{file} begins at zoom {zoom}; {MAX_ZOOM} is the finest"
            ));
        }
        problems
    }
}

fn unreadable(error: &ron::error::SpannedError) -> Problem {
    let at = error.span.start;
    Problem::at(
        format!("{MANIFEST}:{}:{}", at.line, at.col),
        error.code.to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let problems = Manifest::read(text).unwrap_err();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn little_has_to_be_said() {
        let manifest = Manifest::read(
            "BaseMap(format: 1, name: \"x\", layers: [(file: \"a.geojson\", layer: River)])",
        );
        let manifest = manifest.unwrap();
        assert_eq!((manifest.maxzoom, manifest.region()), (11, None));
        let file = &manifest.layers[0];
        assert_eq!((file.extent, file.min_zoom(Some("1"))), (Extent::Region, 0));
    }

    #[test]
    fn a_rank_decides_from_which_zoom_on() {
        let manifest = Manifest::read(
            "BaseMap(format: 1, name: \"x\", layers: [
                (file: \"a\", layer: River, from: 8, rank: \"rank\", zooms: {\"1\": 3}),
            ])",
        );
        let file = &manifest.unwrap().layers[0];
        assert_eq!(file.min_zoom(Some("1")), 3);
        assert_eq!(file.min_zoom(Some("7")), 8);
        assert_eq!(file.min_zoom(None), 8);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        let told = told("BaseMap(\n    format: 1,\n    nmae: \"x\",\n)");
        assert!(told[0].starts_with("manifest.ron:3:"), "{told:?}");
        assert!(told[0].contains("nmae"), "{told:?}");
    }

    #[test]
    fn all_that_makes_no_sense_is_told_at_once() {
        let told = told(
            "BaseMap(
                format: 2, name: \"x\", maxzoom: 40, region: (43.0, 31.5, 34.0, 38.0),
                layers: [
                    (file: \"a\", layer: River, zooms: {\"1\": 3}),
                    (file: \"b\", layer: River, outline: (layer: Shore)),
                    (file: \"c\", layer: Lake, outline: (layer: Land)),
                ],
            )",
        );
        assert_eq!(told.len(), 6, "{told:#?}");
        assert!(told[1].contains("west, south, east"), "{told:#?}");
    }

    #[test]
    fn no_layers_and_a_world_without_a_region_are_told() {
        assert!(told("BaseMap(format: 1, name: \"x\", layers: [])")[0].contains("no layers"));
        let world =
            "BaseMap(format: 1, name: \"x\", layers: [(file: \"a\", layer: Land, extent: World)])";
        assert!(told(world)[0].contains("no region"));
    }
}
