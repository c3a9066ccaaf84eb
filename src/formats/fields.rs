//! The named fields of a struct in a file: each asked for by name, and those nobody asked for.

use std::collections::BTreeMap;
use std::fmt;

use super::findings::Findings;
use super::nearest::{nearest, quoted};
use super::node::Node;

/// A field as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the name stands.
    pub at: usize,
    /// Its value.
    pub value: Node<'a>,
}

/// The fields of one struct.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    owner: Owner,
    at: usize,
    given: Vec<Field<'a>>,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields `given` for `owner`, in a struct that begins at the offset `at`.
    pub fn new(owner: Owner, at: usize, given: Vec<Field<'a>>, findings: &mut Findings) -> Self {
        let mut first = BTreeMap::new();
        for Field { name, at, .. } in &given {
            let first = *first.entry(*name).or_insert(*at);
            if first != *at {
                let line = findings.line(first);
                findings
                    .error(*at, format!("`{name}` is given twice for {owner}"))
                    .hint(format!("the first stands in line {line}; keep one"));
            }
        }
        Self {
            owner,
            at,
            given,
            asked: Vec::new(),
        }
    }

    /// Where the struct begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Names the owner by the id it turned out to have.
    pub fn owned_by(&mut self, id: &str) {
        self.owner.id = Some(id.to_owned());
    }

    /// The value of a field that may be missing or `None`.
    pub fn optional(&mut self, name: &'static str, findings: &mut Findings) -> Option<Node<'a>> {
        self.asked.push(name);
        self.given(name)?.called(name).present(findings)
    }

    fn given(&self, name: &str) -> Option<Node<'a>> {
        let field = self.given.iter().find(|field| field.name == name)?;
        Some(field.value)
    }

    /// The value of a field that has to be there.
    pub fn required(&mut self, name: &'static str, findings: &mut Findings) -> Option<Node<'a>> {
        let errors = findings.errors();
        let value = self.optional(name, findings);
        if value.is_some() || findings.errors() > errors {
            return value;
        }
        match self.given(name) {
            Some(node) => findings
                .error(
                    node.at(),
                    format!("{} cannot do without `{name}`", self.owner),
                )
                .hint("`None` stands for nothing given"),
            None => self.missing(name, findings),
        }
        None
    }

    /// The value of a field that has to be there; `Some(None)` when that is `None`: not given.
    #[expect(clippy::option_option, reason = "missing, said to be nothing, given")]
    pub fn said(
        &mut self,
        name: &'static str,
        findings: &mut Findings,
    ) -> Option<Option<Node<'a>>> {
        let errors = findings.errors();
        match self.optional(name, findings) {
            Some(node) => Some(Some(node)),
            None if findings.errors() > errors => None,
            None if self.given(name).is_some() => Some(None),
            None => {
                self.missing(name, findings);
                None
            }
        }
    }

    fn missing(&self, name: &str, findings: &mut Findings) {
        findings
            .error(self.at, format!("{} has no `{name}`", self.owner))
            .hint(format!("add `{name}: …`"));
    }

    /// A required text that is not blank; `Some(None)` when it is said not to be given.
    #[expect(clippy::option_option, reason = "missing, said to be nothing, given")]
    pub fn said_text(
        &mut self,
        name: &'static str,
        findings: &mut Findings,
    ) -> Option<Option<String>> {
        match self.said(name, findings)? {
            Some(node) => node.filled(findings).map(Some),
            None => Some(None),
        }
    }

    /// A required text that is not blank.
    pub fn filled(&mut self, name: &'static str, findings: &mut Findings) -> Option<String> {
        self.required(name, findings)?.filled(findings)
    }

    /// An optional text. A blank one stands for nothing, with a warning.
    pub fn text(&mut self, name: &'static str, findings: &mut Findings) -> Option<String> {
        let node = self.optional(name, findings)?;
        let text = node.text(findings)?;
        if text.trim().is_empty() {
            findings
                .warning(
                    node.at(),
                    format!("`{name}` is empty and counts as not given"),
                )
                .hint("leave it out, or write `None`");
            return None;
        }
        Some(text)
    }

    /// A required name, one of `names`.
    pub fn one_of<T: Clone>(
        &mut self,
        name: &'static str,
        names: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        self.required(name, findings)?.one_of(names, findings)
    }

    /// Warns of the fields that nobody asked for. They stay in the file when it is saved.
    pub fn finish(self, findings: &mut Findings) {
        let Self {
            owner,
            given,
            asked,
            ..
        } = self;
        for Field { name, at, .. } in &given {
            if asked.contains(name) {
                continue;
            }
            let is_given = |asked: &str| given.iter().any(|field| field.name == asked);
            let missing = asked.iter().copied().filter(|asked| !is_given(asked));
            let what = format!("`{name}` is no field of {} and has no effect", owner.kind());
            findings.warning(*at, what).hint_with(|| {
                let meant = nearest(name, missing)?;
                Some(format!("did you mean `{meant}`?"))
            });
        }
    }
}

/// What a struct describes: `source "snc"`, or a claim that has not given its id yet.
#[derive(Debug, Clone)]
pub struct Owner {
    /// What kind of thing.
    pub noun: &'static str,
    /// Its id, as far as known.
    pub id: Option<String>,
}

impl Owner {
    /// The `noun` called `id`.
    pub fn new(noun: &'static str, id: &str) -> Self {
        Self {
            noun,
            id: Some(id.to_owned()),
        }
    }

    /// Any one of its kind: "a source".
    pub fn kind(&self) -> String {
        let article = if self.noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.noun)
    }

    /// The `noun` that this is.
    pub fn this(noun: &'static str) -> Self {
        Self { noun, id: None }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "{} {}", self.noun, quoted(id)),
            None => write!(f, "this {}", self.noun),
        }
    }
}
