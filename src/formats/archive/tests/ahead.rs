//! Tables that are read ahead become what they become when they are read row by row.

use proptest::prelude::*;

use super::*;
use crate::formats::archive::ahead::{ahead, one_by_one};

const HEADER: &str = "id,date,lat,lon,place,source,killed\n";

/// A row of a table that has more than one lot of them, with something odd now and then.
fn row(number: usize, odd: u8) -> String {
    let (day, killed) = (1 + number % 28, number % 7);
    match odd {
        0 => format!("a{number},2015-10-{day:02},34.8,36.7\n"),
        1 => format!("same,2015-10-{day:02},34.8,36.7,Hama,Monitor,{killed}\n"),
        2 => format!("a{number},2015-13-{day:02},94.8,36.7,Hama,Monitor,dozens\n"),
        3 => format!("a{number},2015-10-{day:02},34.8,36.7,\"Ha\nma \"\"{day}\"\"\",Monitor,\n\n"),
        4 => format!("a{number},2015-10-{day:02},34.8,36.7,Hama,Monitor,{killed},{killed}\n"),
        _ => format!("a{number},2015-10-{day:02},34.{day},36.7,Hama,Monitor {killed},{killed}\n"),
    }
}

/// All that can be told of what the file becomes, and how often it was told how far it is; it is broken off when
/// that was `most` times.
fn told(kept: &Kept, way: fn(&mut Rows, &mut EachRead) -> End, most: usize) -> (String, Vec<u64>) {
    let mut rows = Vec::new();
    let opened = Opened::at(&kept.path, &How::default(), &mut |_| {
        ControlFlow::Continue(())
    });
    let imported = opened
        .unwrap()
        .import_by(way, &"x".into(), &mut |progress| {
            rows.push(progress.rows);
            if rows.len() < most {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
    let told = match imported {
        Ok(Imported {
            archive, report, ..
        }) => format!("{report:#?}\n{archive:#?}"),
        Err(error) => error.to_string(),
    };
    (told, rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_table_read_ahead_becomes_what_it_becomes_row_by_row(
        odd in prop::collection::vec(0..40_u8, 1001..3500),
        is_cut_off: bool,
        most in 1..8_usize,
    ) {
        let mut text = HEADER.to_owned();
        text.extend(odd.iter().enumerate().map(|(number, odd)| row(number, *odd)));
        if is_cut_off {
            text.push_str("b,2015-10-01,34.8,36.7,\"Hama");
        }
        let kept = kept("a.csv", text.as_bytes());
        let (by_row, told_by_row) = told(&kept, one_by_one, most);
        let (read_ahead, told_ahead) = told(&kept, ahead, most);
        prop_assert!(by_row == read_ahead);
        prop_assert_eq!(told_by_row, told_ahead);
    }
}

#[test]
fn objects_are_read_ahead_like_rows() {
    let object = |number: usize| {
        let day = 1 + number % 28;
        format!(
            "{{\"id\": \"a{number}\", \"date\": \"2015-10-{day:02}\", \"lat\": 34.8, \"lon\": 36.7}}"
        )
    };
    let mut objects: Vec<String> = (0..3000).map(object).collect();
    objects[2000] = "\"no object\"".to_owned();
    let kept = kept("a.json", format!("[{}]", objects.join(",\n")).as_bytes());
    let (by_row, _) = told(&kept, one_by_one, 100);
    assert!(by_row.contains("rows: 2999") && by_row.contains("no object among objects"));
    assert!(by_row == told(&kept, ahead, 100).0);
}
