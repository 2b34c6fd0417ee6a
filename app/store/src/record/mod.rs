//! What is stored, as the levels above see it: typed, and without rows or columns.

pub mod arrangement;
pub mod audit;
pub mod desk;
pub mod evidence;
pub mod identity;
pub mod selection;
pub mod vendor;

/// Closed lists of stored words; each word is pinned here and checked when a row is read.
macro_rules! stored_words {
    ($($(#[$doc:meta])* $name:ident in $list:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl domain::word::Word for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$($name::$variant,)+];
            fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }
    )+};
}
pub(crate) use stored_words;
