//! Changing an arrangement: one thing at a time, so that each version says what it changed.

use super::*;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// What is entrusted, and by whom.
    Frame(Frame),
    /// A party is added, or takes the place of the one with its id.
    Party(Party),
    /// A party is left out; only one that no contract, party or flow names.
    WithoutParty(LocalId),
    /// A contract's parties, dates and terms. Its clauses and assignments stay as they are.
    Contract(Contract),
    /// A contract is left out with all it says; only one that no other amends.
    WithoutContract(LocalId),
    /// Who does what about one duty and scope by one contract; an assignment that names nobody and no place is left out.
    Assignment(LocalId, Assignment),
    /// What a contract says of some clauses; one without a state is not recorded.
    Clauses(LocalId, Vec<ClauseEntry>),
}

/// Why a change cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// There is no such party or contract (any more).
    Missing(LocalId),
    /// What is to be left out is named elsewhere: by these contracts or parties.
    Named(Vec<LocalId>),
}

impl Arrangement {
    /// The arrangement with a change.
    ///
    /// # Errors
    /// Why it cannot be made; the arrangement is as it was.
    pub fn changed(mut self, change: Change) -> Result<Arrangement, Hindrance> {
        match change {
            Change::Frame(Frame { institution, settings, cases, documents }) => {
                self = Arrangement { institution, settings, cases, documents, ..self };
            }
            Change::Party(party) => put(&mut self.parties, party, |known| known.id.clone()),
            Change::WithoutParty(id) => {
                let naming = self.naming(&id);
                if !naming.is_empty() {
                    return Err(Hindrance::Named(naming));
                }
                take(&mut self.parties, &id, |known| &known.id)?;
            }
            Change::Contract(contract) => {
                let known = self.contracts.iter().flatten().find(|known| known.id == contract.id);
                let (clauses, assignments) =
                    known.map_or((None, None), |known| (known.clauses.clone(), known.assignments.clone()));
                put(&mut self.contracts, Contract { clauses, assignments, ..contract }, |known| known.id.clone());
            }
            Change::WithoutContract(id) => {
                let amending = self.contracts.iter().flatten().filter(|known| known.amends.as_ref() == Some(&id));
                let amending: Vec<LocalId> = amending.map(|known| known.id.clone()).collect();
                if !amending.is_empty() {
                    return Err(Hindrance::Named(amending));
                }
                take(&mut self.contracts, &id, |known| &known.id)?;
            }
            Change::Assignment(id, assignment) => {
                let contract = self.contract_mut(&id)?;
                let key = |one: &Assignment| (one.duty.clone(), one.scope.unwrap_or(Scope::All));
                if assignment.says_something() {
                    put(&mut contract.assignments, assignment, key);
                } else if let Some(list) = &mut contract.assignments {
                    list.retain(|known| key(known) != key(&assignment));
                }
            }
            Change::Clauses(id, entries) => {
                let contract = self.contract_mut(&id)?;
                for entry in entries {
                    if entry.state.is_some() {
                        put(&mut contract.clauses, entry, |known| known.clause.clone());
                    } else if let Some(list) = &mut contract.clauses {
                        list.retain(|known| known.clause != entry.clause);
                    }
                }
            }
        }
        Ok(self)
    }

    /// An arrangement of which no more is known than the institution's name.
    pub fn of(institution: &str) -> Arrangement {
        let institution = Institution { name: institution.to_owned(), kind: None, beds: None, public: None };
        let schema = SCHEMA.to_owned();
        Arrangement {
            schema,
            institution,
            settings: None,
            cases: None,
            documents: None,
            parties: None,
            contracts: None,
            flows: None,
        }
    }

    /// What is entrusted, and by whom.
    pub fn frame(&self) -> Frame {
        let Arrangement { institution, settings, cases, documents, .. } = self.clone();
        Frame { institution, settings, cases, documents }
    }

    /// The arrangement as a file.
    pub fn write(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// A contract by its id.
    pub fn contract(&self, id: &str) -> Option<&Contract> {
        self.contracts.iter().flatten().find(|known| known.id.as_str() == id)
    }

    /// A party by its id.
    pub fn party(&self, id: &str) -> Option<&Party> {
        self.parties.iter().flatten().find(|known| known.id.as_str() == id)
    }

    fn contract_mut(&mut self, id: &LocalId) -> Result<&mut Contract, Hindrance> {
        let found = self.contracts.iter_mut().flatten().find(|known| known.id == *id);
        found.ok_or_else(|| Hindrance::Missing(id.clone()))
    }

    /// The contracts and parties that name a party.
    fn naming(&self, id: &LocalId) -> Vec<LocalId> {
        let contracts = self.contracts.iter().flatten().filter(|contract| contract.names(id)).map(|one| &one.id);
        let parties =
            self.parties.iter().flatten().filter(|one| one.engaged_by.as_ref() == Some(id)).map(|one| &one.id);
        let named = |side: &Option<LocalId>| side.as_ref() == Some(id);
        let flows = self.flows.iter().flatten().filter(|flow| named(&flow.from) || named(&flow.to) || named(&flow.via));
        contracts.chain(parties).cloned().chain(flows.map(|_| id.clone())).collect()
    }
}

impl Contract {
    /// Whether it names a party, as a side or in an assignment.
    fn names(&self, id: &LocalId) -> bool {
        self.between.contains(id)
            || self.assignments.iter().flatten().any(|one| {
                let lists = [&one.performs, &one.support, &one.informed];
                one.lead.as_ref() == Some(id) || lists.into_iter().flatten().any(|list| list.contains(id))
            })
    }
}

impl Assignment {
    fn says_something(&self) -> bool {
        let lists = [&self.performs, &self.support, &self.informed];
        self.lead.is_some() || self.reference.is_some() || lists.into_iter().flatten().any(|list| !list.is_empty())
    }
}

/// Adds something to a list, or puts it in the place of what has its key.
fn put<T, K: PartialEq>(list: &mut Option<Vec<T>>, new: T, key: impl Fn(&T) -> K) {
    let list = list.get_or_insert_with(Vec::new);
    match list.iter_mut().find(|known| key(known) == key(&new)) {
        Some(known) => *known = new,
        None => list.push(new),
    }
}

/// Leaves out what has an id.
fn take<T>(list: &mut Option<Vec<T>>, id: &LocalId, key: impl Fn(&T) -> &LocalId) -> Result<(), Hindrance> {
    let list = list.get_or_insert_with(Vec::new);
    let before = list.len();
    list.retain(|known| key(known) != id);
    if list.len() == before { Err(Hindrance::Missing(id.clone())) } else { Ok(()) }
}

macro_rules! readable_alone {
    ($($name:ident),+) => {$(
        impl $name {
            /// Reads one from the value a form stands for, by the rules of the file.
            ///
            /// # Errors
            /// All problems at once, each with its place.
            pub fn read(value: &serde_json::Value, catalogue: &Catalogue) -> Result<$name, Problems> {
                document::<$name>(value.to_string().as_bytes(), catalogue)
            }
        }
    )+};
}
readable_alone!(Frame, Party, Contract, Assignment, ClauseEntry);
