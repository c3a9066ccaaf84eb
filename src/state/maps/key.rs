//! A key: what a server knows its user by. Shown nowhere, written to the user's settings only.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The user's key to a server. Shows itself as "…", whoever asks.
///
/// Its text leaves by [`Key::reveal`], for the request alone, and by serde, for the settings file
/// alone: nothing else that is written may hold an [`OnlineMap`](super::OnlineMap), but for a
/// recording, which leaves the key out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The key in `text`; `None` where that is blank.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The key itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The key as it may stand in an address.
    pub(super) fn for_address(&self) -> String {
        // `%` stays: keys that were moved out of an address are encoded already.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
        let encode = |byte: u8| {
            if is_plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        };
        self.0.bytes().map(encode).collect()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Whether a parameter of this name in an address holds a key, by how servers call theirs:
/// `key`, `apikey`, `api_key`, `access_token`, `subscription-key`, `appid`, `tk`, `sig` …
pub(super) fn names_a_key(parameter: &str) -> bool {
    const WHOLE: &[&str] = &[
        "api", "appcode", "appid", "auth", "pass", "pwd", "sig", "tk",
    ];
    const ENDINGS: &[&str] = &["key", "token", "secret", "signature", "password"];
    let name = parameter.to_ascii_lowercase().replace(['-', '_'], "");
    WHOLE.contains(&name.as_str()) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}
