//! Turns the embedded files into features: which layer, from which zoom, with which properties.

use geo::{BoundingRect, LineString, MapCoords, Polygon, Rect};

use super::embedded::{self, Embedded, LayerError, Source};
use super::layers::{Feature, Layer, Shape, Tag};
use super::mercator::project;
use super::outline::Outline;
use super::seam;

/// Reads every area and line, in no particular order.
pub(super) fn gather() -> Result<Vec<Feature>, LayerError> {
    let mut reader = Reader::default();
    reader.land()?;
    reader.rivers()?;
    reader.lakes()?;
    reader.lines_within_countries()?;
    reader.borders()?;
    Ok(reader.features)
}

fn polygons(file: &Embedded) -> Result<Vec<Polygon>, LayerError> {
    Ok(file.read()?.iter().flat_map(Source::polygons).collect())
}

fn lines(file: &Embedded) -> Result<Vec<LineString>, LayerError> {
    Ok(file.read()?.iter().flat_map(Source::lines).collect())
}

#[derive(Default)]
struct Reader {
    features: Vec<Feature>,
}

impl Reader {
    /// Land and coast: the world's outside the region, the region's within.
    fn land(&mut self) -> Result<(), LayerError> {
        let world = polygons(&embedded::WORLD_LAND)?;
        let region = polygons(&embedded::LAND)?;
        let shores = world
            .iter()
            .flat_map(seam::rings)
            .flat_map(|ring| seam::pieces(ring, seam::is_map_edge))
            .collect();
        for line in seam::outside(shores)
            .iter()
            .chain(&seam::steps(&world, &region))
        {
            self.line(Layer::Coast, 0, &[], line);
        }
        self.lines(&embedded::COASTLINE, Layer::Coast, |_| (0, vec![]))?;
        for area in world.iter().flat_map(seam::cut_out).chain(region) {
            self.area(Layer::Land, 0, &[], &area);
        }
        Ok(())
    }

    fn rivers(&mut self) -> Result<(), LayerError> {
        self.lines(&embedded::RIVERS, Layer::River, |river| {
            let rank = river.rank("rank").unwrap_or(4);
            let min_zoom = match rank {
                0 | 1 => 3,
                2 => 5,
                3 => 6,
                _ => 8,
            };
            let seasonal = river.flag("seasonal") == Some(true);
            (
                min_zoom,
                vec![
                    ("rank", Tag::Whole(rank.into())),
                    ("seasonal", Tag::Flag(seasonal)),
                ],
            )
        })
    }

    fn lakes(&mut self) -> Result<(), LayerError> {
        for lake in embedded::LAKES
            .read()?
            .iter()
            .chain(&embedded::LAKES_NE.read()?)
        {
            let tags = [("seasonal", Tag::Flag(lake.flag("seasonal") == Some(true)))];
            for polygon in lake.polygons() {
                self.area(Layer::Lake, 3, &tags, &polygon);
                for line in
                    seam::rings(&polygon).flat_map(|ring| seam::pieces(ring, seam::is_region_edge))
                {
                    self.line(Layer::Shore, 5, &tags, &line);
                }
            }
        }
        Ok(())
    }

    fn lines_within_countries(&mut self) -> Result<(), LayerError> {
        self.lines(&embedded::ADMIN1_LINES, Layer::Governorate, |line| {
            let syrian = line.text("country").as_deref() == Some("SYR");
            (
                if syrian { 5 } else { 6 },
                vec![("syrian", Tag::Flag(syrian))],
            )
        })
    }

    /// Borders. What the files call disputed stays so; nothing becomes a border by default of a
    /// word: a line without a kind is an international border only if it is not disputed.
    fn borders(&mut self) -> Result<(), LayerError> {
        let regional = lines(&embedded::BORDERS)?;
        for source in embedded::WORLD_BORDERS.read()? {
            let (_, tags) = border(&source);
            for line in seam::joined(seam::outside(source.lines()), &regional) {
                self.line(Layer::Border, 0, &tags, &line);
            }
        }
        self.lines(&embedded::BORDERS, Layer::Border, border)?;
        self.lines(&embedded::BORDERS_DISPUTED, Layer::Border, border)
    }

    fn lines(
        &mut self,
        file: &Embedded,
        layer: Layer,
        describe: impl Fn(&Source) -> (u8, Vec<(&'static str, Tag)>),
    ) -> Result<(), LayerError> {
        for source in file.read()? {
            let (min_zoom, tags) = describe(&source);
            for line in source.lines() {
                self.line(layer, min_zoom, &tags, &line);
            }
        }
        Ok(())
    }

    fn line(
        &mut self,
        layer: Layer,
        min_zoom: u8,
        tags: &[(&'static str, Tag)],
        line: &LineString,
    ) {
        let line = line.map_coords(project);
        if let Some(bounds) = line.bounding_rect() {
            let shape = Shape::Line(Outline::new(&line));
            self.keep(layer, min_zoom, tags, shape, bounds);
        }
    }

    fn area(&mut self, layer: Layer, min_zoom: u8, tags: &[(&'static str, Tag)], area: &Polygon) {
        let area = area.map_coords(project);
        if let Some(bounds) = area.bounding_rect() {
            let shape = Shape::Area(seam::rings(&area).map(Outline::new).collect());
            self.keep(layer, min_zoom, tags, shape, bounds);
        }
    }

    fn keep(
        &mut self,
        layer: Layer,
        min_zoom: u8,
        tags: &[(&'static str, Tag)],
        shape: Shape,
        bounds: Rect,
    ) {
        self.features.push(Feature {
            layer,
            min_zoom,
            tags: tags.to_vec(),
            shape,
            bounds,
        });
    }
}

fn border(source: &Source) -> (u8, Vec<(&'static str, Tag)>) {
    let disputed = source.flag("disputed") != Some(false);
    let kind = source
        .text("kind")
        .unwrap_or_else(|| if disputed { "claim" } else { "international" }.to_owned());
    let min_zoom = match kind.as_str() {
        "claim" | "undof" if source.text("kind").is_some() => 6,
        _ => 0,
    };
    (
        min_zoom,
        vec![("disputed", Tag::Flag(disputed)), ("kind", Tag::Word(kind))],
    )
}
