use super::*;

/// A mapping in which these columns have these roles.
fn with(chosen: &[(Role, &str)]) -> Mapping {
    let mut roles = Roles::default();
    for (role, column) in chosen {
        roles.set(*role, column, true);
    }
    roles.over(&Mapping::default())
}

#[test]
fn roles_come_back_from_the_mapping_that_they_make() {
    for role in Role::ALL {
        let besides = match role {
            Role::Longitude => Some(Role::Latitude),
            Role::Latitude => Some(Role::Longitude),
            _ => None,
        };
        let chosen: Vec<_> = [(role, "a")]
            .into_iter()
            .chain(besides.map(|besides| (besides, "b")))
            .collect();
        let roles = Roles::of(&with(&chosen));
        assert_eq!(roles.columns(role), ["a"], "{role:?}");
        assert!(roles.of_column("a").any(|known| known == role));
    }
}

#[test]
fn half_a_position_is_none() {
    assert_eq!(with(&[(Role::Longitude, "lon")]).place.at, None);
}

#[test]
fn a_position_is_written_in_one_way() {
    let mapping = with(&[
        (Role::Longitude, "lon"),
        (Role::Latitude, "lat"),
        (Role::Position, "where"),
    ]);
    assert_eq!(mapping.place.at, Some(At::One("where".to_owned())));
}

#[test]
fn a_role_of_one_column_is_taken_over_and_one_of_several_is_shared() {
    let mapping = with(&[
        (Role::FirstDay, "a"),
        (Role::FirstDay, "b"),
        (Role::Source, "one"),
        (Role::Source, "other"),
    ]);
    assert_eq!(mapping.time.first.as_deref(), Some("b"));
    let several = ["one", "other"].map(str::to_owned).to_vec();
    assert_eq!(mapping.source, Claimant::Columns(several));
}

#[test]
fn a_range_needs_not_all_of_its_columns() {
    let figures = |chosen: &[(Role, &str)]| match &with(chosen).claims[..] {
        [
            _,
            Rule {
                says: Says::Harm(figures),
                ..
            },
        ] => figures.clone(),
        other => panic!("{other:?}"),
    };
    let least = figures(&[(Role::KilledLeast, "min")]);
    let expected = Figure::Range {
        best: None,
        low: Some("min".to_owned()),
        high: None,
    };
    assert_eq!(least.people, Some(expected));
    let both = figures(&[(Role::KilledLeast, "min"), (Role::KilledMost, "max")]);
    let expected = Figure::Between {
        low: "min".to_owned(),
        high: "max".to_owned(),
    };
    assert_eq!(both.people, Some(expected));
}

#[test]
fn what_no_role_says_stays_as_it_is() {
    let mut known = with(&[
        (Role::Title, "type"),
        (Role::By, "actor"),
        (Role::Killed, "dead"),
    ]);
    let words = BTreeMap::from([("1".to_owned(), "Air strike".to_owned())]);
    known.title = vec![Title::Words("type".to_owned(), words)];
    for rule in &mut known.claims {
        if let Says::Harm(figures) = &mut rule.says {
            figures.zero = Zero::Unreported;
        }
    }
    assert_eq!(Roles::of(&known).over(&known), known);
    let mut roles = Roles::of(&known);
    roles.set(Role::Injured, "hurt", true);
    let changed = roles.over(&known);
    assert_eq!(changed.title, known.title);
    let zeros = changed.claims.iter().filter_map(|rule| match &rule.says {
        Says::Harm(figures) => Some(figures.zero),
        _ => None,
    });
    assert_eq!(zeros.collect::<Vec<_>>(), [Zero::Unreported]);
}
