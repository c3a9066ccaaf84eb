//! Names in a file, alone or with something in parentheses: `Blue`, `Hit("…")`, `Killed(children: 5)`.

use super::fields::Field;
use super::findings::Findings;
use super::nearest::suggestion;
use super::node::Node;
use super::syntax::Syntax;

/// A name, and what stands in parentheses after it.
#[derive(Debug, Clone)]
pub struct Variant<'a> {
    /// The name.
    pub name: &'a str,
    /// What follows it.
    pub args: Args<'a>,
}

/// What stands in parentheses after a name.
#[derive(Debug, Clone)]
pub enum Args<'a> {
    /// Nothing, or no parentheses.
    None,
    /// Values.
    Values(Vec<Node<'a>>),
    /// Fields with names.
    Fields(Vec<Field<'a>>),
    /// A value of JSON's: it stands for one value, or as a list for several, or as an object for fields.
    Packed(Node<'a>),
}

impl<'a> Args<'a> {
    /// The one value that it is, if it is one.
    pub fn one(&self) -> Option<Node<'a>> {
        match self {
            Self::Values(values) => values.first().copied().filter(|_| values.len() == 1),
            Self::Packed(value) => Some(*value),
            Self::None | Self::Fields(_) => None,
        }
    }

    /// The fields with names that it is, if it is some.
    pub fn fields(&self, findings: &mut Findings) -> Option<Vec<Field<'a>>> {
        match self {
            Self::Fields(fields) => Some(fields.clone()),
            Self::Packed(value) if value.starts_object() => value.json_fields(findings),
            Self::Packed(_) | Self::None | Self::Values(_) => None,
        }
    }

    /// The values that it is; none where there are none, or fields.
    pub fn all(&self) -> Vec<Node<'a>> {
        match self {
            Self::Values(values) => values.clone(),
            Self::Packed(value) => value.json_items().unwrap_or_else(|| vec![*value]),
            Self::None | Self::Fields(_) => Vec::new(),
        }
    }
}

impl<'a> Node<'a> {
    /// A name, with or without something in parentheses.
    pub fn variant(self) -> Option<Variant<'a>> {
        let name = self.word()?;
        let args = self.args()?;
        Some(Variant { name, args })
    }

    /// One of the `names`, without anything in parentheses.
    pub fn one_of<T: Clone>(
        self,
        names: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let Some(variant) = self.variant() else {
            self.name_expected(names.iter().map(|(name, _)| *name), findings);
            return None;
        };
        let Some((name, value)) = names.iter().find(|(name, _)| *name == variant.name) else {
            self.unknown_name(variant.name, names.iter().map(|(name, _)| *name), findings);
            return None;
        };
        if !matches!(variant.args, Args::None) {
            let what = match self.syntax() {
                Syntax::Ron => format!("`{name}` takes nothing in parentheses"),
                Syntax::Json => format!("`{name}` takes no value: it stands alone, in quotes"),
            };
            findings.error(self.at(), what);
            return None;
        }
        Some(value.clone())
    }

    /// Reports that a name was wanted, one of `names`, and something else was found.
    pub fn name_expected<'n>(
        self,
        names: impl IntoIterator<Item = &'n str> + Clone,
        findings: &mut Findings,
    ) {
        let (role, kind) = (self.role(), self.kind());
        let what = match self.syntax() {
            Syntax::Ron => format!("`{role}` takes a name without quotes, and this is {kind}"),
            Syntax::Json => {
                format!(
                    "`{role}` takes a name, alone or as the one key of an object, and this is {kind}"
                )
            }
        };
        let given = self.text_if_any().unwrap_or_default();
        findings
            .error(self.at(), what)
            .hint_with(|| suggestion(&given, names, in_code));
    }

    /// Reports that `name` is none of `names`.
    pub fn unknown_name<'n>(
        self,
        name: &str,
        names: impl IntoIterator<Item = &'n str> + Clone,
        findings: &mut Findings,
    ) {
        let what = format!("`{}` knows no `{name}`", self.role());
        findings
            .error(self.at(), what)
            .hint_with(|| suggestion(name, names, in_code));
    }
}

/// `name` as code.
fn in_code(name: &str) -> String {
    format!("`{name}`")
}
