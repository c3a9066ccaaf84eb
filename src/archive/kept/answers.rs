//! Answers as a few numbers each, and back.

use crate::archive::columns::Reply;
use crate::archive::strings::Name;
use crate::model::{Count, Harm, Quantifier};

use super::words::{Kept, Words, number_in};

impl Kept for Reply {
    fn put(&self, into: &mut Vec<u32>) {
        match self {
            Self::By(quantifier, names) => {
                into.push(0);
                quantifier.put(into);
                names.put(into);
            }
            Self::Hit(quantifier, names) => {
                into.push(1);
                quantifier.put(into);
                names.put(into);
            }
            Self::Harm(harm) => {
                into.push(2);
                harm.put(into);
            }
            Self::Happened => into.push(3),
            Self::Text(text) => {
                into.push(4);
                text.put(into);
            }
        }
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(match from.next()? {
            0 => Self::By(from.value()?, from.value()?),
            1 => Self::Hit(from.value()?, from.value()?),
            2 => Self::Harm(from.value()?),
            3 => Self::Happened,
            4 => Self::Text(from.value()?),
            _ => return None,
        })
    }
}

/// How many there are, and then those.
impl Kept for Box<[Name]> {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(self.len() as u32);
        self.iter().for_each(|name| name.put(into));
    }

    fn take(from: &mut Words) -> Option<Self> {
        let count = from.next()? as usize;
        (0..count).map(|_| from.value()).collect()
    }
}

impl Kept for Harm {
    fn put(&self, into: &mut Vec<u32>) {
        let Self {
            people,
            killed,
            children,
            injured,
        } = self;
        for count in [people, killed, children, injured] {
            count.put(into);
        }
    }

    fn take(from: &mut Words) -> Option<Self> {
        Some(Self {
            people: from.value()?,
            killed: from.value()?,
            children: from.value()?,
            injured: from.value()?,
        })
    }
}

impl Kept for Count {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(self.least());
        self.most().put(into);
    }

    fn take(from: &mut Words) -> Option<Self> {
        let least = from.next()?;
        match from.value()? {
            Some(most) => Self::between(least, most),
            None => Some(Self::at_least(least)),
        }
    }
}

impl Kept for Quantifier {
    fn put(&self, into: &mut Vec<u32>) {
        into.push(number_in(&Self::NAMED.map(|(_, it)| it), self));
    }

    fn take(from: &mut Words) -> Option<Self> {
        from.one_of(&Self::NAMED.map(|(_, it)| it))
    }
}
