//! Objects with named fields: unknown keys are problems, absent ones are not stated.

use super::{Cursor, Read, Step, Tree, shortened, wrong_type};
use crate::message::Message;

/// The fields of an object while it is being read.
#[derive(Debug)]
pub struct Fields {
    entries: Vec<(String, Option<Tree>)>,
}

impl Fields {
    /// The fields of a tree that has to be an object, none of whose keys may be unknown.
    pub fn open(tree: Tree, known: &[&str], at: &mut Cursor) -> Option<Fields> {
        let Tree::Object(entries) = tree else {
            return wrong_type("object", &tree, at);
        };
        for (key, _) in &entries {
            if !known.contains(&key.as_str()) {
                if !at.keeps_problems() {
                    at.count_problem();
                    continue;
                }
                let near = known.iter().find(|name| near(name, key));
                let message = match near {
                    Some(near) => Message::unknown_key_near(shortened(key), *near),
                    None => Message::unknown_key(shortened(key)),
                };
                at.problem_at(&[Step::Key(key.clone())], message);
            }
        }
        Some(Fields { entries: entries.into_iter().map(|(key, tree)| (key, Some(tree))).collect() })
    }

    fn take(&mut self, key: &str) -> Option<Tree> {
        self.entries.iter_mut().find(|(name, _)| name == key)?.1.take()
    }

    /// An optional field: absent, null and the empty text mean not stated. A value that cannot be read counts as
    /// absent here; its problem refuses the file as a whole.
    pub fn optional<T: Read>(&mut self, key: &str, at: &mut Cursor) -> Option<T> {
        let tree = self.take(key)?;
        if T::is_absent(&tree) {
            return None;
        }
        at.within(Step::Key(key.to_owned()), |at| T::read(tree, at))
    }

    /// A field that has to be there.
    pub fn required<T: Read>(&mut self, key: &str, at: &mut Cursor) -> Option<T> {
        match self.take(key) {
            Some(tree) if !T::is_absent(&tree) => at.within(Step::Key(key.to_owned()), |at| T::read(tree, at)),
            _ => {
                at.problem_at(&[Step::Key(key.to_owned())], Message::missing(key));
                None
            }
        }
    }
}

/// Whether two keys are alike but for case, separators or one letter.
fn near(known: &str, found: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let (a, b) = (plain(known), plain(found));
    if a == b {
        return true;
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let prefix = long.bytes().zip(short.bytes()).take_while(|(x, y)| x == y).count();
    let skip = usize::from(long.len() == short.len());
    long[prefix + 1..] == short[(prefix + skip).min(short.len())..]
}

/// Declares how a struct is read from an object: required fields in brackets, optional ones in braces, then a group of
/// fields that is shared with other structs (`+ dating: Dating`).
macro_rules! readable {
    ($name:ident [$($req:ident),*] { $($opt:ident $(as $okey:literal)?),* } $(+ $group:ident: $gtype:ident)?) => {
        impl $name {
            /// The keys of the object.
            pub(crate) const KEYS: &'static [&'static str] = &[
                $(stringify!($req),)*
                $($crate::read::readable!(@key $opt $(as $okey)?),)*
            ];
            pub(crate) fn fields(at: &mut $crate::read::Cursor, fields: &mut $crate::read::Fields) -> Option<Self> {
                $(let $req = fields.required(stringify!($req), at);)*
                $(let $opt = fields.optional($crate::read::readable!(@key $opt $(as $okey)?), at);)*
                $(let $group = $gtype::fields(at, fields)?;)?
                Some($name { $($req: $req?,)* $($opt,)* $($group,)? })
            }
        }
        impl $crate::read::Read for $name {
            fn read(tree: $crate::read::Tree, at: &mut $crate::read::Cursor) -> Option<Self> {
                let known = [Self::KEYS $(, $gtype::KEYS)?].concat();
                let mut fields = $crate::read::Fields::open(tree, &known, at)?;
                Self::fields(at, &mut fields)
            }
        }
    };
    (@key $field:ident as $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}
pub(crate) use readable;
