//! Evidence files (根拠の資料) of a vendor's service: attached to documents of the disclosure, replaced, withdrawn; who may
//! see them, who asked, who opened them.
//!
//! The bytes are kept before the row that needs them, and go with it where that fails ([`attach`]). Once a version was
//! published while a file was attached, its bytes stay: institutions that rely on the version can still open it.

mod answer;
mod attach;
mod bytes;
mod change;
mod list;
mod uses;

pub use answer::{Answer, AnswerError, answer_request};
pub use attach::{AttachError, AttachForm, AttachProblem, NEW_DOCUMENT, attach, begin};
pub use bytes::sweep;
pub use change::{set_visibility, withdraw};
pub(crate) use list::document_ids;
pub use list::{FileToOpen, ServiceEvidence, evidence, open_own};
pub use uses::{CertificateUse, DocumentUse, NOTICE_DAYS};
