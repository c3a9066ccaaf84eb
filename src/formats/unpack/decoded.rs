//! Decoding: bytes in any encoding to UTF-8, as they are read.

use std::io::{self, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::packing::Undecoded;

/// How many bytes are decoded at once.
const CHUNK: usize = 64 << 10;
/// What stands for bytes that do not decode: U+FFFD in UTF-8.
const REPLACEMENT: [u8; 3] = [0xEF, 0xBF, 0xBD];

/// The text of `R` in UTF-8.
pub(super) struct Decoded<R> {
    encoded: R,
    decoder: Decoder,
    input: Waiting,
    /// Whether the encoded bytes are at their end.
    at_end: bool,
    output: Waiting,
    /// Whether all of them are decoded.
    done: bool,
    undecoded: Undecoded,
}

/// Bytes that wait to be taken.
struct Waiting {
    bytes: Box<[u8]>,
    from: usize,
    to: usize,
}

impl Waiting {
    fn new() -> Self {
        Self {
            bytes: vec![0; CHUNK].into_boxed_slice(),
            from: 0,
            to: 0,
        }
    }

    fn is_empty(&self) -> bool {
        self.from == self.to
    }
}

impl<R: Read> Decoded<R> {
    /// What `encoded` gives, without looking for a byte order mark.
    pub fn new(encoded: R, encoding: &'static Encoding, undecoded: Undecoded) -> Self {
        Self {
            encoded,
            decoder: encoding.new_decoder_without_bom_handling(),
            input: Waiting::new(),
            at_end: false,
            output: Waiting::new(),
            done: false,
            undecoded,
        }
    }

    /// Reads encoded bytes, where none wait.
    fn fetch(&mut self) -> io::Result<()> {
        if self.at_end || !self.input.is_empty() {
            return Ok(());
        }
        let read = loop {
            match self.encoded.read(&mut self.input.bytes) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        (self.input.from, self.input.to) = (0, read);
        self.at_end = read == 0;
        Ok(())
    }

    /// Decodes what waits into `output`, which has room for a replacement; how many bytes come out.
    fn decode(&mut self, output: &mut [u8]) -> usize {
        let input = &mut self.input;
        // A replacement must fit behind what is decoded.
        let room = output.len() - REPLACEMENT.len();
        let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
            &input.bytes[input.from..input.to],
            &mut output[..room],
            self.at_end,
        );
        input.from += read;
        match result {
            DecoderResult::InputEmpty => self.done = self.at_end,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                let end = written + REPLACEMENT.len();
                output[written..end].copy_from_slice(&REPLACEMENT);
                self.undecoded.count_one();
                return end;
            }
        }
        written
    }

    /// Decodes on until something waits, or all is decoded.
    fn decode_on(&mut self) -> io::Result<()> {
        while self.output.is_empty() && !self.done {
            self.fetch()?;
            let mut bytes = std::mem::take(&mut self.output.bytes);
            (self.output.from, self.output.to) = (0, self.decode(&mut bytes));
            self.output.bytes = bytes;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // What has room for as much as is decoded at once gets it without a detour.
        while buffer.len() >= CHUNK && self.output.is_empty() && !self.done {
            self.fetch()?;
            let count = self.decode(buffer);
            if count > 0 {
                return Ok(count);
            }
        }
        self.decode_on()?;
        let output = &mut self.output;
        let count = buffer.len().min(output.to - output.from);
        buffer[..count].copy_from_slice(&output.bytes[output.from..output.from + count]);
        output.from += count;
        Ok(count)
    }
}
