//! The fingerprint of data: whether two runs read the same bytes.

/// A fingerprint that grows with the bytes it is shown.
#[derive(Debug, Clone)]
pub struct Fingerprint(blake3::Hasher);

impl Fingerprint {
    /// The fingerprint of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut fingerprint = Self(blake3::Hasher::new());
        fingerprint.add(bytes);
        fingerprint
    }

    /// Goes on with more bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The fingerprint as 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        self.0.finalize().to_hex().to_string()
    }
}
