//! `TileJSON`: a document in which a server says where its tiles are at present.

use serde::Deserialize;

use crate::state::maps::{Key, Scheme, Template};

/// What of the document is needed.
#[derive(Deserialize)]
struct TileJson {
    tiles: Vec<String>,
    #[serde(default)]
    scheme: Rows,
}

/// From where the rows are counted.
#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum Rows {
    #[default]
    Xyz,
    Tms,
}

/// Where the tiles of a map are at present.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) template: Template,
    /// The key that the document filled in, if it did.
    pub(super) key: Option<Key>,
}

/// Why a document does not say where the tiles are. The words follow the server's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unclear {
    #[error("does not say where its tiles are; the address may be that of another document")]
    NoTileJson,
    #[error("says that its tiles are on {0}, which was not turned on and so is not asked")]
    Elsewhere(String),
    #[error(
        "says that its tiles come over a connection that is not encrypted, so none are asked for"
    )]
    Unencrypted,
}

/// What `document`, which came from the server of `asked`, says.
pub(super) fn read(document: &[u8], asked: &Template) -> Result<Place, Unclear> {
    let document: TileJson = serde_json::from_slice(document).map_err(|_| Unclear::NoTileJson)?;
    let scheme = match document.scheme {
        Rows::Xyz => Scheme::Xyz,
        Rows::Tms => Scheme::Tms,
    };
    let address = document.tiles.first().ok_or(Unclear::NoTileJson)?;
    let (template, key) = Template::parse(scheme, address).map_err(|_| Unclear::NoTileJson)?;
    if !template.host().eq_ignore_ascii_case(asked.host()) {
        return Err(Unclear::Elsewhere(template.host().to_owned()));
    }
    if asked.is_encrypted() && !template.is_encrypted() {
        return Err(Unclear::Unencrypted);
    }
    Ok(Place { template, key })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(document: &str) -> Result<String, Unclear> {
        let asked = Template::parse(Scheme::TileJson, "https://a.example/map.json");
        let place = read(document.as_bytes(), &asked.unwrap().0)?;
        Ok(place.template.to_string())
    }

    #[test]
    fn a_document_says_where_the_tiles_are_today() {
        let document = r#"{"tilejson": "3.0.0", "tiles": ["https://a.example/20260101/{z}/{x}/{y}.pbf"], "minzoom": 0}"#;
        assert_eq!(
            said(document).unwrap(),
            "https://a.example/20260101/{z}/{x}/{y}.pbf"
        );
    }

    #[test]
    fn a_key_in_it_stays_out_of_the_template() {
        let asked = Template::parse(Scheme::TileJson, "https://a.example/map.json").unwrap();
        let document = br#"{"tiles": ["https://a.example/{z}/{x}/{y}?key=sesame"]}"#;
        let place = read(document, &asked.0).unwrap();
        assert_eq!(place.key, Key::new("sesame"));
        assert!(!place.template.to_string().contains("sesame"));
    }

    #[test]
    fn tiles_on_another_server_are_not_asked_for() {
        let document = r#"{"tiles": ["https://b.example/{z}/{x}/{y}"]}"#;
        assert_eq!(
            said(document),
            Err(Unclear::Elsewhere("b.example".to_owned()))
        );
        let document = r#"{"tiles": ["http://a.example/{z}/{x}/{y}"]}"#;
        assert_eq!(said(document), Err(Unclear::Unencrypted));
    }

    #[test]
    fn other_documents_say_nothing() {
        for document in [
            "",
            "{}",
            "[]",
            r#"{"tiles": []}"#,
            r#"{"tiles": ["sesame"]}"#,
        ] {
            assert_eq!(said(document), Err(Unclear::NoTileJson), "{document}");
        }
    }
}
