//! Cases that are opened beside the case.

use proptest::prelude::*;

use super::*;
use crate::formats::archive::open_beside;
use crate::formats::case;
use crate::formats::case::tests::regions;
use crate::formats::written_case::tests::cases::any_case;
use crate::formats::written_case::{CaseForm, write};
use crate::model::Case;

fn opened_beside(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut on_and_on = |_| ControlFlow::Continue(());
    open_beside(
        &path,
        &"x".into(),
        &How::default(),
        &regions(),
        None,
        &mut on_and_on,
    )
}

fn written(case: &Case, form: CaseForm) -> Vec<u8> {
    let mut out = Vec::new();
    write(case, form, &mut out).unwrap();
    out
}

#[test]
fn a_table_is_read_beside_the_case_as_ever() {
    let imported = opened_beside("a.csv", ACLED.as_bytes()).unwrap();
    assert!(imported.archive.case().is_none() && imported.report.rows > 0);
}

#[test]
fn a_case_with_problems_is_told_with_them() {
    let error = opened_beside("a.ron", b"Case(format: 1, title: 3)").unwrap_err();
    assert!(matches!(error, ImportError::Case(_)), "{error}");
}

#[test]
fn what_reads_oddly_in_a_case_is_reported_with_its_line() {
    let text = "Case(\n  format: 1,\n  title: \"Made up\", time_zone: \"Asia/Damascus\",\n  campaign: (title: \"All\", span: \"2015\"),\n  \
                colour: 3,\n)";
    let imported = opened_beside("a.ron", text.as_bytes()).unwrap();
    let found: Vec<_> = imported.report.findings().collect();
    let [("the case", what, finding)] = found[..] else {
        panic!("{found:?}");
    };
    assert!(what.contains("colour"), "{what}");
    assert_eq!(finding.examples[0].0, 5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_case_beside_the_case_has_all_its_claims_and_refers_to_nothing_that_it_lacks(
        case in any_case(),
    ) {
        for form in [CaseForm::Ron, CaseForm::Json] {
            let imported = opened_beside("a.data", &written(&case, form)).unwrap();
            let beside = imported.archive.case().unwrap();
            prop_assert_eq!(beside.claims.len(), case.claims.len());
            // A reader refuses what refers to nothing.
            let text = String::from_utf8(written(beside, CaseForm::Ron)).unwrap();
            prop_assert_eq!(&case::read(&text, &regions()).unwrap().case, &**beside);
        }
    }
}
