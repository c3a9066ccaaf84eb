//! Small files, laid out by hand.

use super::*;

/// A small file, part by part; what is not given is empty or as in a sound one.
pub(super) struct Made {
    pub(super) root: Vec<u8>,
    pub(super) metadata: Vec<u8>,
    pub(super) leaves: Vec<u8>,
    pub(super) data: Vec<u8>,
    /// How directories and tiles are packed: 1 not at all, 2 gzip.
    pub(super) packing: [u8; 2],
    /// 1 vector, 2 PNG.
    pub(super) kind: u8,
}

impl Default for Made {
    /// One tile of the world, of the three bytes 7, 8, 9.
    fn default() -> Self {
        Self {
            root: vec![1, 0, 1, 3, 1],
            metadata: b"{}".to_vec(),
            leaves: Vec::new(),
            data: vec![7, 8, 9],
            packing: [1, 1],
            kind: 2,
        }
    }
}

impl Made {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"PMTiles\x03".to_vec();
        let mut offset = 127_u64;
        for part in [&self.root, &self.metadata, &self.leaves, &self.data] {
            bytes.extend(offset.to_le_bytes());
            bytes.extend((part.len() as u64).to_le_bytes());
            offset += part.len() as u64;
        }
        bytes.extend([0; 24]);
        let [inside, tiles] = self.packing;
        bytes.extend([1, inside, tiles, self.kind, 0, 20]);
        bytes.resize(127, 0);
        for part in [&self.root, &self.metadata, &self.leaves, &self.data] {
            bytes.extend(part);
        }
        bytes
    }

    pub(super) fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure> {
        PmTiles::over(&self.bytes()[..]).unwrap().tile(id)
    }
}
