//! What can be wrong with a template, in words. Nothing here quotes what was typed.

use super::Scheme;

/// Why tiles cannot be asked for at an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// It does not begin like one.
    #[error("this is no web address; write one as in {}", Scheme::example(*.0))]
    NotAnAddress(Scheme),
    /// Its scheme is none that maps come over.
    #[error("maps are asked for over https or http; begin the address with https://")]
    NotHttp,
    /// Nobody is named who could be asked.
    #[error(
        "the address names no server; write its name after https://, with letters, digits, dots and hyphens"
    )]
    NoHost,
    /// The server changes from tile to tile.
    #[error(
        "the server's name is to be written out, so that it can be said who is asked; write one of \
         its names, often beginning with a., in place of the braces"
    )]
    HostInBraces,
    /// It has a name and a password before the server.
    #[error("leave out the name and password before the server's name (everything up to the @)")]
    Password,
    /// It holds a character that addresses do not.
    #[error("an address cannot contain {0:?}; write it as % and two hexadecimal digits")]
    Character(char),
    /// It is longer than any server takes.
    #[error("the address is longer than 2000 characters")]
    TooLong,
    /// A brace has no partner.
    #[error("a brace has no partner; write each place to fill in as in {{z}}")]
    Brace,
    /// Something in braces is none that is filled in.
    #[error(
        "something in braces is not known here{}; known are {{z}}, {{x}}, {{y}}, {{-y}}, {{bbox}}, \
         {{width}}, {{height}} and {{key}}",
        .0.map_or(String::new(), |hint| format!(": {hint}"))
    )]
    Unknown(Option<&'static str>),
    /// What the server needs to know is not filled in.
    #[error("the address lacks {}; write it as in {}", .0.join(" and "), .1.example())]
    Missing(Vec<&'static str>, Scheme),
    /// It has places to fill in where none are.
    #[error(
        "the address of a TileJSON document has nothing to fill in but {{key}}; if this is the \
         address of tiles, say so instead"
    )]
    TilesNotDocument,
    /// The web map service is asked for another projection.
    #[error("this program draws maps in EPSG:3857 only; write that after crs= or srs=")]
    Projection,
    /// It holds more than one key.
    #[error("the address holds more than one key; only one can be filled in")]
    SecondKey,
}
