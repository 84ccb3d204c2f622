//! What makes signatures: aws-lc where a C compiler may be asked for, or else the library that verifies. A signature of
//! Ed25519 follows from key and message (RFC 8032 5.1.6), so both make the same bytes.

#[cfg(feature = "fast-signing")]
mod made_by {
    use std::sync::Arc;

    use aws_lc_rs::signature::Ed25519KeyPair;

    #[derive(Clone)]
    pub(crate) struct Signer(Arc<Ed25519KeyPair>);

    impl Signer {
        pub(crate) fn of(secret: &[u8; 32]) -> Self {
            let pair = Ed25519KeyPair::from_seed_unchecked(secret);
            Self(Arc::new(pair.expect("any 32 bytes are a secret of Ed25519")))
        }

        pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
            self.0.sign(message).as_ref().try_into().expect("a signature of Ed25519 has 64 bytes")
        }
    }
}

#[cfg(not(feature = "fast-signing"))]
mod made_by {
    use ed25519_dalek::{Signer as _, SigningKey};

    #[derive(Clone)]
    pub(crate) struct Signer(SigningKey);

    impl Signer {
        pub(crate) fn of(secret: &[u8; 32]) -> Self {
            Self(SigningKey::from_bytes(secret))
        }

        pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
            self.0.sign(message).to_bytes()
        }
    }
}

pub(crate) use made_by::Signer;

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};
    use proptest::prelude::*;

    use super::Signer;

    proptest! {
        /// Whatever signs, the bytes are those of the library that verifies.
        #[test]
        fn every_signer_makes_the_same_bytes(secret: [u8; 32], message: Vec<u8>) {
            let expected = SigningKey::from_bytes(&secret).sign(&message).to_bytes();
            prop_assert_eq!(Signer::of(&secret).sign(&message), expected);
        }
    }
}
