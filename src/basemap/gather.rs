//! Turns the files of a manifest into features: which layer, from which zoom, with which properties.

use geo::{BoundingRect, Coord, LineString, MapCoords, Polygon, Rect};

use super::build::manifest::{Extent, LayerFile, Manifest};
use super::geodata::Source;
use super::layers::{Feature, Kind, Layer, Shape, Tag};
use super::mercator::project;
use super::outline::Outline;
use super::seam::{self, Seam};

/// A file of a manifest and what is in it.
pub(super) struct Gathered<'a> {
    pub(super) file: &'a LayerFile,
    pub(super) sources: Vec<Source>,
}

/// Every area and line of the files, of one layer in the order of the files.
pub(super) fn gather(manifest: &Manifest, files: &[Gathered]) -> Vec<Feature> {
    let mut reader = Reader {
        files,
        seam: manifest.region().map(Seam::around),
        features: Vec::new(),
    };
    for file in files {
        match (file.file.layer.kind(), file.file.extent, reader.seam) {
            (Kind::Area, Extent::World, Some(seam)) => reader.world_areas(file, seam),
            (Kind::Area, ..) => reader.areas(file),
            (Kind::Line, Extent::World, Some(seam)) => reader.world_lines(file, seam),
            (Kind::Line, ..) => reader.lines(file),
        }
    }
    reader.features
}

struct Reader<'a> {
    files: &'a [Gathered<'a>],
    seam: Option<Seam>,
    features: Vec<Feature>,
}

/// What the features made of one source have in common.
struct Describes<'a> {
    layer: Layer,
    min_zoom: u8,
    tags: &'a [(&'static str, Tag)],
}

impl Reader<'_> {
    /// Areas of the world without the region, and their outlines: those along the region's edge only
    /// where there is an area on one side.
    fn world_areas(&mut self, file: &Gathered, seam: Seam) {
        for source in &file.sources {
            let tags = tags(file.file, source);
            let areas = source.polygons();
            for area in areas.iter().flat_map(|area| seam.cut_out(area)) {
                self.area(&described(file.file, source, &tags), &area);
            }
            let outlines = areas
                .iter()
                .flat_map(seam::rings)
                .flat_map(|ring| seam::pieces(ring, seam::is_map_edge))
                .collect();
            self.outlines(file.file, &tags, &seam.outside(outlines));
        }
        let world: Vec<Polygon> = file.sources.iter().flat_map(Source::polygons).collect();
        let region: Vec<Polygon> = self
            .region_of(file.file.layer)
            .flat_map(Source::polygons)
            .collect();
        let tags = file.sources.first().map(|source| tags(file.file, source));
        let steps = seam.steps(&world, &region);
        self.outlines(file.file, &tags.unwrap_or_default(), &steps);
    }

    fn areas(&mut self, file: &Gathered) {
        let seam = self.seam;
        let is_cut = |a: Coord, b: Coord| {
            seam::is_map_edge(a, b) || seam.is_some_and(|seam| seam.is_edge(a, b))
        };
        for source in &file.sources {
            let tags = tags(file.file, source);
            for area in source.polygons() {
                self.area(&described(file.file, source, &tags), &area);
                let outlines: Vec<LineString> = seam::rings(&area)
                    .flat_map(|ring| seam::pieces(ring, is_cut))
                    .collect();
                self.outlines(file.file, &tags, &outlines);
            }
        }
    }

    /// Keeps the outlines of areas, if the manifest wants them.
    fn outlines(&mut self, file: &LayerFile, tags: &[(&'static str, Tag)], lines: &[LineString]) {
        let Some(outline) = file.outline else { return };
        let described = Describes {
            layer: outline.layer,
            min_zoom: outline.from,
            tags,
        };
        for line in lines {
            self.line(&described, line);
        }
    }

    /// Lines of the world outside the region, led to the region's own of the same layer.
    fn world_lines(&mut self, file: &Gathered, seam: Seam) {
        let regional: Vec<LineString> = self
            .region_of(file.file.layer)
            .flat_map(Source::lines)
            .collect();
        for source in &file.sources {
            let tags = tags(file.file, source);
            let described = described(file.file, source, &tags);
            for line in seam.joined(seam.outside(source.lines()), &regional) {
                self.line(&described, &line);
            }
        }
    }

    fn lines(&mut self, file: &Gathered) {
        for source in &file.sources {
            let tags = tags(file.file, source);
            for line in source.lines() {
                self.line(&described(file.file, source, &tags), &line);
            }
        }
    }

    /// What the files of the region have of a layer.
    fn region_of(&self, layer: Layer) -> impl Iterator<Item = &Source> {
        self.files
            .iter()
            .filter(move |other| other.file.layer == layer && other.file.extent == Extent::Region)
            .flat_map(|other| &other.sources)
    }

    fn line(&mut self, described: &Describes, line: &LineString) {
        let line = line.map_coords(project);
        if let Some(bounds) = line.bounding_rect() {
            let shape = Shape::Line(Outline::new(&line));
            self.keep(described, shape, bounds);
        }
    }

    fn area(&mut self, described: &Describes, area: &Polygon) {
        let area = area.map_coords(project);
        if let Some(bounds) = area.bounding_rect() {
            let shape = Shape::Area(seam::rings(&area).map(Outline::new).collect());
            self.keep(described, shape, bounds);
        }
    }

    fn keep(&mut self, described: &Describes, shape: Shape, bounds: Rect) {
        self.features.push(Feature {
            layer: described.layer,
            min_zoom: described.min_zoom,
            tags: described.tags.to_vec(),
            shape,
            bounds,
        });
    }
}

fn described<'a>(
    file: &LayerFile,
    source: &Source,
    tags: &'a [(&'static str, Tag)],
) -> Describes<'a> {
    let rank = file.rank.as_ref().and_then(|key| source.written(key));
    Describes {
        layer: file.layer,
        min_zoom: file.min_zoom(rank.as_deref()),
        tags,
    }
}

/// What the style tells the features of a layer apart by.
fn tags(file: &LayerFile, source: &Source) -> Vec<(&'static str, Tag)> {
    let seasonal = || ("seasonal", Tag::Flag(source.flag("seasonal") == Some(true)));
    match file.layer {
        Layer::River => {
            let rank = file.rank.as_ref().and_then(|key| source.rank(key));
            let rank = rank.unwrap_or(u8::MAX).clamp(1, Layer::LEAST_RIVER);
            vec![("rank", Tag::Whole(rank.into())), seasonal()]
        }
        Layer::Lake | Layer::Shore => vec![seasonal()],
        Layer::Governorate => {
            let syrian = source.text("country").as_deref() == Some("SYR");
            vec![("syrian", Tag::Flag(syrian))]
        }
        Layer::Border => border(source),
        Layer::Land | Layer::Coast => Vec::new(),
    }
}

/// What the files call disputed stays so; nothing becomes a border by default of a word: a line
/// without a kind is an international border only if it is not disputed.
fn border(source: &Source) -> Vec<(&'static str, Tag)> {
    let disputed = source.flag("disputed") != Some(false);
    let kind = source
        .text("kind")
        .unwrap_or_else(|| if disputed { "claim" } else { "international" }.to_owned());
    vec![("disputed", Tag::Flag(disputed)), ("kind", Tag::Word(kind))]
}
