//! What a row claims, who does, and the words of the row for it.

use std::borrow::Cow;
use std::fmt::Write;

use crate::archive::record::{self, Reply, Told};
use crate::formats::mapping::{Claimant, Rule, Says};
use crate::model::{Quantifier, Question, SourceKind, Stance};

use super::Reader;

impl<'a> Reader<'a, '_> {
    /// What the row claims.
    pub(super) fn claims(&mut self) -> Vec<Told<'a>> {
        let rules = &self.mapped.mapping.claims;
        let mut claims = Vec::with_capacity(rules.len());
        for rule in rules {
            self.claim(rule, &mut claims);
        }
        claims
    }

    /// Adds to `claims` what the row says by `rule`: once for each who says it.
    fn claim(&mut self, rule: &'a Rule<usize>, claims: &mut Vec<Told<'a>>) {
        let holds = |reader: &Self| {
            let cell = |at: &usize| reader.cell(*at);
            rule.when.as_ref().is_none_or(|when| when.holds(&cell))
        };
        if !holds(self) {
            return;
        }
        let Some((question, answer, text)) = self.said(&rule.says) else {
            return;
        };
        let claimant = rule.source.as_ref().unwrap_or(&self.mapped.mapping.source);
        let Claimant::Columns(columns) = claimant else {
            claims.push(Told {
                source: self.claimant(claimant),
                question,
                stance: Stance::Asserts,
                answer,
                text,
            });
            return;
        };
        let told = |source| Told {
            source,
            question: question.clone(),
            stance: Stance::Asserts,
            answer: answer.clone(),
            text: text.clone(),
        };
        let named = columns.iter().filter(|at| !self.cell(**at).is_empty());
        let before = claims.len();
        claims.extend(named.map(|at| told(self.named_in(*at))));
        if claims.len() == before {
            claims.push(told(self.data_set()));
        }
    }

    /// On which question what is said, and the words of the row.
    fn said(&mut self, says: &'a Says<usize>) -> Option<(Question, Reply<'a>, Cow<'a, str>)> {
        Some(match says {
            Says::Happened => {
                let text = self.words(&self.mapped.mapping.text);
                (Question::Occurrence, Reply::Happened, text)
            }
            Says::Harm(figures) => {
                let mut misread = Vec::new();
                let cell = |at: &usize| self.cell(*at);
                let harm = figures.harm(&cell, self.mapped.habits.mark, &mut |it| misread.push(it));
                for (column, why) in misread {
                    self.find(column, &why);
                }
                let text = self.named(figures.columns());
                (Question::CivilianHarm, Reply::Harm(harm?), text)
            }
            Says::By(at) => {
                let names = self.names(*at)?;
                let answer = Reply::By(Quantifier::Some, names);
                (Question::Attribution, answer, self.named([at]))
            }
            Says::Hit(at) => {
                let names = self.names(*at)?;
                let answer = Reply::Hit(Quantifier::Some, names);
                (Question::Target, answer, self.named([at]))
            }
            Says::Involved(columns) => {
                let answer = Reply::Text(self.joined(columns, " · ")?);
                (Question::Involved, answer, self.named(columns))
            }
        })
    }

    /// What stands in the column `at`, as names; `None` where nothing does.
    fn names(&self, at: usize) -> Option<Vec<Cow<'a, str>>> {
        let name = self.name(at);
        (!name.is_empty()).then(|| vec![Cow::Borrowed(name)])
    }

    /// What stands in these columns that tell in words; each with its name, where there are several.
    fn words(&self, columns: &[usize]) -> Cow<'a, str> {
        match *columns {
            [only] if self.is_left_out(only) => Cow::Borrowed(""),
            [only] => Cow::Borrowed(self.cell(only)),
            _ => self.named(columns),
        }
    }

    /// What stands in these columns, each with its name.
    fn named<'c>(&self, columns: impl IntoIterator<Item = &'c usize>) -> Cow<'a, str> {
        if !self.wants_words {
            return Cow::Borrowed("");
        }
        let mut text = String::new();
        for at in columns {
            let cell = self.cell(*at);
            if cell.is_empty() || self.is_left_out(*at) {
                continue;
            }
            let before = if text.is_empty() { "" } else { "; " };
            let column = self.mapped.header.get(*at).map_or("", String::as_str);
            // A string takes whatever is written to it.
            let _ = write!(text, "{before}{column}: {cell}");
        }
        Cow::Owned(text)
    }

    fn claimant(&self, claimant: &'a Claimant<usize>) -> record::Claimant<'a> {
        match claimant {
            Claimant::Column(at) if !self.cell(*at).is_empty() => self.named_in(*at),
            Claimant::Named(name, kind) => record::Claimant {
                name: Cow::Borrowed(name),
                kind: *kind,
            },
            Claimant::DataSet | Claimant::Column(_) | Claimant::Columns(_) => self.data_set(),
        }
    }

    /// Who is named in the column `at`.
    fn named_in(&self, at: usize) -> record::Claimant<'a> {
        record::Claimant {
            name: Cow::Borrowed(self.name(at)),
            kind: SourceKind::Other,
        }
    }

    fn data_set(&self) -> record::Claimant<'a> {
        record::Claimant {
            name: Cow::Borrowed(self.mapped.name()),
            kind: SourceKind::Monitor,
        }
    }
}
