//! Claims: their answers, scopes, stances, links and grades.

use super::error;

const ANSWER: &str = "answer: Killed(36)";
const TARGET: &str = r#"answer: Hit("is")"#;

#[test]
fn an_answer_has_to_fit_its_question() {
    error(
        TARGET,
        "answer: ¦Killed(36)",
        "the question `Target` is not answered by figures of killed or injured; \
         it takes `Hit(…)`, `HitMostly(…)`, `HitOnly(…)` or `HitNone(…)`",
    );
    let cases = [
        ("CivilianHarm", "it takes `Killed(…)` or `Injured(…)`"),
        ("Presence", "it takes `Present(…)`"),
        (
            "Attribution",
            "it takes `By(…)`, `ByMostly(…)`, `ByOnly(…)` or `ByNone(…)`",
        ),
        ("Occurrence", "it takes `Happened`"),
        ("Damage", "it takes `Text(\"…\")`"),
        ("Legitimacy", "it takes `Text(\"…\")`"),
        ("Verification", "it takes `Text(\"…\")`"),
    ];
    for (question, takes) in cases {
        error(
            "question: Target,\n            stance: Asserts,\n            answer: Hit(\"is\"),",
            &format!(
                "question: {question},\n            stance: Asserts,\n            answer: ¦HitOnly(\"is\"),"
            ),
            &format!("the question `{question}` is not answered by `Hit…(…)`; {takes}"),
        );
    }
    error(
        "question: Target,\n            stance: Asserts,\n            answer: Hit(\"is\"),",
        "question: Custom(\"aim\"),\n            stance: Asserts,\n            answer: ¦Happened,",
        "the question `Custom` is not answered by `Happened`; it takes `Text(\"…\")`",
    );
}

#[test]
fn unknown_questions_and_answers_bring_the_nearest() {
    error(
        "question: Target",
        "question: ¦Targets",
        "`question` knows no `Targets`; did you mean `Target`?",
    );
    error(
        "question: Target",
        r#"question: Custom(¦"aims")"#,
        r#"there is no question with the id "aims"; did you mean "aim"?"#,
    );
    error(
        "question: Target",
        "question: ¦Custom",
        "`Custom` takes the id of a question; as in `Custom(\"…\")`",
    );
    error(
        TARGET,
        r#"answer: ¦HitAll("is")"#,
        "`answer` knows no `HitAll`; did you mean `Hit`?",
    );
    error(
        TARGET,
        r#"answer: Hit(["is", ¦"rebel"])"#,
        r#"there is no group with the id "rebel"; did you mean "rebels"?"#,
    );
    error(TARGET, "answer: Hit(¦[])", "this list names no group");
    error(
        TARGET,
        r#"answer: ¦Hit("is", "rebels")"#,
        r#"`Hit` takes one value; several stand in a list, as in `Hit(["…", "…"])`"#,
    );
    error(
        TARGET,
        "answer: ¦Hit",
        r#"`Hit` takes a value in parentheses; as in `Hit("…")`"#,
    );
}

#[test]
fn counts_that_are_none_are_told_with_those_that_are() {
    let hint = r#"write 36, "17..18", "at least 30" or "at most 5""#;
    error(
        ANSWER,
        r#"answer: Killed(¦"dozens")"#,
        &format!(r#""dozens" is no number of people; {hint}"#),
    );
    error(
        ANSWER,
        r#"answer: Killed(¦"-3")"#,
        &format!(r#""-3" is no number of people; {hint}"#),
    );
    error(
        ANSWER,
        r#"answer: Killed(¦"18..17")"#,
        r#"the range runs backwards, from 18 to 17; write "17..18""#,
    );
    error(
        ANSWER,
        "answer: Killed(¦3.5)",
        "`Killed` takes a whole number from 0 to 4294967295, and this is 3.5",
    );
    error(
        ANSWER,
        "answer: ¦Killed()",
        "`Killed` takes one figure, or figures with names; as in `Killed(36)` or `Killed(civilians: 36, children: 5)`",
    );
    error(
        ANSWER,
        "answer: ¦Killed(civilians: None)",
        "`Killed` gives no figure; as in `Killed(36)` or `Killed(civilians: 36, children: 5)`",
    );
}

#[test]
fn there_are_no_more_children_than_killed() {
    error(
        ANSWER,
        "answer: Killed(civilians: 5, children: ¦36)",
        "36 children are more than the 5 killed; `children` counts those among the killed",
    );
}

#[test]
fn there_are_no_more_civilians_or_children_than_people() {
    error(
        ANSWER,
        "answer: Killed(people: 12, civilians: ¦36)",
        "36 civilians are more than the 12 people killed; `people` counts all the killed, civilians or not",
    );
    error(
        ANSWER,
        "answer: Killed(people: 12, children: ¦36)",
        "36 children are more than the 12 killed; `children` counts those among the killed",
    );
}

#[test]
fn a_scope_refers_to_what_there_is() {
    error(
        r#"Incident("strikes")"#,
        r#"Incident(¦"strike")"#,
        r#"there is no incident with the id "strike"; did you mean "strikes"?"#,
    );
    error(
        r#"Incident("strikes")"#,
        "Places(¦[])",
        "this list names no place",
    );
    error(
        r#"Incident("strikes")"#,
        "¦Incident",
        "`Incident` takes one id; as in `Incident(\"…\")`",
    );
    error(
        r#"Incident("strikes")"#,
        "¦Campagne",
        "`scope` knows no `Campagne`; did you mean `Campaign`?",
    );
}

#[test]
fn a_conditional_claim_states_its_condition() {
    error(
        "        (\n            id: \"hit\",\n            source: \"mod\",\n            scope: Incident(\"strikes\"),\n            question: Target,\n            stance: Asserts,",
        "        ¦(\n            id: \"hit\",\n            source: \"mod\",\n            scope: Incident(\"strikes\"),\n            question: Target,\n            stance: Conditional,",
        "a claim with the stance `Conditional` has no `condition`; add `condition: \"if …\"`",
    );
}

#[test]
fn links_lead_to_other_claims() {
    let links = r#"links: [Answers("hit")]"#;
    error(
        links,
        r#"links: [¦Answers("killed")]"#,
        r#"claim "killed" has a link to itself; name the other claim, or leave the link out"#,
    );
    error(
        links,
        r#"links: [Answers("hit"), Relays(¦"hits")]"#,
        r#"there is no claim with the id "hits"; did you mean "hit"?"#,
    );
    error(
        links,
        r#"links: [¦Answer("hit")]"#,
        "`links` knows no `Answer`; did you mean `Answers`?",
    );
    error(
        links,
        "links: [¦Relays]",
        "`Relays` takes the id of a claim; as in `Relays(\"…\")`",
    );
    error(
        links,
        r#"links: [¦Relays("hit", "hit")]"#,
        "`Relays` takes one id; write one link for each claim",
    );
}

#[test]
fn credibility_is_a_digit_from_one_to_six() {
    error(
        r#"id: "hit","#,
        r#"id: "hit", credibility: ¦7,"#,
        "`credibility` takes a digit from 1 to 6, and this is 7; 6 stands for a truth that cannot be judged",
    );
    error(
        r#"id: "hit","#,
        r#"id: "hit", credibility: ¦C,"#,
        "`credibility` takes a whole number from 0 to 4294967295, and this is the name `C`",
    );
}

#[test]
fn a_claim_is_named_by_its_id_once_that_is_known() {
    error(
        r#"(id: "killed", source: "mod","#,
        r#"¦(id: "killed","#,
        r#"claim "killed" has no `source`; add `source: …`"#,
    );
    error(
        r#"(id: "killed","#,
        "¦(",
        "this claim has no `id`; add `id: …`",
    );
    error(
        r#"(id: "killed","#,
        r#"(id: ¦"hit","#,
        r#"there are two claims with the id "hit"; the first stands in line 31; give this one an id of its own"#,
    );
}

#[test]
fn a_date_of_saying_is_a_date() {
    error(
        r#"id: "hit","#,
        r#"id: "hit", said: ¦"Thursday","#,
        r#""Thursday" is not a date; write 2015, 2015-10, 2015-10-01 or 2015-10-01T14:30"#,
    );
}
