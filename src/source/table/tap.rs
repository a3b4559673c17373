//! The bytes of a table on their way to the CSV package: counted into its fingerprint, and kept as long as a row lasts.

use crate::source::fingerprint::Fingerprint;
use std::io::{self, Read};

/// A longer row is none: somebody forgot to close a quotation mark.
const MOST_ROW_BYTES: usize = 16_000_000;

/// A reader that holds on to what it gave since the row began.
pub(super) struct Tap {
    bytes: Box<dyn Read + Send>,
    pub(super) fingerprint: Fingerprint,
    /// What was given, from `base` on.
    held: Vec<u8>,
    base: usize,
    /// What lies before this byte of the file is not needed any more.
    needed: usize,
    has_ended: bool,
}

impl Tap {
    pub(super) fn new(bytes: Box<dyn Read + Send>, fingerprint: Fingerprint) -> Self {
        Self { bytes, fingerprint, held: Vec::new(), base: 0, needed: 0, has_ended: false }
    }

    /// Lets go of everything before a byte of the file.
    pub(super) fn release(&mut self, before: usize) {
        self.needed = before;
    }

    /// Whether the file is known to have no byte from here on.
    pub(super) fn is_end(&self, byte: usize) -> bool {
        self.has_ended && byte >= self.base + self.held.len()
    }

    /// A part of the file that was not released.
    pub(super) fn held(&self, start: usize, end: usize) -> &[u8] {
        let range = start.saturating_sub(self.base)..end.saturating_sub(self.base).min(self.held.len());
        self.held.get(range).unwrap_or_default()
    }
}

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let released = self.needed.saturating_sub(self.base).min(self.held.len());
        self.held.drain(..released);
        self.base += released;
        if self.held.len() > MOST_ROW_BYTES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let count = self.bytes.read(buffer)?;
        self.has_ended = count == 0;
        self.fingerprint.add(&buffer[..count]);
        self.held.extend_from_slice(&buffer[..count]);
        Ok(count)
    }
}
