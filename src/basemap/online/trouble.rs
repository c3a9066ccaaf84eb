//! What it means when there is no tile in an answer, or no answer: for the map, and for the next
//! request.

use std::fmt::Display;
use std::time::{Duration, Instant, SystemTime};

use jiff::fmt::rfc2822::DateTimeParser;
use ureq::http::{HeaderMap, header};

use super::super::source::TileFailure;
use super::OnlineTiles;
use super::exchange::{Answer, NoAnswer};
use super::fit::Unfit;
use super::freshness::text;

impl OnlineTiles {
    /// There was no answer.
    pub(super) fn unanswered(&self, why: &NoAnswer) -> TileFailure {
        match why {
            NoAnswer::NoLeave => TileFailure::Offline,
            _ => self.failed(why, None),
        }
    }

    /// There was something else in the answer.
    pub(super) fn unfit(&self, why: &Unfit) -> TileFailure {
        match why {
            // It stands between us and every tile, for a while.
            Unfit::WebPage => self.failed(why, None),
            _ => TileFailure::Lasting {
                why: self.said(why),
            },
        }
    }

    /// The answer was that there is none.
    pub(super) fn troubled(&self, answer: &Answer) -> TileFailure {
        match answer.status.as_u16() {
            401 | 403 | 451 if self.map.key.is_some() => {
                self.refused("refuses to answer; the key may be wrong, or used up")
            }
            401 | 403 | 451 => self.refused("refuses to answer; it may want a key"),
            404 | 410 => self.refused("has no map at this address"),
            408 | 429 | 500..=599 => {
                self.failed("is busy or out of order", retry_after(&answer.headers))
            }
            status => self.failed(format_args!("answered with status {status}"), None),
        }
    }

    /// The server did `what`, and is not asked again.
    pub(super) fn refused(&self, what: impl Display) -> TileFailure {
        self.patience.refused(self.said(what))
    }

    fn failed(&self, what: impl Display, asked: Option<Duration>) -> TileFailure {
        self.patience.failed(self.said(what), asked, Instant::now())
    }

    /// `what` the server did, with its name before it, and that of the map where it has another.
    fn said(&self, what: impl Display) -> String {
        let (name, host) = (&self.map.name, self.map.host());
        if name == host {
            format!("{host} {what}")
        } else {
            format!("{name}: {host} {what}")
        }
    }
}

/// How long the server asks to be left alone, in seconds or until a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let said = text(headers, &header::RETRY_AFTER)?.trim();
    if let Ok(secs) = said.parse() {
        return Some(Duration::from_secs(secs));
    }
    let until = DateTimeParser::new().parse_timestamp(said).ok()?;
    let left = SystemTime::from(until).duration_since(SystemTime::now());
    Some(left.unwrap_or_default())
}
