//! stub
use super::*;
pub fn make_tile(
    _: &MapFacts,
    _: &[u8],
    _: &MapPalette,
    _: walkers::TileId,
    _: &egui::Context,
) -> Result<walkers::Tile, String> {
    Err("stub".into())
}
pub fn open_map(_: &std::path::Path) -> Result<std::sync::Arc<dyn TileSource>, String> {
    Err("stub".into())
}
