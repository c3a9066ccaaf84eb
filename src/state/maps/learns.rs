//! What a server learns from whoever looks at its map, in words for the user.

use super::OnlineMap;

/// What the operator of `map` learns once it is turned on: to be read before it is.
#[must_use]
pub fn explain(map: &OnlineMap) -> String {
    let mut said = format!(
        "The operator of {} will learn your internet address, that you use Counterclaim, and which \
         parts of the map you look at and when.",
        map.host()
    );
    if map.key.is_some() {
        said.push_str(" Your key tells the operator who you are.");
    }
    if !map.template.is_encrypted() {
        said.push_str(
            " The connection is not encrypted: whoever runs a network on the way can learn the same.",
        );
    }
    said
}
