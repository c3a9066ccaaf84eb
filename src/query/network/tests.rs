use proptest::prelude::*;

use super::*;
use crate::model::{Filter, Span};
use crate::query::Contest;
use crate::query::testing::{CaseBuilder, asserts_killed, incident};

/// A made-up claim, said on a day of October if that is known, with links to others.
fn statement(id: &str, day: Option<u8>, links: &[(LinkKind, &str)]) -> Claim {
    let mut claim = asserts_killed(id, id, incident("four"), 36);
    claim.statement.said = day.map(|day| Span::parse(&format!("2015-10-{day:02}")).unwrap());
    claim.links = links
        .iter()
        .map(|(kind, claim)| Link {
            kind: *kind,
            claim: (*claim).into(),
        })
        .collect();
    claim
}

fn case(claims: impl IntoIterator<Item = Claim>) -> Case {
    CaseBuilder::two_towns().claims(claims).build()
}

/// The network around the claim `id`.
fn around<'a>(case: &'a Case, id: &str, filter: &Filter) -> Network<'a> {
    let shown = Shown::of(case, &Contest::of(case), filter);
    let claim = case.claim(&id.into()).unwrap();
    Network::of(case, &Links::of(case), &shown, &claim.question, [&claim.id])
}

fn ids<'a>(network: &'a Network) -> Vec<&'a str> {
    let statements = network.statements.iter();
    statements.map(|it| it.claim.id.as_str()).collect()
}

#[test]
fn statements_stand_in_the_order_in_which_they_were_made_and_the_undated_last() {
    let case = case([
        statement("undated", None, &[(LinkKind::Relays, "first")]),
        statement("third", Some(3), &[(LinkKind::Supersedes, "first")]),
        statement("first", Some(1), &[]),
        statement("second", Some(2), &[(LinkKind::Answers, "first")]),
        statement("unlinked", Some(2), &[]),
    ]);
    let network = around(&case, "first", &Filter::default());
    assert_eq!(ids(&network), ["first", "second", "third", "undated"]);
    let from_third: Vec<_> = network.from(2).collect();
    assert_eq!(from_third.len(), 1);
    assert_eq!(from_third[0].0, LinkKind::Supersedes);
    assert_eq!(from_third[0].1.claim.id.as_str(), "first");
}

#[test]
fn what_answers_an_answer_belongs_to_it_from_whichever_end_one_comes() {
    let case = case([
        statement("a", Some(1), &[]),
        statement("b", Some(2), &[(LinkKind::Answers, "a")]),
        statement("c", Some(3), &[(LinkKind::Answers, "b")]),
    ]);
    for id in ["a", "b", "c"] {
        assert_eq!(ids(&around(&case, id, &Filter::default())), ["a", "b", "c"]);
    }
}

#[test]
fn a_claim_without_links_has_no_network() {
    let case = case([statement("alone", Some(1), &[])]);
    assert_eq!(
        around(&case, "alone", &Filter::default()),
        Network::default()
    );
}

#[test]
fn a_statement_that_is_hidden_stands_there_as_hidden() {
    let case = case([
        statement("a", Some(1), &[]),
        statement("b", Some(2), &[(LinkKind::Questions, "a")]),
    ]);
    let filter = Filter {
        hidden_sources: ["a".into()].into(),
        ..Filter::default()
    };
    let network = around(&case, "b", &filter);
    let shown: Vec<bool> = network.statements.iter().map(|it| it.is_shown).collect();
    assert_eq!(shown, [false, true]);
}

#[test]
fn a_claim_knows_what_links_to_it() {
    let case = case([
        statement("a", Some(1), &[]),
        statement("b", Some(2), &[(LinkKind::Corrects, "a")]),
    ]);
    let links = Links::of(&case);
    let to_a: Vec<_> = links.to(&case, &"a".into()).collect();
    assert_eq!(to_a, [(&case.claims[1], LinkKind::Corrects)]);
    assert_eq!(links.to(&case, &"b".into()).count(), 0);
}

#[test]
fn of_a_long_exchange_there_is_a_part_and_that_is_said() {
    let names: Vec<String> = (0..MOST_STATEMENTS + 20)
        .map(|n| format!("c{n:03}"))
        .collect();
    let claims = names.iter().enumerate().map(|(n, name)| {
        let to = n.checked_sub(1).map(|to| names[to].as_str());
        let links: Vec<_> = to.map(|to| (LinkKind::Answers, to)).into_iter().collect();
        statement(name, None, &links)
    });
    let case = case(claims.collect::<Vec<_>>());
    let network = around(&case, "c000", &Filter::default());
    assert_eq!(network.statements.len(), MOST_STATEMENTS);
    assert!(network.goes_on);
}

proptest! {
    /// Links in a ring and to itself among them.
    #[test]
    fn threads_in_one_lane_never_pass_the_same_statement(
        links in prop::collection::vec((0..8_usize, 0..8_usize), 1..20),
    ) {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let claims = names.iter().enumerate().map(|(n, name)| {
            let own = links.iter().filter(|(from, _)| *from == n);
            let own: Vec<_> = own.map(|(_, to)| (LinkKind::Answers, names[*to])).collect();
            statement(name, Some(n as u8 + 1), &own)
        });
        let case = case(claims.collect::<Vec<_>>());
        let network = around(&case, names[links[0].0], &Filter::default());
        for (n, one) in network.threads.iter().enumerate() {
            prop_assert!(one.lane < network.lanes);
            for other in &network.threads[n + 1..] {
                let span = |thread: &Thread| (thread.from.min(thread.to), thread.from.max(thread.to));
                let ((a, b), (c, d)) = (span(one), span(other));
                prop_assert!(one.lane != other.lane || b < c || d < a, "{one:?} {other:?}");
            }
        }
    }
}
