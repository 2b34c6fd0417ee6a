//! Rules of consistency (`consistency.toml`): facts and answers that cannot all be true, or have to be looked at.

use serde::{Deserialize, Serialize};

use super::YesNo;
use crate::text::*;
use crate::word::*;

/// A rule: where every fact holds, it warns, naming their places.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Consistency {
    /// Its id: stable.
    pub id: String,
    /// The kind of warning.
    pub kind: WarningKind,
    /// The facts that have to hold together.
    pub when: Vec<Fact>,
    /// The clause, or the line of a source document, that it serves; several with `; ` between.
    pub source: String,
    /// What is wrong.
    pub text: Text,
}

/// Something that can be true of a disclosure.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// A yes/no question is answered so.
    Answer {
        /// The question.
        question: QuestionId,
        /// The answer.
        is: YesNo,
    },
    /// One of the questions has a value, or is answered yes.
    Answered {
        /// The questions.
        questions: Vec<QuestionId>,
    },
    /// A number is so large at most.
    NumberAtMost {
        /// The question.
        question: QuestionId,
        /// The most.
        most: u64,
    },
    /// A date lies after the day of the assessment.
    DateAfterToday {
        /// The questions.
        questions: Vec<QuestionId>,
    },
    /// The words of an answer hold one of these; upper and lower case are the same.
    Says {
        /// The questions; empty: any.
        #[serde(default)]
        questions: Vec<QuestionId>,
        /// The answer beside the words; none: any.
        state: Option<AnswerState>,
        /// The words.
        words: Vec<String>,
    },
    /// A list has entries.
    Listed {
        /// The list.
        list: ListName,
    },
    /// A list is stated to be empty.
    NoneListed {
        /// The list.
        list: ListName,
    },
    /// A list is absent or empty.
    Unlisted {
        /// The list.
        list: ListName,
    },
    /// A site abroad keeps something.
    SiteAbroad,
    /// A site has one of the roles.
    SiteWith {
        /// The roles.
        roles: Vec<SiteRole>,
    },
    /// The list of sites is whole and has no place for backups.
    NoBackupSite,
    /// Of a site it is not stated who runs it.
    OperatorSilent,
    /// The vendor runs a site in a country where it states neither seat nor establishment.
    RunsSiteWithoutEstablishment,
    /// It is stated that nothing is kept outside.
    NothingKept,
    /// Media are stated, and this is not among them.
    MediumMissing {
        /// The medium.
        medium: Medium,
    },
    /// A kind of data is handled or kept.
    Handles {
        /// The kinds.
        kinds: Vec<DataKind>,
    },
    /// A subprocessor is not bound by equal terms.
    TermsUnequal,
    /// A key has one of these holders and leaves plaintext so.
    Key {
        /// The holders, as the files write them.
        holders: Vec<String>,
        /// Who can obtain plaintext.
        plaintext: Vec<PlaintextAccess>,
    },
    /// Data with patient information are opened as a matter of course.
    RoutineAccessToPatients {
        /// By whom, as the files write it; none: by anybody.
        by: Option<String>,
    },
    /// A certificate of one of the schemes is the vendor's own.
    OwnCertificate {
        /// The schemes.
        schemes: Vec<SchemeId>,
    },
    /// Certificates are listed, and none of these schemes is the vendor's own.
    NoOwnCertificate {
        /// The schemes.
        schemes: Vec<SchemeId>,
    },
    /// An answer gives a document as evidence that the list of documents does not have.
    EvidenceUnlisted,
}

/// A list of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListName {
    /// `subprocessors`
    Subprocessors,
    /// `keys`
    Keys,
    /// `answers_to`
    AnswersTo,
}

impl Fact {
    /// The questions it names.
    pub fn questions(&self) -> &[QuestionId] {
        match self {
            Fact::Answer { question, .. } | Fact::NumberAtMost { question, .. } => std::slice::from_ref(question),
            Fact::Answered { questions } | Fact::DateAfterToday { questions } | Fact::Says { questions, .. } => {
                questions
            }
            _ => &[],
        }
    }

    /// The schemes it names.
    pub fn schemes(&self) -> &[SchemeId] {
        match self {
            Fact::OwnCertificate { schemes } | Fact::NoOwnCertificate { schemes } => schemes,
            _ => &[],
        }
    }
}
