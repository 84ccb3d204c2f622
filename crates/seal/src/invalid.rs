//! Why a lease or a key is refused, as values with stable codes. Texts for people are looked up by code elsewhere.

/// Why a lease, or another signed document, is refused. All of these are definitive for this one; a fresh one may
/// still be had from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Invalid {
    /// Not in the one accepted form: too long, not three parts, not canonical, unknown or repeated fields.
    #[error("not a lease in the accepted form")]
    Malformed,
    /// Signed, it says, with a key that the ring does not hold.
    #[error("signed with a key that is not known here")]
    UnknownKey,
    /// The signature does not fit the key and the bytes.
    #[error("the signature does not fit")]
    BadSignature,
    /// Signed for something other than a lease.
    #[error("made for another purpose than a lease")]
    WrongPurpose,
    /// Issued for another product.
    #[error("issued for another product")]
    WrongProduct,
    /// Issued for another device.
    #[error("issued for another device")]
    WrongDevice,
    /// Issued later than this device's clock says it is.
    #[error("issued in the future of this clock")]
    NotYetValid,
    /// Its last second is over.
    #[error("no longer holds")]
    Expired,
    /// The clock shows an earlier time than it has shown before.
    #[error("the clock was turned back")]
    ClockTurnedBack,
}

impl Invalid {
    /// The stable name of this refusal, for logs, scripts and the lookup of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "lease-malformed",
            Self::UnknownKey => "lease-unknown-key",
            Self::BadSignature => "lease-bad-signature",
            Self::WrongPurpose => "lease-wrong-purpose",
            Self::WrongProduct => "lease-wrong-product",
            Self::WrongDevice => "lease-wrong-device",
            Self::NotYetValid => "lease-not-yet-valid",
            Self::Expired => "lease-expired",
            Self::ClockTurnedBack => "lease-clock-turned-back",
        }
    }
}

/// Why a key, a key id or a set of keys is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum BadKey {
    /// Not 32 bytes in base64url, not a point of the curve, or a key id of another form.
    #[error("not an Ed25519 public key or key id in the accepted form")]
    Malformed,
    /// A point of small order: signatures under it prove nothing.
    #[error("a public key under which anybody can sign")]
    Weak,
    /// The key id that comes with the key is not the one that follows from the key.
    #[error("the key id does not belong to the key")]
    WrongId,
    /// The same key id twice in one set.
    #[error("the same key twice in one set")]
    Duplicate,
    /// More keys than [`MAX_KEYS`](crate::MAX_KEYS).
    #[error("too many keys in one set")]
    TooMany,
}
