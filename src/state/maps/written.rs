//! An online map as the settings file has it, and the check when it is read back.

use serde::{Deserialize, Serialize};

use super::{Key, OnlineMap, Saving, Scheme, Template, TemplateFault, TileContent, TileSide};

/// An [`OnlineMap`] with its template unchecked.
#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    id: String,
    name: String,
    #[serde(default)]
    scheme: Scheme,
    template: String,
    #[serde(default)]
    key: Option<Key>,
    #[serde(default)]
    min_zoom: u8,
    max_zoom: u8,
    #[serde(default)]
    tile_side: TileSide,
    #[serde(default)]
    content: TileContent,
    #[serde(default)]
    attribution: String,
    #[serde(default)]
    saving: Saving,
}

impl From<OnlineMap> for Written {
    fn from(map: OnlineMap) -> Self {
        Self {
            id: map.id,
            name: map.name,
            scheme: map.template.scheme(),
            template: map.template.to_string(),
            key: map.key,
            min_zoom: map.min_zoom,
            max_zoom: map.max_zoom,
            tile_side: map.tile_side,
            content: map.content,
            attribution: map.attribution,
            saving: map.saving,
        }
    }
}

impl TryFrom<Written> for OnlineMap {
    type Error = TemplateFault;

    /// A key that was written into the template by hand moves out of it.
    fn try_from(map: Written) -> Result<Self, TemplateFault> {
        let (template, moved) = Template::parse(map.scheme, &map.template)?;
        Ok(Self {
            id: map.id,
            name: map.name,
            template,
            key: map.key.or(moved),
            min_zoom: map.min_zoom,
            max_zoom: map.max_zoom,
            tile_side: map.tile_side,
            content: map.content,
            attribution: map.attribution,
            saving: map.saving,
        })
    }
}
