//! Which columns of a table are meant: from the names in a mapping to the numbers in a header.

use super::{
    At, Claimant, Coded, Condition, Figure, Figures, Mapping, PlaceColumns, Rule, Says,
    TimeColumns, Title,
};

/// The columns of a table, by name.
pub(super) struct Header<'a>(pub(super) &'a [String]);

impl Header<'_> {
    /// The number of the column called `name`: by that very name, else by one that is spelt alike.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let exact = self.0.iter().position(|column| column == name);
        let alike = || {
            let name = plain(name);
            self.0.iter().position(|column| plain(column) == name)
        };
        exact.or_else(alike)
    }

    fn all(&self, names: &[String]) -> Vec<usize> {
        names.iter().filter_map(|name| self.find(name)).collect()
    }

    fn one(&self, name: Option<&String>) -> Option<usize> {
        self.find(name?)
    }
}

/// `name` without capitals, blanks and marks, in which headers differ from release to release.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl Mapping {
    /// This mapping on a table with these columns: what names a column that the table does not have is
    /// left out.
    pub(super) fn on(&self, header: &Header) -> Mapping<usize> {
        Mapping {
            name: self.name.clone(),
            known_by: self.known_by.clone(),
            columns: self.columns.clone(),
            empty: self.empty.clone(),
            withheld: self.withheld.clone(),
            id: header.one(self.id.as_ref()),
            title: self
                .title
                .iter()
                .filter_map(|title| title.on(header))
                .collect(),
            place: self.place.on(header),
            time: self.time.on(header),
            source: self.source.on(header).unwrap_or(Claimant::DataSet),
            documents: header.all(&self.documents),
            text: header.all(&self.text),
            claims: self
                .claims
                .iter()
                .filter_map(|rule| rule.on(header))
                .collect(),
            personal: header.all(&self.personal),
        }
    }
}

impl Title {
    fn on(&self, header: &Header) -> Option<Title<usize>> {
        Some(match self {
            Self::Column(column) => Title::Column(header.find(column)?),
            Self::Words(column, words) => Title::Words(header.find(column)?, words.clone()),
        })
    }
}

impl PlaceColumns {
    fn on(&self, header: &Header) -> PlaceColumns<usize> {
        let at = |at: &At| {
            Some(match at {
                At::LonLat(lon, lat) => At::LonLat(header.find(lon)?, header.find(lat)?),
                At::One(column) => At::One(header.find(column)?),
                At::LonFirst(column) => At::LonFirst(header.find(column)?),
            })
        };
        PlaceColumns {
            name: header.all(&self.name),
            at: self.at.as_ref().and_then(at),
            known: self.known.as_ref().and_then(|known| known.on(header)),
        }
    }
}

impl<T: Clone> Coded<T> {
    fn on(&self, header: &Header) -> Option<Coded<T, usize>> {
        Some(Coded {
            column: header.find(&self.column)?,
            codes: self.codes.clone(),
        })
    }
}

impl TimeColumns {
    fn on(&self, header: &Header) -> TimeColumns<usize> {
        TimeColumns {
            first: header.one(self.first.as_ref()),
            last: header.one(self.last.as_ref()),
            order: self.order,
            known: self.known.as_ref().and_then(|known| known.on(header)),
        }
    }
}

impl Claimant {
    fn on(&self, header: &Header) -> Option<Claimant<usize>> {
        Some(match self {
            Self::DataSet => Claimant::DataSet,
            Self::Column(column) => Claimant::Column(header.find(column)?),
            Self::Columns(columns) => {
                let columns = header.all(columns);
                (!columns.is_empty()).then_some(Claimant::Columns(columns))?
            }
            Self::Named(name, kind) => Claimant::Named(name.clone(), *kind),
        })
    }
}

impl Rule {
    fn on(&self, header: &Header) -> Option<Rule<usize>> {
        let when = self.when.as_ref().map(|when| when.on(header));
        let source = self.source.as_ref().map(|source| source.on(header));
        Some(Rule {
            says: self.says.on(header)?,
            // A condition or a claimant that cannot be told is no leave to claim it of every row.
            when: when.map_or(Some(None), |when| when.map(Some))?,
            source: source.map_or(Some(None), |source| source.map(Some))?,
        })
    }
}

impl Says {
    fn on(&self, header: &Header) -> Option<Says<usize>> {
        Some(match self {
            Self::Happened => Says::Happened,
            Self::Harm(figures) => Says::Harm(figures.on(header)?),
            Self::By(column) => Says::By(header.find(column)?),
            Self::Hit(column) => Says::Hit(header.find(column)?),
            Self::Involved(columns) => {
                let columns = header.all(columns);
                (!columns.is_empty()).then_some(Says::Involved(columns))?
            }
        })
    }
}

impl Figures {
    fn on(&self, header: &Header) -> Option<Figures<usize>> {
        let figure = |figure: &Option<Figure>| figure.as_ref().and_then(|it| it.on(header));
        let figures = Figures {
            people: figure(&self.people),
            civilians: figure(&self.civilians),
            children: figure(&self.children),
            injured: figure(&self.injured),
            zero: self.zero,
        };
        let is_any = figures.columns().next().is_some();
        is_any.then_some(figures)
    }
}

impl Mapping<usize> {
    /// The columns of which it makes something.
    pub(super) fn used(&self) -> Vec<usize> {
        let columns = self.columns_used();
        columns.into_iter().copied().collect()
    }
}

impl Figure {
    fn on(&self, header: &Header) -> Option<Figure<usize>> {
        match self {
            Self::One(column) => header.find(column).map(Figure::One),
            Self::Range { best, low, high } => {
                let [best, low, high] = [best, low, high].map(|column| header.one(column.as_ref()));
                let is_any = best.or(low).or(high).is_some();
                is_any.then_some(Figure::Range { best, low, high })
            }
            Self::Between { low, high } => Some(Figure::Between {
                low: header.find(low)?,
                high: header.find(high)?,
            }),
        }
    }
}

impl Condition {
    fn on(&self, header: &Header) -> Option<Condition<usize>> {
        let all = |conditions: &[Self]| {
            let conditions = conditions.iter().map(|it| it.on(header));
            conditions.collect::<Option<Vec<_>>>()
        };
        Some(match self {
            Self::Is(column, texts) => Condition::Is(header.find(column)?, texts.clone()),
            Self::Begins(column, text) => Condition::Begins(header.find(column)?, text.clone()),
            Self::Empty(column) => Condition::Empty(header.find(column)?),
            Self::Any(conditions) => Condition::Any(all(conditions)?),
            Self::All(conditions) => Condition::All(all(conditions)?),
            Self::Not(condition) => Condition::Not(Box::new(condition.on(header)?)),
        })
    }
}

impl<C> Condition<C> {
    /// Whether it holds, where `cell` tells what stands in a column.
    pub(super) fn holds<'a>(&self, cell: &impl Fn(&C) -> &'a str) -> bool {
        match self {
            Self::Is(column, texts) => texts.iter().any(|text| text == cell(column)),
            Self::Begins(column, text) => cell(column).starts_with(text.as_str()),
            Self::Empty(column) => cell(column).is_empty(),
            Self::Any(conditions) => conditions.iter().any(|it| it.holds(cell)),
            Self::All(conditions) => conditions.iter().all(|it| it.holds(cell)),
            Self::Not(condition) => !condition.holds(cell),
        }
    }
}
