//! Tables that are read by a mapping that was told for them, or is only tried.

use super::*;
use crate::archive::mapping::PlaceColumns;
use crate::archive::record::RowAt;
use crate::archive::{NOT_NAMED, Names, RowRead};
use crate::formats::mapping::{
    At, Claimant, Figure, Figures, Mapping, Rule, Says, TimeColumns, Title, checksum,
};

/// A made-up table whose columns say nothing by their names.
const OWN: &str = include_str!("../../../../tests/fixtures/archives/own_table.csv");

fn rule(says: Says) -> Rule {
    Rule {
        says,
        when: None,
        source: None,
    }
}

/// What the columns of that table mean.
fn told() -> Mapping {
    let column = str::to_owned;
    Mapping {
        name: column("Own"),
        id: Some(column("No.")),
        title: vec![Title::Column(column("Locality"))],
        place: PlaceColumns {
            at: Some(At::One(column("Spot"))),
            name: vec![column("Locality")],
            known: None,
        },
        time: TimeColumns {
            first: Some(column("Observed")),
            ..TimeColumns::default()
        },
        source: Claimant::Columns(vec![column("First told by"), column("Then told by")]),
        text: vec![column("Account"), column("الاسم")],
        claims: vec![
            rule(Says::Happened),
            rule(Says::Harm(Figures {
                people: Some(Figure::Range {
                    best: None,
                    low: Some(column("Dead (low)")),
                    high: Some(column("Dead (high)")),
                }),
                civilians: None,
                children: None,
                injured: None,
                zero: crate::formats::mapping::Zero::Nobody,
            })),
        ],
        personal: vec![column("الاسم")],
        ..Mapping::default()
    }
}

fn by(mapping: Mapping) -> How {
    How::from(Some(Arc::new(mapping)))
}

fn imported(content: &str, how: &How) -> (Kept, Imported) {
    let kept = kept("own.csv", content.as_bytes());
    let imported = import(&kept.path, &"x".into(), how, &mut go_on).unwrap();
    (kept, imported)
}

#[test]
fn each_source_that_a_row_names_makes_its_claims() {
    let (_kept, imported) = imported(OWN, &by(told()));
    let told = |incident: &str| {
        let case = excerpt(&imported, incident).case;
        let scope = crate::model::Scope::Incident(format!("x:{incident}").as_str().into());
        let mut told: Vec<String> = case
            .claims
            .iter()
            .filter(|claim| claim.question == Question::CivilianHarm && claim.scope == scope)
            .map(|claim| {
                let source = case.source(&claim.source).short_name().to_owned();
                let Answer::Harm(harm) = &claim.answer else {
                    panic!("{claim:?}");
                };
                format!("{source}: {}", harm.people.unwrap())
            })
            .collect();
        told.sort();
        told
    };
    let both = ["Made-up Agency: 10 to 14", "Made-up Monitor: 10 to 14"];
    assert_eq!(told("S-1"), both);
    assert_eq!(told("S-2"), ["Made-up Monitor: at least 3"]);
    assert_eq!(
        told("S-4"),
        ["Own: at most 12"],
        "nobody is named but the data set"
    );
}

#[test]
fn the_archive_knows_by_which_mapping_it_was_read() {
    let (_kept, imported) = imported(OWN, &by(told()));
    let (mapping, whose) = imported.archive.read_by().unwrap();
    assert_eq!((&**mapping, whose), (&told(), Whose::Told));
}

#[test]
fn a_kept_mapping_reads_a_table_with_its_columns_and_no_other() {
    let kept = Mapping {
        known_by: vec!["Observed".to_owned(), "Spot".to_owned()],
        ..told()
    };
    let how = How {
        told: None,
        kept: vec![Arc::new(kept)],
    };
    let (_kept, own) = imported(OWN, &how);
    assert_eq!(own.archive.read_by().unwrap().1, Whose::Kept);
    let (_kept, other) = imported("date,lat,lon\n2015-10-01,34.8,36.7\n", &how);
    assert_eq!(other.archive.read_by().unwrap().1, Whose::Guessed);
}

#[test]
fn a_mapping_of_another_table_is_refused_in_words() {
    let kept = kept("a.csv", b"one,other\n1,2\n");
    let error = import(&kept.path, &"x".into(), &by(told()), &mut go_on).unwrap_err();
    let words = error.to_string();
    assert!(
        words.contains("none of the columns that the mapping \"Own\" is about"),
        "{words}"
    );
}

#[test]
fn the_order_of_day_and_month_may_be_overruled_and_that_is_said() {
    let text = "No.,Observed\na,13/10/2015\nb,10/11/2015\n";
    let mut mapping = told();
    mapping.time.order = Some(crate::archive::mapping::DateOrder::MonthFirst);
    let (_kept, imported) = imported(text, &by(mapping));
    let habits = imported.report.habits.concat();
    assert!(
        habits.contains(
            "the month stands first, as its mapping says, although 13/10/2015 shows otherwise"
        ),
        "{habits}"
    );
    assert_eq!(
        imported.report.without_date, 1,
        "no thirteenth month is read"
    );
}

#[test]
fn of_two_numbers_in_one_cell_the_longitude_may_stand_first() {
    let mut mapping = told();
    mapping.place.at = Some(At::LonFirst("Spot".to_owned()));
    let (_kept, imported) = imported("No.,Spot\na,\"36.7309, 34.8407\"\n", &by(mapping));
    let at = imported.archive.some_positions();
    assert_eq!(at, [geo::Point::new(36.7309, 34.8407)]);
}

/// The first row of the table, read again.
fn first_row(content: &str, mapping: &Mapping, names: Names) -> RowRead {
    let kept = kept("own.csv", content.as_bytes());
    let opened = Opened::at(&kept.path, &by(mapping.clone()), &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap();
    let row = &opened.sample[0];
    let at = RowAt {
        offset: row.offset(),
        number: 1,
        line: 2,
        fingerprint: checksum(row.cells()),
    };
    let rows = FileRows::new(
        &kept.path,
        opened.packing.clone(),
        opened.rows.form(),
        Arc::clone(&opened.mapped),
    );
    let mut read = None;
    crate::archive::Rows::read(&rows, &[at], names, &mut |_, row| {
        read = Some(row);
        ControlFlow::Continue(())
    });
    read.unwrap()
}

#[test]
fn names_of_victims_are_left_out_of_words_and_rows_when_asked() {
    let shown = first_row(OWN, &told(), Names::Shown);
    assert!(shown.texts[0].contains("اسم مختلق") && shown.nameless.is_none());
    let left_out = first_row(OWN, &told(), Names::LeftOut);
    assert_eq!(left_out.texts.len(), shown.texts.len());
    assert_eq!(
        left_out.texts[0],
        "Account: Made up for a test: two strikes on the market."
    );
    let cells = left_out.row.cells.unwrap();
    assert!(
        cells
            .iter()
            .all(|(column, cell)| column != "الاسم" && cell != "اسم مختلق")
    );
}

#[test]
fn a_name_that_is_left_out_stands_for_no_source_title_place_or_id() {
    let mut mapping = told();
    mapping.personal = ["First told by", "Locality", "No."]
        .map(str::to_owned)
        .to_vec();
    let read = first_row(OWN, &mapping, Names::LeftOut);
    let record = read.nameless.unwrap();
    assert_eq!((&*record.title, &*record.site.name), (NOT_NAMED, NOT_NAMED));
    assert!(!record.id.contains("S-1"), "{}", record.id);
    let sources: Vec<&str> = record
        .claims
        .iter()
        .map(|told| &*told.source.name)
        .collect();
    let [first, second, third, fourth] = sources[..] else {
        panic!("{sources:?}");
    };
    assert_eq!([first, third], [NOT_NAMED; 2]);
    assert_eq!([second, fourth], ["Made-up Agency"; 2]);
}

#[test]
fn a_table_that_is_not_understood_is_previewed_with_the_reason() {
    let kept = kept("own.csv", OWN.as_bytes());
    let preview = preview(&kept.path, &How::default()).unwrap();
    assert_eq!((preview.header.len(), preview.rows.len()), (12, 7));
    assert!(
        preview
            .why_not
            .unwrap()
            .contains("no column that says where or when")
    );
    assert_eq!(preview.mapping.personal, ["الاسم"]);
    assert_eq!(preview.mapping.place.at, None, "population is no latitude");
    let trial = preview.sample.tried(&told(), 0);
    assert_eq!((trial.report.rows, trial.report.without_place), (7, 1));
    assert_eq!(trial.positions.len(), 6);
    let case = &trial.becomes.unwrap().case;
    let incident = case.incidents.values().next().unwrap();
    assert_eq!(incident.title, "Talbiseh");
    assert_eq!(case.claims.len(), 4);
}

#[test]
fn a_long_cell_is_previewed_as_far_as_it_needs_to_be() {
    let kept = kept(
        "own.csv",
        format!("date,words\n2015-10-01,{}\n", "a".repeat(10_000)).as_bytes(),
    );
    let preview = preview(&kept.path, &How::default()).unwrap();
    assert_eq!(preview.rows[0][1].chars().count(), 201);
}
