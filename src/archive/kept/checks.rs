//! Whether columns that were read back fit together: all that a number in them names is there.

use crate::archive::columns::{Claimant, Columns, Reply, Site, Timing, morton};
use crate::archive::strings::{Name, Strings};
use crate::model::{Competing, Question};

/// Whether they do.
pub(super) fn is_whole(
    strings: &Strings,
    sources: &[Claimant],
    sites: &[Site],
    columns: &Columns,
) -> bool {
    let Columns {
        rows: _,
        ids,
        timings,
        replies,
        kinds,
        incidents,
        claims,
        undated,
        totals: _,
    } = columns;
    let is_named = |name: &Name| name.index() < strings.len();
    let (count, all) = (incidents.len(), claims.len());
    sources.iter().all(|source| is_named(&source.name))
        && sources.len() <= usize::from(u16::MAX) + 1
        && timings.iter().all(|timing| is_named(&timing.words))
        && replies.iter().all(|reply| names_of(reply).all(is_named))
        && kinds.iter().all(|kind| {
            usize::from(kind.source) < sources.len()
                && usize::from(kind.question) < Question::NAMED.len()
        })
        && incidents.id.iter().all(|id| id.index() < ids.len())
        && are_each(&incidents.title, count, is_named)
        && are_each(&incidents.timing, count, is_below(timings.len()))
        && are_each(&incidents.documents, count, is_named)
        && are_each(&incidents.row, count, |_| true)
        && are_each(&incidents.first_claim, count, is_below(all + 1))
        && incidents
            .first_claim
            .first()
            .is_none_or(|first| *first == 0)
        && incidents.first_claim.is_sorted()
        && (count > 0 || all == 0)
        && are_each(&claims.kind, all, is_below(kinds.len()))
        && are_each(&claims.answer, all, is_below(replies.len()))
        && undated.iter().all(is_below(count))
        && sites
            .iter()
            .all(|site| is_named(&site.name) && is_named(&site.known))
        && are_in_order(sites)
        && have_all_incidents(sites, count)
        && are_in_time(sites, columns)
        && competing_of(sites, columns)
}

/// Whether there is one for each of `count`, all as they should be.
fn are_each<T>(column: &[T], count: usize, is_right: impl Fn(&T) -> bool) -> bool {
    column.len() == count && column.iter().all(is_right)
}

fn is_below(limit: usize) -> impl Fn(&u32) -> bool {
    move |number| (*number as usize) < limit
}

fn names_of(reply: &Reply) -> impl Iterator<Item = &Name> {
    let names = match reply {
        Reply::By(_, names) | Reply::Hit(_, names) => names,
        Reply::Text(text) => std::slice::from_ref(text),
        Reply::Harm(_) | Reply::Happened => &[],
    };
    names.iter()
}

/// Whether they stand along the curve, those without a place last.
fn are_in_order(sites: &[Site]) -> bool {
    sites.is_sorted_by_key(|site| site.ground.map_or(u64::MAX, morton))
}

/// Whether their incidents are all `count` of them, those of each after those of the one before.
fn have_all_incidents(sites: &[Site], count: usize) -> bool {
    let end = sites.iter().try_fold(0, |end, site| {
        let follows = site.incidents.start == end && site.incidents.end >= end;
        follows.then_some(site.incidents.end)
    });
    end.is_some_and(|end| end as usize == count)
}

/// Whether the times are in their order, and the incidents of each site in that of their times.
fn are_in_time(sites: &[Site], columns: &Columns) -> bool {
    let time = |timing: u32| columns.timings[timing as usize].rank();
    sites.iter().all(|site| {
        let incidents = site.incidents.start as usize..site.incidents.end as usize;
        let timings = &columns.incidents.timing[incidents];
        timings.is_sorted_by(|one, other| one <= other || time(*one) == time(*other))
    }) && columns.timings.is_sorted_by_key(Timing::rank)
}

/// Whether each site competes as the claims on its incidents do at most.
fn competing_of(sites: &[Site], columns: &Columns) -> bool {
    sites.iter().all(|site| {
        let incidents = site.incidents.start as usize..site.incidents.end as usize;
        let claims = columns.claims_of_all(&incidents);
        let there = claims.map(|claim| columns.kind_of(claim).competing).max();
        there.unwrap_or(Competing::Any) == site.competing
    })
}
