//! What the analysis of responsibilities has to say; the wording is in `catalogue/messages-boundary.toml`.

crate::message::messages! {
    BOUNDARY_MESSAGES;
    /// A contract by kind and id.
    issue_contract = "issue.contract" (kind, id);
    /// A contract with a place in it.
    issue_contract_at = "issue.contract-at" (kind, id, place);
    /// How many more there are.
    issue_more = "issue.more" (count);
    /// A duty.
    issue_duty = "issue.duty" (duty);
    /// A duty in a part of the system.
    issue_duty_part = "issue.duty-part" (duty, scope);
    /// What to settle about a duty, and what happens if nobody leads it.
    issue_duty_help = "issue.duty-help" (help);
    /// How to tell a strong clause.
    issue_clause_help = "issue.clause-help" (help);
    /// It applies only because a fact is not stated.
    issue_unstated = "issue.unstated" (fact);

    /// Nobody leads.
    issue_no_lead = "issue.no-lead" (duty);
    /// Nobody leads the whole.
    issue_no_lead_in_part = "issue.no-lead-in-part" (duty);
    /// Nobody is named for a duty toward patients.
    issue_no_lead_patient = "issue.no-lead-patient" (duty);
    /// Contracts that speak of the duty without a lead.
    issue_no_lead_mentions = "issue.no-lead-mentions" (contracts);
    /// A hole with a kind of its own.
    issue_special_hole = "issue.special-hole" (duty);
    /// Several parties lead.
    issue_several_leads = "issue.several-leads" (duty, parties);
    /// The contracts that name them.
    issue_several_leads_where = "issue.several-leads-where" (contracts);
    /// What follows from several leads.
    issue_several_leads_because = "issue.several-leads-because" ();
    /// A duty toward patients is led by a vendor.
    issue_delegated = "issue.delegated" (duty, party);
    /// Why that cannot be.
    issue_delegated_because = "issue.delegated-because" ();
    /// A lead without a place in a contract.
    issue_lead_without_clause = "issue.lead-without-clause" (duty, party, contracts);
    /// A lead named in contracts that do not bind it.
    issue_lead_not_bound = "issue.lead-not-bound" (duty, party, contracts);
    /// What follows from that.
    issue_lead_without_clause_because = "issue.lead-without-clause-because" ();
    /// Contracts differ, and the rank decides.
    issue_conflict_settled = "issue.conflict-settled" (duty, loser, winner);
    /// Contracts differ, and nothing decides.
    issue_conflict_open = "issue.conflict-open" (duty, contracts);
    /// Each contract names a party that it does not bind.
    issue_conflict_elsewhere = "issue.conflict-elsewhere" (duty, contracts);
    /// What follows from contracts that differ.
    issue_conflict_because = "issue.conflict-because" ();
    /// A clause is recorded twice for one contract, differently.
    issue_clause_twice = "issue.clause-twice" (clause, contract);
    /// A clause is strong in one contract, weak in another.
    issue_clause_conflict = "issue.clause-conflict" (clause, contracts);
    /// Contracts under different laws.
    issue_laws_differ = "issue.laws-differ" (party, contracts);
    /// Nothing says which contract prevails.
    issue_precedence = "issue.precedence" (contracts);
    /// What follows from that.
    issue_precedence_because = "issue.precedence-because" ();
    /// A contract amends one that is not there.
    issue_amends_nothing = "issue.amends-nothing" (contract, missing);
    /// Contracts amend each other.
    issue_amends_in_circle = "issue.amends-in-circle" (contract);

    /// A clause is missing.
    issue_clause_missing = "issue.clause-missing" (party, contracts, clause);
    /// No clause was recorded at all.
    issue_clauses_unrecorded = "issue.clauses-unrecorded" (party, contracts, count, strength);
    /// What follows, by strength.
    issue_clause_missing_because = "issue.clause-missing-because" (strength);
    /// A clause is weak.
    issue_clause_weak = "issue.clause-weak" (party, contracts, clause);
    /// A clause with a kind of its own is missing.
    issue_special_clause = "issue.special-clause" (kind, parties, contracts);
    /// Consequence: nobody sets the scope.
    issue_because_no_scope_setter = "issue.because-no-scope-setter" ();
    /// Consequence: nobody isolates faults.
    issue_because_no_fault_isolation = "issue.because-no-fault-isolation" ();
    /// Consequence: no cooperation.
    issue_because_no_cooperation_duty = "issue.because-no-cooperation-duty" ();
    /// Consequence: no news of vulnerabilities.
    issue_because_no_information_duty = "issue.because-no-information-duty" ();
    /// Consequence: no exit terms.
    issue_because_no_exit_terms = "issue.because-no-exit-terms" ();
    /// Consequence: attacks exempted.
    issue_because_cyber_attack_exempted = "issue.because-cyber-attack-exempted" ();
    /// A contract exempts attacks.
    issue_cyber_attack_exempted = "issue.cyber-attack-exempted" (party, contracts);
    /// A prime need not hold its subcontractors to equal terms.
    issue_sub_terms = "issue.sub-terms" (party, subs);
    /// A subcontractor's contract falls short.
    issue_sub_terms_lesser = "issue.sub-terms-lesser" (contract, subs, clauses);
    /// What follows from that.
    issue_sub_terms_because = "issue.sub-terms-because" ();

    /// A party without a contract.
    issue_party_without_contract = "issue.party-without-contract" (party);
    /// What follows from that.
    issue_party_without_contract_because = "issue.party-without-contract-because" ();
    /// An id that names nobody.
    issue_unknown_party = "issue.unknown-party" (id);
    /// An id that names nobody, in contracts.
    issue_unknown_party_in = "issue.unknown-party-in" (id, contracts);
    /// What follows from that.
    issue_unknown_party_because = "issue.unknown-party-because" ();
    /// A contract without a date of signature.
    issue_unsigned = "issue.unsigned" (contract);
    /// A lead that has not confirmed.
    issue_unconfirmed = "issue.unconfirmed" (party, duty);
    /// A lead that disputes.
    issue_disputed = "issue.disputed" (party, duty);
    /// A disclosure names another owner.
    issue_disclosure_differs = "issue.disclosure-differs" (party, duty, owner, lead);
    /// What follows from that.
    issue_disclosure_differs_because = "issue.disclosure-differs-because" ();

    /// Way out: amend.
    issue_way_amend = "issue.way-amend" ();
    /// Way out: terms that nobody can negotiate.
    issue_way_fixed = "issue.way-fixed" ();
    /// Way out: name a lead.
    issue_way_lead = "issue.way-lead" ();
    /// Way out: name a lead where no terms can be negotiated.
    issue_way_lead_fixed = "issue.way-lead-fixed" ();
    /// Way out: the institution names its own person.
    issue_way_institution = "issue.way-institution" ();
    /// Way out: keep one lead.
    issue_way_one_lead = "issue.way-one-lead" ();
    /// Way out: back to the institution.
    issue_way_delegated = "issue.way-delegated" ();
    /// Way out: make papers agree.
    issue_way_align = "issue.way-align" ();
    /// Way out: an order of precedence.
    issue_way_precedence = "issue.way-precedence" ();
    /// Way out: a contract.
    issue_way_contract = "issue.way-contract" ();
    /// Way out: list the party.
    issue_way_list_party = "issue.way-list-party" ();
    /// Way out: sign.
    issue_way_sign = "issue.way-sign" ();
    /// Way out: ask.
    issue_way_ask = "issue.way-ask" ();

    /// Plain text: how many issues of which severity.
    boundary_summary = "boundary.summary" (high, medium, low);
    /// Plain text: no issues.
    boundary_none = "boundary.none" ();
    /// Plain text: what the result is and is not.
    boundary_frame = "boundary.frame" (institution, parties, contracts);
    /// Plain text: a count of issues of one kind.
    boundary_count = "boundary.count" (kind, count);
    /// Plain text: heading of the issues of a severity.
    boundary_severity = "boundary.severity" (severity);
    /// Plain text: where the guideline says so.
    boundary_basis = "boundary.basis" (keys);
    /// Plain text: a lesson of the Handa hospital.
    boundary_lesson = "boundary.lesson" (line);
    /// Plain text: also about this.
    boundary_also = "boundary.also" (kinds);
    /// Plain text: heading.
    boundary_matrix = "boundary.matrix" ();
    /// Plain text: heading.
    boundary_documents = "boundary.documents" ();
    /// Plain text: no lead.
    boundary_no_lead = "boundary.no-lead" ();
    /// Plain text: several leads.
    boundary_leads = "boundary.leads" (parties);
    /// Plain text: who leads.
    boundary_lead = "boundary.lead" (party);
    /// Plain text: who leads, without a clause.
    boundary_lead_bare = "boundary.lead-bare" (party);
    /// Plain text: who performs.
    boundary_performs = "boundary.performs" (parties);
    /// Plain text: who supports.
    boundary_support = "boundary.support" (parties);
    /// Plain text: who is informed.
    boundary_informed = "boundary.informed" (parties);
}
