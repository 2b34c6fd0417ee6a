//! Evidence files (根拠の資料): which are taken in, what their bytes are, under which name they go out, who may see them.
//!
//! What a file is, its bytes say; the name and type it was sent with are never believed.

mod file_name;
mod kind;
mod office;
#[cfg(feature = "testing")]
pub mod testing;
mod zip;

pub use file_name::FileName;
pub use kind::{EvidenceKind, inspect};

use crate::word::Word;

/// The most bytes of a file.
pub const LARGEST: u64 = 20 * 1024 * 1024;

/// Why a file is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It has more than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// Its bytes are of no kind that is taken in.
    #[error("the file is of another kind")]
    OtherKind,
    /// It begins as a kind that is taken in, and does not go on so.
    #[error("the file is damaged or cut off")]
    Damaged,
    /// It is an archive, but no workbook and no text document.
    #[error("the archive is no Office file")]
    NotOffice,
    /// It cannot be looked into without a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// It carries programs (macros).
    #[error("the file carries macros")]
    Macros,
    /// It has more inside, or grows larger when unpacked, than a workbook or document does.
    #[error("the file holds too much when unpacked")]
    Bomb,
    /// A name inside leads out of the archive.
    #[error("a name inside the file leads elsewhere")]
    PathInside,
}

/// Who among the institutions that a service is shared with may open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// All of them.
    Shared,
    /// Those whose request was granted.
    OnRequest,
    /// Those whose request was granted, with the date of the agreement on secrecy.
    AfterNda,
    /// Nobody here: it is shown at the vendor's place. That it exists is seen by all of them.
    OnSite,
}

impl Word for Visibility {
    const LIST: &'static str = "evidence-visibility";
    const ALL: &'static [Self] = &[Visibility::Shared, Visibility::OnRequest, Visibility::AfterNda, Visibility::OnSite];
    fn word(self) -> &'static str {
        match self {
            Visibility::Shared => "shared",
            Visibility::OnRequest => "on-request",
            Visibility::AfterNda => "after-nda",
            Visibility::OnSite => "on-site",
        }
    }
}

impl Visibility {
    /// Whether a request can be granted, and whether that needs the date of an agreement on secrecy.
    pub fn grantable(self) -> Option<NdaNeeded> {
        match self {
            Visibility::OnRequest => Some(NdaNeeded(false)),
            Visibility::AfterNda => Some(NdaNeeded(true)),
            Visibility::Shared | Visibility::OnSite => None,
        }
    }
}

/// Whether granting needs the date of an agreement on secrecy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NdaNeeded(pub bool);
