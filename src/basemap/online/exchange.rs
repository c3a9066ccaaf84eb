//! One question to a server and its answer, within limits of time, size and direction.
//!
//! Asks nobody without leave, and nobody but the server the user was told of: an answer that sends
//! on to another one, or to an unencrypted connection, is not followed. What goes wrong is told
//! without the address: it may hold a key.

mod failing;

pub(super) use failing::NoAnswer;

use std::io::Read;
use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use ureq::{Agent, Body};

use super::AT_ONCE;
use super::freshness::text;
use super::permission::NetworkPermission;
use crate::state::maps::{Address, Template};

/// Says who asks, as tile servers require.
const USER_AGENT: &str = concat!(
    "Counterclaim/",
    env!("CARGO_PKG_VERSION"),
    " (desktop map viewer)"
);

/// How often a server may send on.
const MOST_REDIRECTS: usize = 3;

/// The limits of an exchange.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Until the server takes the call.
    pub(super) connect: Duration,
    /// Until the answer is complete, wherever it comes from in the end.
    pub(super) whole: Duration,
    /// The most bytes of an answer, after it is uncompressed.
    pub(super) largest: u64,
    /// How long to leave the server alone after a first failure.
    pub(super) first_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(20),
            largest: 4 * 1024 * 1024,
            first_wait: Duration::from_secs(2),
        }
    }
}

/// The way to one server.
pub(super) struct Exchange {
    agent: Agent,
    permission: NetworkPermission,
    limits: Limits,
    host: String,
}

/// What a server said.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

/// What the server knows an answer by, so that it need not send it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

impl Known {
    /// What the answer with `headers` is known by; where it only confirms an earlier one, it may
    /// leave out what was said then.
    pub(super) fn by(headers: &HeaderMap, confirmed: Option<&Self>) -> Self {
        let said = |name| text(headers, name).map(str::to_owned);
        let earlier = confirmed.cloned().unwrap_or_default();
        Self {
            etag: said(&header::ETAG).or(earlier.etag),
            last_modified: said(&header::LAST_MODIFIED).or(earlier.last_modified),
        }
    }
}

impl Exchange {
    /// The way to the server of `template`.
    pub(super) fn with(template: &Template, permission: NetworkPermission, limits: Limits) -> Self {
        let mut config = Agent::config_builder()
            .user_agent(USER_AGENT)
            .http_status_as_error(false)
            // Followed here, where leave and direction are looked at each time.
            .max_redirects(0)
            .https_only(template.is_encrypted())
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .max_idle_connections_per_host(AT_ONCE);
        if is_this_computer(template.host()) {
            config = config.proxy(None);
        }
        Self {
            agent: config.build().new_agent(),
            permission,
            limits,
            host: template.host().to_owned(),
        }
    }

    /// Asks for what is at `address`.
    ///
    /// # Errors
    /// When there is no leave to ask, or no whole answer within the limits.
    pub(super) fn ask(&self, address: &Address, known: &Known) -> Result<Answer, NoAnswer> {
        let until = Instant::now() + self.limits.whole;
        let mut uri: Uri = address.reveal().parse().map_err(|_| NoAnswer::Garbled)?;
        for _ in 0..=MOST_REDIRECTS {
            let answer = self.ask_once(&uri, known, until)?;
            let sent_on =
                answer.status.is_redirection() && answer.status != StatusCode::NOT_MODIFIED;
            match text(&answer.headers, &header::LOCATION) {
                Some(to) if sent_on => uri = self.follow(&uri, to)?,
                _ => return Ok(answer),
            }
        }
        Err(NoAnswer::Circle)
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    fn ask_once(&self, uri: &Uri, known: &Known, until: Instant) -> Result<Answer, NoAnswer> {
        self.check_leave()?;
        let left = until.saturating_duration_since(Instant::now());
        let request = self
            .agent
            .get(uri)
            .config()
            .timeout_global(Some(left))
            .build();
        let (parts, mut body) = with_known(request, known).call()?.into_parts();
        Ok(Answer {
            body: self.read(&mut body)?,
            status: parts.status,
            headers: parts.headers,
        })
    }

    /// Reads piece by piece, so that it stops when leave is taken back.
    fn read(&self, body: &mut Body) -> Result<Vec<u8>, NoAnswer> {
        let mut reader = body.with_config().limit(self.limits.largest).reader();
        let (mut bytes, mut piece) = (Vec::new(), [0; 16 * 1024]);
        loop {
            match reader.read(&mut piece).map_err(ureq::Error::from)? {
                0 => return Ok(bytes),
                length => bytes.extend_from_slice(&piece[..length]),
            }
            self.check_leave()?;
        }
    }

    fn check_leave(&self) -> Result<(), NoAnswer> {
        if self.permission.is_given() {
            Ok(())
        } else {
            Err(NoAnswer::NoLeave)
        }
    }

    /// Where `location`, said at `from`, leads; only within the server that the user was told of.
    fn follow(&self, from: &Uri, location: &str) -> Result<Uri, NoAnswer> {
        let to = joined(from, location).ok_or(NoAnswer::Garbled)?;
        let host = to.authority().map_or("", |authority| authority.as_str());
        if !host.eq_ignore_ascii_case(&self.host) {
            return Err(NoAnswer::Elsewhere(
                to.host().unwrap_or_default().to_owned(),
            ));
        }
        if from.scheme_str() == Some("https") && to.scheme_str() != Some("https") {
            return Err(NoAnswer::Unencrypted);
        }
        Ok(to)
    }
}

fn with_known<T>(mut request: ureq::RequestBuilder<T>, known: &Known) -> ureq::RequestBuilder<T> {
    let lines = [
        (header::IF_NONE_MATCH, &known.etag),
        (header::IF_MODIFIED_SINCE, &known.last_modified),
    ];
    for (name, value) in lines {
        if let Some(value) = value
            .as_ref()
            .and_then(|value| HeaderValue::from_str(value).ok())
        {
            request = request.header(name, value);
        }
    }
    request
}

/// `location` as seen from `from`: a whole address, or one without its beginning.
fn joined(from: &Uri, location: &str) -> Option<Uri> {
    let (scheme, host) = (from.scheme_str()?, from.authority()?);
    let folder = from
        .path()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let whole = if location.contains("://") {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{host}{location}")
    } else {
        format!("{scheme}://{host}{folder}/{location}")
    };
    whole.parse().ok()
}

/// Whether `host` is this computer, where no proxy stands between.
fn is_this_computer(host: &str) -> bool {
    ["127.", "localhost", "[::1]"]
        .iter()
        .any(|start| host.starts_with(start))
}
