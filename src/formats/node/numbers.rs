//! Numbers in a file.

use crate::formats::findings::Findings;
use crate::formats::syntax::Syntax;
use crate::formats::trivia::is_word;

use super::Node;

impl<'a> Node<'a> {
    /// A finite number.
    pub fn number(self, findings: &mut Findings) -> Option<f64> {
        let given = match self.syntax {
            Syntax::Ron => ron::from_str::<f64>(self.text).ok(),
            // JSON's own reader refuses what is beyond all numbers.
            Syntax::Json => self.literal().and_then(|literal| literal.parse().ok()),
        };
        match given {
            Some(number) if number.is_finite() => return Some(number),
            Some(number) => {
                let what = format!(
                    "`{}` takes a finite number, and this is {number}",
                    self.role
                );
                findings.error(self.at, what);
            }
            None => self.expected("a number", findings),
        }
        None
    }

    /// A whole number from 0.
    pub fn whole(self, findings: &mut Findings) -> Option<u32> {
        let given = match self.syntax {
            Syntax::Ron => ron::from_str(self.text).ok(),
            Syntax::Json => serde_json::from_str(self.text).ok(),
        };
        if given.is_some() {
            return given;
        }
        let what = "a whole number from 0 to 4294967295";
        match self.literal().filter(|_| self.starts_number()) {
            Some(literal) => {
                let role = self.role;
                findings.error(
                    self.at,
                    format!("`{role}` takes {what}, and this is {literal}"),
                );
            }
            None => self.expected(what, findings),
        }
        None
    }

    /// The text of a number as it is written, ranges such as `17..18` among them.
    pub fn literal(self) -> Option<&'a str> {
        let end = self
            .text
            .find(|c: char| !is_word(c) && !matches!(c, '.' | '+' | '-' | '='));
        self.text
            .get(..end.unwrap_or(self.text.len()))
            .filter(|_| self.starts_number())
    }

    /// Whether it is a number.
    pub fn starts_number(&self) -> bool {
        let non_finite = ["inf", "inff32", "inff64", "NaN", "NaNf32", "NaNf64"];
        self.text
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            || self
                .leading_word()
                .is_some_and(|word| non_finite.contains(&word))
    }
}
