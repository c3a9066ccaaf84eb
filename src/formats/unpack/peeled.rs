//! Layer after layer is taken off until what is packed shows.

use std::io::{self, Read};
use std::sync::Arc;

use flate2::read::MultiGzDecoder;

use super::bounded::{Bounded, Packed};
use super::member::Zip;
use super::packing::Layer;
use super::refusal::Refusal;
use super::source::{Counted, Raw, Seekable};

/// How many bytes of a text its encoding and content are told from.
const SAMPLE: usize = 64 << 10;
/// How many times over a file may be packed.
const DEEPEST: usize = 2;

/// The beginning of a text, as it is encoded.
pub(super) struct Sample(Vec<u8>);

impl Sample {
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether it is all there is.
    pub fn is_whole(&self) -> bool {
        self.0.len() < SAMPLE
    }
}

/// What shows once nothing is packed any more, and how it was.
pub(super) struct Peeled {
    pub layers: Vec<Layer>,
    pub inside: Inside,
}

/// What was packed.
pub(super) enum Inside {
    Text(Raw, Sample),
    Workbook(Box<dyn Seekable>),
}

/// How bytes that begin like `head` are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapping {
    /// As GZ.
    Gz,
    /// As ZIP.
    Zip,
}

impl Wrapping {
    /// How it is packed, if it is.
    pub fn told(head: &[u8]) -> Option<Self> {
        if head.starts_with(&[0x1F, 0x8B]) {
            Some(Self::Gz)
        } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            // The second is how a ZIP begins that holds nothing.
            Some(Self::Zip)
        } else {
            None
        }
    }
}

/// Takes off every layer of `raw`, a file of `size` bytes where that is known.
pub(super) fn peel(mut raw: Raw, size: Option<u64>) -> io::Result<Peeled> {
    let mut layers = Vec::new();
    loop {
        let head = raw.peek(SAMPLE)?;
        let Some(wrapping) = Wrapping::told(&head) else {
            let inside = Inside::Text(raw, Sample(head));
            return Ok(Peeled { layers, inside });
        };
        match wrapping {
            Wrapping::Gz => {
                check_depth(&layers)?;
                let of_file = size.filter(|_| layers.is_empty());
                raw = Raw::Stream(Box::new(unzipped(raw, of_file)));
                layers.push(Layer::Gz);
            }
            Wrapping::Zip => {
                let mut zip = Zip::open(raw.into_seekable()?)?;
                if zip.is_workbook() {
                    let inside = Inside::Workbook(zip.into_workbook()?);
                    return Ok(Peeled { layers, inside });
                }
                check_depth(&layers)?;
                let member = zip.only_readable()?;
                layers.push(Layer::Zip {
                    member: member.name.clone(),
                });
                raw = Raw::Stream(zip.into_member(&member)?);
            }
        }
    }
}

/// Takes off the layers that are known to be there, without looking at what they hold.
pub(super) fn peel_again(mut raw: Raw, layers: &[Layer]) -> io::Result<Raw> {
    for layer in layers {
        let unpacked: Box<dyn Read + Send> = match layer {
            Layer::Gz => Box::new(unzipped(raw, None)),
            Layer::Zip { member } => {
                let mut zip = Zip::open(raw.into_seekable()?)?;
                let member = zip.named(member)?;
                zip.into_member(&member)?
            }
        };
        raw = Raw::Stream(unpacked);
    }
    Ok(raw)
}

fn check_depth(layers: &[Layer]) -> Result<(), Refusal> {
    if layers.len() < DEEPEST {
        Ok(())
    } else {
        Err(Refusal::TooDeep)
    }
}

/// What is packed as GZ in `raw`, which has `size` bytes where that is known.
fn unzipped(raw: Raw, size: Option<u64>) -> impl Read + Send {
    let read = Arc::default();
    let packed = size.map_or_else(|| Packed::SoFar(Arc::clone(&read)), Packed::Known);
    let counted = Counted::new(raw.into_reader(), read);
    Bounded::new(MultiGzDecoder::new(counted), packed)
}
