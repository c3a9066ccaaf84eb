//! Which columns a mapping makes something of.

use super::{At, Claimant, Condition, Figure, Figures, Mapping, Says, Title};

impl<C: PartialEq> Mapping<C> {
    /// The columns of which it makes something.
    #[must_use]
    pub fn columns_used(&self) -> Vec<&C> {
        let mut used: Vec<&C> = self.id.iter().collect();
        used.extend(self.title.iter().map(|title| match title {
            Title::Column(column) | Title::Words(column, _) => column,
        }));
        used.extend(&self.place.name);
        used.extend(self.place.at.iter().flat_map(At::columns));
        used.extend(self.place.known.as_ref().map(|known| &known.column));
        used.extend(&self.time.first);
        used.extend(&self.time.last);
        used.extend(self.time.known.as_ref().map(|known| &known.column));
        used.extend(self.source.columns());
        used.extend(self.documents.iter().chain(&self.text));
        for rule in &self.claims {
            used.extend(rule.when.iter().flat_map(Condition::columns));
            used.extend(rule.source.iter().flat_map(Claimant::columns));
            used.extend(rule.says.columns());
        }
        used
    }

    /// Whether a row can say by it where or when something was.
    #[must_use]
    pub fn says_where_or_when(&self) -> bool {
        self.place.at.is_some() || self.time.first.is_some() || self.time.last.is_some()
    }
}

impl<C> At<C> {
    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> Vec<&C> {
        match self {
            Self::LonLat(lon, lat) => vec![lon, lat],
            Self::One(column) | Self::LonFirst(column) => vec![column],
        }
    }
}

impl<C> Claimant<C> {
    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[C] {
        match self {
            Self::Column(column) => std::slice::from_ref(column),
            Self::Columns(columns) => columns,
            Self::DataSet | Self::Named(..) => &[],
        }
    }
}

impl<C> Says<C> {
    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> Vec<&C> {
        match self {
            Self::Happened => Vec::new(),
            Self::Harm(figures) => figures.columns().collect(),
            Self::By(column) | Self::Hit(column) => vec![column],
            Self::Involved(columns) => columns.iter().collect(),
        }
    }
}

impl<C> Figures<C> {
    /// The columns of all figures.
    pub fn columns(&self) -> impl Iterator<Item = &C> {
        let figures = [&self.people, &self.civilians, &self.children, &self.injured];
        figures.into_iter().flatten().flat_map(Figure::columns)
    }
}

impl<C> Figure<C> {
    /// The columns of the figure, or of its range.
    #[must_use]
    pub fn columns(&self) -> Vec<&C> {
        match self {
            Self::One(column) => vec![column],
            Self::Range { best, low, high } => [best, low, high].into_iter().flatten().collect(),
            Self::Between { low, high } => vec![low, high],
        }
    }
}

impl<C> Condition<C> {
    /// The columns that it looks at.
    #[must_use]
    pub fn columns(&self) -> Vec<&C> {
        match self {
            Self::Is(column, _) | Self::Begins(column, _) | Self::Empty(column) => vec![column],
            Self::Any(conditions) | Self::All(conditions) => {
                conditions.iter().flat_map(Self::columns).collect()
            }
            Self::Not(condition) => condition.columns(),
        }
    }
}
