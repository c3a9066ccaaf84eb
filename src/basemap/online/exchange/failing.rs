//! Why there is no answer, in words. Nothing here quotes an address: it may hold a key.

use std::io::ErrorKind;

use ureq::Error;

/// Why a server has not answered. The words follow its name: "tile.example.org …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(in super::super) enum NoAnswer {
    #[error("is not asked: the map is offline")]
    NoLeave,
    #[error("did not answer in time")]
    Late,
    #[error("is not known by that name; it may be misspelt, or this computer is not connected")]
    Unknown,
    #[error("takes no calls")]
    Closed,
    #[error("cannot be reached; this computer may not be connected")]
    Unreachable,
    #[error("could not prove that it is who it says, so nothing was asked of it")]
    Untrusted,
    #[error("broke off in the middle of its answer")]
    BrokeOff,
    #[error("answered with more than 4 MB for one tile")]
    TooLarge,
    #[error("sends on in a circle")]
    Circle,
    #[error("sends on to {0}, which was not turned on and so is not asked")]
    Elsewhere(String),
    #[error("sends on to a connection that is not encrypted, which is not followed")]
    Unencrypted,
    #[error("answered in a way that makes no sense")]
    Garbled,
}

impl From<Error> for NoAnswer {
    fn from(error: Error) -> Self {
        match error {
            Error::Timeout(_) => Self::Late,
            Error::HostNotFound => Self::Unknown,
            Error::ConnectionFailed | Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => {
                Self::Unreachable
            }
            Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => {
                Self::Untrusted
            }
            Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => Self::TooLarge,
            Error::TooManyRedirects | Error::RedirectFailed => Self::Circle,
            Error::RequireHttpsOnly(_) => Self::Unencrypted,
            Error::Io(error) => Self::from_kind(error.kind()),
            _ => Self::Garbled,
        }
    }
}

impl NoAnswer {
    fn from_kind(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::Late,
            ErrorKind::ConnectionRefused => Self::Closed,
            ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe => Self::BrokeOff,
            // What rustls has to say comes as this.
            ErrorKind::InvalidData => Self::Untrusted,
            _ => Self::Unreachable,
        }
    }
}
