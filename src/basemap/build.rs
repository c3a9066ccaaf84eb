//! Making a map in one file out of a folder of layers, as the embedded map is made.
//!
//! The folder's manifest says what is in its `GeoJSON` files. The same folder always gives the same
//! bytes, however many threads cut its tiles.

mod files;
pub(super) mod manifest;
mod problem;
mod pyramid;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use geo::{BoundingRect, Rect};
use walkers::TileId;

pub use problem::{BuildError, Problem};

use super::gather::{Gathered, gather};
use super::layers::{Layer, Layers};
use super::pmtiles::write::{Description, DescriptionText, VectorLayer, packed, written};
use super::tiler::{self, SEA};
use manifest::Manifest;
use pyramid::Pyramid;

/// The most tiles that are made: some minutes of work.
const TILE_LIMIT: u64 = 1 << 20;

/// How far a map has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A file is being read.
    Reading(String),
    /// Tiles are being cut.
    Cutting {
        /// How many are finished.
        done: usize,
        /// How many there will be.
        of: usize,
    },
    /// The file is being put together.
    Writing,
}

/// A map that was made.
#[derive(Debug, Clone)]
pub struct Built {
    /// The file, as `PMTiles`.
    pub bytes: Vec<u8>,
    /// How many tiles it has.
    pub tiles: usize,
    /// Their finest zoom.
    pub maxzoom: u8,
}

/// Makes a map of the layers in `folder`, up to zoom `maxzoom` or the manifest's; `progress` hears how
/// far it is.
///
/// # Errors
/// When the folder has no sound manifest, a file of it cannot be read or drawn, or there would be no
/// tiles or too many.
pub fn build(
    folder: &Path,
    maxzoom: Option<u8>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Built, BuildError> {
    let mut manifest = files::manifest(folder)?;
    manifest.maxzoom = maxzoom.unwrap_or(manifest.maxzoom);
    if manifest.maxzoom > tiler::MAX_ZOOM {
        let (maxzoom, limit) = (manifest.maxzoom, tiler::MAX_ZOOM);
        return Err(BuildError::TooFine { maxzoom, limit });
    }
    let (layers, bounds) = layers_in(folder, &manifest, progress)?;
    let pyramid = pyramid(&manifest, bounds)?;
    let tiles = cut(&layers, pyramid, progress);
    if tiles.is_empty() {
        return Err(BuildError::Nothing);
    }
    progress(Progress::Writing);
    let bytes = written(&description(&manifest, &layers, pyramid), &tiles)?;
    Ok(Built {
        bytes,
        tiles: tiles.len(),
        maxzoom: manifest.maxzoom,
    })
}

/// Reads the layers that `manifest` names; with them comes the box around all, (lon, lat) in degrees.
fn layers_in(
    folder: &Path,
    manifest: &Manifest,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Layers, Rect), BuildError> {
    let (mut gathered, mut problems) = (Vec::new(), Vec::new());
    for file in &manifest.layers {
        progress(Progress::Reading(file.file.clone()));
        match files::sources(folder, file) {
            Ok(sources) => gathered.push(Gathered { file, sources }),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        let layers = Layers::new(gather(manifest, &gathered));
        Ok((layers, around(&gathered)))
    } else {
        Err(BuildError::Problems(problems))
    }
}

/// The box around all that was read; the world where that has no shape.
fn around(gathered: &[Gathered]) -> Rect {
    let sources = gathered.iter().flat_map(|file| &file.sources);
    sources
        .filter_map(|source| source.geometry.bounding_rect())
        .reduce(|a, b| {
            let min = (a.min().x.min(b.min().x), a.min().y.min(b.min().y));
            let max = (a.max().x.max(b.max().x), a.max().y.max(b.max().y));
            Rect::new(min, max)
        })
        .unwrap_or_else(world)
}

/// What Web Mercator covers, (lon, lat) in degrees.
fn world() -> Rect {
    Rect::new((-180.0, -85.051_13), (180.0, 85.051_13))
}

fn pyramid(manifest: &Manifest, bounds: Rect) -> Result<Pyramid, BuildError> {
    let pyramid = Pyramid {
        region: manifest.region().unwrap_or(bounds),
        world: manifest.has_world().then_some(manifest.world_zoom),
        finest: manifest.maxzoom,
    };
    let tiles = pyramid.count();
    if tiles > TILE_LIMIT {
        return Err(BuildError::TooManyTiles {
            maxzoom: manifest.maxzoom,
            tiles,
            limit: TILE_LIMIT,
        });
    }
    Ok(pyramid)
}

/// Cuts and packs every tile that has something in it, on as many threads as the machine has cores.
fn cut(
    layers: &Layers,
    pyramid: Pyramid,
    progress: &mut dyn FnMut(Progress),
) -> Vec<(TileId, Vec<u8>)> {
    let ids: Vec<TileId> = pyramid.tiles().collect();
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut tiles = Vec::new();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, ids, next) = (sender.clone(), &ids, &next);
            scope.spawn(move || {
                while let Some(&id) = ids.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let tile = tiler::tile(layers, id);
                    let tile = (!tile.is_empty()).then(|| (id, packed(&tile)));
                    // Nobody listens any more only if the one who asked is gone.
                    let _ = sender.send(tile);
                }
            });
        }
        drop(sender);
        for (done, tile) in receiver.into_iter().enumerate() {
            tiles.extend(tile);
            progress(Progress::Cutting {
                done: done + 1,
                of: ids.len(),
            });
        }
    });
    tiles
}

fn description(manifest: &Manifest, layers: &Layers, pyramid: Pyramid) -> Description {
    let maxzoom = manifest.maxzoom;
    let layer = |id: &str, fields: &[(&str, &str)], minzoom: u8| VectorLayer {
        id: id.to_owned(),
        fields: fields
            .iter()
            .map(|(key, kind)| ((*key).to_owned(), (*kind).to_owned()))
            .collect(),
        minzoom,
        maxzoom,
    };
    let sea = layers
        .min_zoom(Layer::Land)
        .map(|minzoom| layer(SEA, &[], minzoom));
    let mut vector_layers = Vec::from_iter(sea);
    for kind in Layer::ALL {
        if let Some(minzoom) = layers.min_zoom(kind) {
            vector_layers.push(layer(kind.name(), kind.fields(), minzoom));
        }
    }
    Description {
        text: DescriptionText {
            name: manifest.name.clone(),
            attribution: manifest.attribution.clone(),
            vector_layers,
        },
        zooms: 0..=maxzoom,
        bounds: match pyramid.world {
            Some(_) => world(),
            None => pyramid.region,
        },
    }
}

#[cfg(test)]
pub(super) mod tests;
