//! Answers to the questions of the catalogue.

use schemars::JsonSchema;
use serde::Serialize;

use super::Dating;
use crate::read::{Cursor, Prose, Read, Tree, readable, wrong_type};
use crate::text::LocalId;
use crate::word::{AnswerState, Grade};

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// One of the five answers; absent means not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<AnswerState>,
    /// What a question that wants words, a number, a date or a choice is answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<AnswerValue>,
    /// What the answer covers, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Prose>,
    /// What it does not cover, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exception: Option<Prose>,
    /// Why; wanted for not applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Prose>,
    /// What shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Evidence>>,
    /// When and for what it holds.
    #[serde(flatten)]
    pub dating: Dating,
}

readable!(Answer [] { state, value, scope, exception, reason, evidence } + dating: Dating);

impl Answer {
    /// An answer that states nothing but its state.
    pub fn plain(state: AnswerState) -> Answer {
        Answer { state: Some(state), ..Answer::default() }
    }

    /// The best grade of its evidence; self-declared where none is given, second-hand where somebody else stated it.
    pub fn grade(&self) -> Grade {
        let stated = self.evidence.iter().flatten().filter_map(|evidence| evidence.grade).max();
        let floor = if self.dating.stated_by.is_some() { Grade::SecondHand } else { Grade::SelfDeclared };
        stated.unwrap_or(floor)
    }
}

/// A document and place that shows an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The id of a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<LocalId>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How good it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

readable!(Evidence [] { document, place, grade });

/// The value of an answer: words, a number, or several words of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AnswerValue {
    /// Words, a date, or one word of a choice.
    Text(Prose),
    /// A number, in the unit of the question.
    Number(#[schemars(with = "f64")] serde_json::Number),
    /// Several words.
    List(Vec<Prose>),
}

impl Read for AnswerValue {
    fn read(tree: Tree, at: &mut Cursor) -> Option<Self> {
        match tree {
            Tree::Text(_) => Prose::read(tree, at).map(AnswerValue::Text),
            Tree::Number(number) => Some(AnswerValue::Number(number)),
            Tree::List(_) => Vec::read(tree, at).map(AnswerValue::List),
            other => wrong_type("value", &other, at),
        }
    }
}
