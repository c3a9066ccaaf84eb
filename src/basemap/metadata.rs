//! What maps in tiles say of themselves in JSON, as `PMTiles`, `MBTiles` and `TileJSON` have it.

use serde_json::Value;

use super::layers::Layer;
use super::source::Content;
use super::tiler::SEA;
use super::unreadable::Undrawable;

/// How much of a text is kept: enough for any attribution, and no flood.
const LONGEST: usize = 400;

/// How many layers are named before the rest is counted.
const NAMED: usize = 12;

/// Names of the layers, as `vector_layers` has them or, in older files, `tilestats`.
pub(super) fn layer_names(description: &Value) -> Vec<&str> {
    let names = named(description, "/vector_layers", "id");
    if names.is_empty() {
        named(description, "/tilestats/layers", "layer")
    } else {
        names
    }
}

fn named<'a>(description: &'a Value, list: &str, key: &str) -> Vec<&'a str> {
    let layers = description.pointer(list).and_then(Value::as_array);
    let names = layers.into_iter().flatten();
    names.filter_map(|layer| layer.get(key)?.as_str()).collect()
}

/// In which schema vector tiles with these layers are.
///
/// # Errors
/// When that is none that is drawn, or there are no layers.
pub(super) fn content(layers: &[&str]) -> Result<Content, Undrawable> {
    let ours = |name: &&str| *name == SEA || Layer::ALL.iter().any(|layer| layer.name() == *name);
    let any_of = |names: [&str; 3]| names.iter().any(|name| layers.contains(name));
    if layers.is_empty() {
        Err(Undrawable::NoLayers)
    } else if layers.iter().all(ours) {
        Ok(Content::Counterclaim)
    } else if any_of(["earth", "roads", "places"]) {
        Ok(Content::Protomaps)
    } else if any_of(["transportation", "waterway", "place"]) {
        Ok(Content::OpenMapTiles)
    } else {
        Err(Undrawable::UnknownLayers(listed(layers)))
    }
}

/// The first names of a list, and how many more there are.
fn listed(names: &[&str]) -> String {
    let first: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|name| plain_text(name))
        .collect();
    match names.len().saturating_sub(NAMED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// A text for people out of one that may be HTML: no tags, no line breaks, not without end.
pub(super) fn plain_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        if let Some((_, after)) = tag.split_once('>') {
            rest = after;
        } else {
            // No tag: a "less than", perhaps.
            text.push('<');
            rest = tag;
        }
    }
    text.push_str(rest);
    for (entity, letter) in ENTITIES {
        text = text.replace(entity, letter);
    }
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// The few that attributions have; `&amp;` last, so that nothing is read twice.
const ENTITIES: [(&str, &str); 8] = [
    ("&copy;", "©"),
    ("&#169;", "©"),
    ("&nbsp;", " "),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "&"),
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_attribution_loses_its_tags_and_keeps_its_words() {
        let html = "<a href=\"https://protomaps.com\" target=\"_blank\">Protomaps</a> &copy;\n\
                    <a href=\"https://www.openstreetmap.org\"> OpenStreetMap</a>";
        assert_eq!(plain_text(html), "Protomaps © OpenStreetMap");
    }

    #[test]
    fn what_is_no_tag_stays() {
        assert_eq!(plain_text("height < 5 m &amp;lt;"), "height < 5 m &lt;");
        assert_eq!(plain_text(""), "");
    }

    #[test]
    fn a_text_without_end_is_cut() {
        assert_eq!(plain_text(&"ü".repeat(9999)).chars().count(), LONGEST);
    }

    #[test]
    fn layers_tell_the_schema() {
        for (layers, expected) in [
            (
                vec!["earth", "water", "roads", "places"],
                Some(Content::Protomaps),
            ),
            (
                vec!["water", "waterway", "transportation"],
                Some(Content::OpenMapTiles),
            ),
            (vec!["sea", "land", "river"], Some(Content::Counterclaim)),
            (vec!["sea", "land", "roads"], Some(Content::Protomaps)),
            (vec!["streets", "water_polygons"], None),
            (vec![], None),
        ] {
            assert_eq!(content(&layers).ok(), expected, "{layers:?}");
        }
    }

    #[test]
    fn older_files_name_their_layers_among_the_statistics() {
        let older = json!({"tilestats": {"layers": [{"layer": "earth"}, {"layer": 3}, 4]}});
        assert_eq!(layer_names(&older), ["earth"]);
        let newer = json!({"vector_layers": [{"id": "water"}], "tilestats": older["tilestats"]});
        assert_eq!(layer_names(&newer), ["water"]);
        assert!(layer_names(&json!({"vector_layers": "water"})).is_empty());
        assert!(layer_names(&Value::Null).is_empty());
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let names = vec!["a"; NAMED + 3];
        assert!(listed(&names).ends_with("a, a and 3 more"));
    }
}
