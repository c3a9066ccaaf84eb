//! How long an answer may be used without asking again, by its headers (RFC 9111).

use std::time::{Duration, SystemTime};

use http_cache_semantics::{CacheOptions, CachePolicy};
use ureq::http::{HeaderMap, HeaderName, Request, Response, header};

/// How long a tile is good where the server does not say; OpenStreetMap asks for no less.
const UNSAID: Duration = Duration::from_hours(7 * 24);
/// How long it is remembered that there is no tile.
pub(super) const ABSENCE: Duration = Duration::from_hours(24);
/// Beyond this a tile is good until it is evicted anyway.
const LONGEST: Duration = Duration::from_hours(365 * 24);

/// The headers that decide. `age` is among them, but taken apart: the policy would add to whatever
/// number it finds.
const DECIDE: [HeaderName; 6] = [
    header::CACHE_CONTROL,
    header::DATE,
    header::EXPIRES,
    header::LAST_MODIFIED,
    header::PRAGMA,
    header::VARY,
];

/// How long the answer with `headers`, which came at `now`, is good; `None` where it may not be
/// kept at all.
pub(super) fn lifetime(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let policy = policy(headers, now);
    if !policy.is_storable() {
        return None;
    }
    if says_nothing(headers) {
        return Some(UNSAID);
    }
    Some(policy.time_to_live(now).min(LONGEST))
}

fn policy(headers: &HeaderMap, now: SystemTime) -> CachePolicy {
    let mut answer = Response::new(());
    for name in DECIDE {
        for value in headers.get_all(&name) {
            answer.headers_mut().append(&name, value.clone());
        }
    }
    let options = CacheOptions {
        shared: false,
        ..CacheOptions::default()
    };
    let came = now.checked_sub(age(headers)).unwrap_or(now);
    CachePolicy::new_options(&Request::new(()), &answer, came, options)
}

/// How long the answer had been in a cache on the way.
fn age(headers: &HeaderMap) -> Duration {
    let secs = text(headers, &header::AGE).and_then(|age| age.trim().parse().ok());
    Duration::from_secs(secs.unwrap_or(0)).min(LONGEST)
}

fn says_nothing(headers: &HeaderMap) -> bool {
    const SAY: [&str; 4] = ["max-age", "no-cache", "must-revalidate", "no-store"];
    let control = text(headers, &header::CACHE_CONTROL)
        .unwrap_or_default()
        .to_ascii_lowercase();
    !headers.contains_key(header::EXPIRES)
        && !headers.contains_key(header::PRAGMA)
        && !SAY.iter().any(|said| control.contains(said))
}

/// The header `name`, where it is one line of text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ureq::http::HeaderValue;

    fn lifetime_secs(lines: &[(HeaderName, &str)]) -> Option<u64> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        lifetime(&headers, now).map(|lifetime| lifetime.as_secs())
    }

    const WEEK: u64 = 7 * 24 * 3600;

    #[test]
    fn a_server_says_how_long() {
        assert_eq!(
            lifetime_secs(&[(header::CACHE_CONTROL, "max-age=600")]),
            Some(600)
        );
        let with_dates = [
            (header::DATE, "Tue, 14 Nov 2023 22:13:20 GMT"),
            (header::EXPIRES, "Tue, 14 Nov 2023 23:13:20 GMT"),
        ];
        assert_eq!(lifetime_secs(&with_dates), Some(3600));
    }

    #[test]
    fn time_spent_on_the_way_counts() {
        let lines = [(header::CACHE_CONTROL, "max-age=600"), (header::AGE, "500")];
        assert_eq!(lifetime_secs(&lines), Some(100));
    }

    #[test]
    fn where_the_server_says_nothing_a_tile_is_good_for_a_week() {
        assert_eq!(lifetime_secs(&[]), Some(WEEK));
        assert_eq!(
            lifetime_secs(&[(header::CACHE_CONTROL, "public")]),
            Some(WEEK)
        );
    }

    #[test]
    fn what_must_not_be_kept_is_not() {
        assert_eq!(lifetime_secs(&[(header::CACHE_CONTROL, "no-store")]), None);
    }

    #[test]
    fn what_must_be_asked_for_again_is() {
        assert_eq!(
            lifetime_secs(&[(header::CACHE_CONTROL, "no-cache")]),
            Some(0)
        );
        assert_eq!(
            lifetime_secs(&[(header::CACHE_CONTROL, "max-age=0")]),
            Some(0)
        );
        assert_eq!(lifetime_secs(&[(header::EXPIRES, "0")]), Some(0));
    }

    #[test]
    fn numbers_beyond_reason_make_no_panic() {
        let most = u64::MAX.to_string();
        let year = LONGEST.as_secs();
        let forever = format!("max-age={most}");
        assert_eq!(
            lifetime_secs(&[(header::CACHE_CONTROL, &forever)]),
            Some(year)
        );
        let aged = [(header::CACHE_CONTROL, "max-age=600"), (header::AGE, &most)];
        assert_eq!(lifetime_secs(&aged), Some(0));
        for date in [
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Mon, 01 Jan 0001 00:00:00 GMT",
            "x",
        ] {
            lifetime_secs(&[(header::EXPIRES, date), (header::DATE, date)]);
            lifetime_secs(&[
                (header::LAST_MODIFIED, date),
                (header::CACHE_CONTROL, "private"),
            ]);
        }
    }
}
