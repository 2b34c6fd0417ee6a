//! The closed word lists of the files, each an enum whose words are pinned.

use serde::{Deserialize, Serialize};

/// An enum whose variants are words of a file format.
pub trait Word: Copy + Eq + Sized + 'static {
    /// The name of the list, as in `[word.<list>.<word>]` of the catalogue.
    const LIST: &'static str;
    /// Every word, in the order of the format.
    const ALL: &'static [Self];
    /// The word as written.
    fn word(self) -> &'static str;
    /// The value a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident in $list:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }

        impl Word for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$($name::$variant,)+];
            fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }
    )+

        /// Every word list with its words, so that a test can ask for their wording in both languages.
        pub const LISTS: &[(&str, &[&str])] = &[$(($list, &[$($word,)+]),)+];
    };
}

words! {
    /// How a service is delivered.
    Delivery in "delivery" {
        /// Software as a service.
        Saas = "saas",
        /// Platform as a service.
        Paas = "paas",
        /// Infrastructure as a service.
        Iaas = "iaas",
        /// Application service provider.
        Asp = "asp",
        /// Housing or hosting of machines.
        Housing = "housing",
        /// Keeping of tapes and other media.
        MediaCustody = "media-custody",
        /// Keeping of paper and film.
        PaperCustody = "paper-custody",
    }
    /// On what records are kept outside.
    Medium in "media" {
        /// Over a network, on electronic media.
        Network = "network",
        /// On removable media (appendix 1).
        Removable = "removable",
        /// On paper or film (appendix 2).
        Paper = "paper",
    }
    /// Whose kind of place a site stands at.
    Place in "place" {
        /// A hospital or clinic.
        HospitalOrClinic = "hospital-or-clinic",
        /// A place that a medical corporation manages itself.
        MedicalCorporationPlace = "medical-corporation-place",
        /// A data centre of a public body.
        PublicBody = "public-body",
        /// A place of an outside business under contract.
        OutsideBusiness = "outside-business",
    }
    /// What a site is used for.
    SiteRole in "site-role" {
        /// Where the records are kept and served from.
        Primary = "primary",
        /// A running copy.
        Replica = "replica",
        /// Back-up copies.
        Backup = "backup",
        /// Long-term keeping.
        Archive = "archive",
        /// Logs.
        Log = "log",
        /// Copies for testing.
        Test = "test",
        /// Computing without keeping.
        Processing = "processing",
        /// Passing on without keeping.
        Relay = "relay",
    }
    /// A kind of data.
    DataKind in "data-kind" {
        /// Medical records.
        Records = "records",
        /// Images.
        Images = "images",
        /// Registration and insurance data.
        Registration = "registration",
        /// Prescriptions and dispensing records.
        Prescriptions = "prescriptions",
        /// Sound and video of patients.
        AudioVideo = "audio-video",
        /// Billing.
        Billing = "billing",
        /// Logs.
        Logs = "logs",
        /// Telemetry and cookies.
        TelemetryCookies = "telemetry-cookies",
        /// Anonymised data.
        Anonymised = "anonymised",
        /// Back-up files.
        Backups = "backups",
        /// Anything else.
        Other = "other",
    }
    /// How an access from elsewhere takes place.
    AccessMode in "access-mode" {
        /// As a matter of course.
        Routine = "routine",
        /// In emergencies only.
        Emergency = "emergency",
        /// Possible, but not used.
        PossibleUnused = "possible-unused",
    }
    /// What an owner is.
    OwnerKind in "owner-kind" {
        /// A company.
        Company = "company",
        /// A natural person.
        Person = "person",
        /// A state or a body of one.
        State = "state",
        /// A fund.
        Fund = "fund",
    }
    /// Yes, no, or expressly not stated.
    Stated in "stated" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Expressly not stated; counts as absent.
        NotStated = "not-stated",
    }
    /// Where encryption takes place.
    KeyLayer in "key-layer" {
        /// Storage.
        Storage = "storage",
        /// Database.
        Database = "database",
        /// Application.
        Application = "application",
        /// In transit.
        Transport = "transport",
        /// Back-ups.
        Backup = "backup",
    }
    /// With whom a copy of a key is left.
    Escrow in "escrow" {
        /// With nobody.
        None = "none",
        /// With the vendor.
        Vendor = "vendor",
        /// With another institution.
        Institution = "institution",
        /// With a third party.
        ThirdParty = "third-party",
    }
    /// Who can obtain plaintext.
    PlaintextAccess in "plaintext-access" {
        /// The vendor.
        Vendor = "vendor",
        /// Nobody but the institution.
        InstitutionOnly = "institution-only",
        /// Nobody.
        Nobody = "nobody",
        /// Expressly not stated; counts as absent.
        NotStated = "not-stated",
    }
    /// The qualification of an external auditor.
    Qualification in "qualification" {
        /// Systems auditor (システム監査技術者).
        SystemsAuditor = "systems-auditor",
        /// Certified Information Systems Auditor.
        Cisa = "cisa",
        /// Another one.
        Other = "other",
    }
    /// What an external audit found.
    AuditResult in "audit-result" {
        /// Ability equal to the certificates of the list.
        EqualAbility = "equal-ability",
        /// Exceptions.
        Exceptions = "exceptions",
        /// Expressly not stated; counts as absent.
        NotStated = "not-stated",
    }
    /// What layer a certificate speaks of.
    CertifiedLayer in "certified-layer" {
        /// The organisation.
        Organisation = "organisation",
        /// The service.
        Service = "service",
        /// A platform below it.
        Platform = "platform",
        /// The infrastructure below it.
        Infrastructure = "infrastructure",
    }
    /// The five answers.
    AnswerState in "answer-state" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Planned: counts as no and is shown as planned.
        Planned = "planned",
        /// Not applicable: counts as not stated until the institution accepts the reason.
        NotApplicable = "not-applicable",
        /// Not stated.
        NotStated = "not-stated",
    }
    /// How far a statement reaches.
    Extent in "extent" {
        /// All of the service.
        All = "all",
        /// A part of it.
        Part = "part",
        /// An option.
        Option = "option",
    }
    /// How good the evidence is, weakest first.
    Grade in "grade" {
        /// Copied from somebody else's statement.
        SecondHand = "second-hand",
        /// The vendor's word.
        SelfDeclared = "self-declared",
        /// Shown in a document.
        Documented = "documented",
        /// Attested by a third party.
        Attested = "attested",
    }
    /// Who looks after a duty, by the vendor's own words.
    BoundaryOwner in "boundary-owner" {
        /// The vendor.
        Vendor = "vendor",
        /// The customer.
        Customer = "customer",
        /// A supplier of the vendor.
        Supplier = "supplier",
        /// Vendor and customer together.
        Shared = "shared",
        /// Nobody.
        Nobody = "nobody",
    }
    /// Whether an item belongs to a service.
    ScopeState in "scope-state" {
        /// It does.
        In = "in",
        /// It does not.
        Out = "out",
    }
    /// The part of a system that a duty is about.
    Scope in "scope" {
        /// The application.
        Application = "application",
        /// The platform below it.
        Platform = "platform",
        /// The infrastructure.
        Infrastructure = "infrastructure",
        /// The network.
        Network = "network",
        /// The terminals.
        Terminal = "terminal",
        /// The media.
        Media = "media",
        /// All of it.
        All = "all",
    }
    /// What happens to a conclusion when a criterion is not met.
    Gate in "gate" {
        /// Decides whether a service can be chosen at all.
        Condition = "condition",
        /// Has to be known; a concern needs a judgement.
        MustKnow = "must-know",
        /// To be secured by contract.
        Contract = "contract",
        /// A remaining minimum item.
        Other = "other",
        /// Tier D: never lowers the conclusion.
        Recommended = "recommended",
    }
    /// The tier of the guideline a criterion stands for.
    Tier in "tier" {
        /// Minimum (tier C, and what binds in A and B).
        Minimum = "minimum",
        /// Recommended (tier D).
        Recommended = "recommended",
    }
    /// When a criterion can be judged.
    Stage in "stage" {
        /// While selecting, from the disclosure.
        Selection = "selection",
        /// When the contract is made.
        Contract = "contract",
    }
    /// What a finding says.
    Conformity in "conformity" {
        /// 満たす
        Conforms = "conforms",
        /// 一部満たす
        PartlyConforms = "partly-conforms",
        /// 満たさない
        DoesNotConform = "does-not-conform",
        /// 未記載
        NotStated = "not-stated",
        /// 該当なし
        NotApplicable = "not-applicable",
        /// 契約で定める
        ToSecure = "to-secure",
    }
    /// The conclusion, best first.
    Conclusion in "conclusion" {
        /// 選定できる
        Eligible = "eligible",
        /// 条件つきで選定できる
        Conditional = "conditional",
        /// まだ判断できない
        Undetermined = "undetermined",
        /// このままでは選定できない
        Ineligible = "ineligible",
    }
    /// What a rule rests on.
    Basis in "basis" {
        /// The words of the text.
        Text = "text",
        /// Our reading of it.
        Reading = "reading",
        /// A reading that is disputed.
        Disputed = "disputed",
    }
    /// Why a conclusion is conditional.
    ConditionKind in "condition-kind" {
        /// Something is missing.
        Shortfall = "shortfall",
        /// Something is planned.
        Planned = "planned",
        /// The institution has to judge.
        Judgement = "judgement",
    }
    /// What an article of a law does.
    Effect in "effect" {
        /// Data can be demanded.
        CompelledDisclosure = "compelled-disclosure",
        /// Handing data to Japanese authorities can be hindered.
        ObstructsDomesticSubmission = "obstructs-domestic-submission",
        /// Data have to stay in the country.
        Localisation = "localisation",
        /// Data may leave the country under conditions only.
        TransferLimit = "transfer-limit",
        /// Help can be demanded.
        SupportDuty = "support-duty",
        /// Data can be obtained across borders with consent.
        ConsentedAccess = "consented-access",
    }
    /// How an actor is bound to a law.
    Link in "link" {
        /// Its seat is there.
        Seat = "seat",
        /// It has an establishment there.
        Establishment = "establishment",
        /// It is controlled from there.
        Control = "control",
        /// An owner there, whose share and control are not stated.
        ControlNotStated = "control-not-stated",
        /// An owner there without control.
        Minority = "minority",
        /// Its people work there.
        People = "people",
        /// Data or keys are kept there.
        Territory = "territory",
    }
    /// How an actor comes at data.
    ReachMode in "reach" {
        /// It can fetch them.
        Fetch = "fetch",
        /// It runs the site.
        Operate = "operate",
        /// It opens them as a matter of course.
        Routine = "routine",
        /// It opens them in emergencies.
        Emergency = "emergency",
        /// It could open them, but does not.
        PossibleUnused = "possible-unused",
        /// They are kept there.
        Kept = "kept",
    }
    /// The three concerns about foreign law.
    Concern in "concern" {
        /// Domestic investigation hindered.
        InvestigationHindered = "investigation-hindered",
        /// Transfer or use abroad contrary to our protection.
        UseAbroad = "use-abroad",
        /// Data leaving from Japan under foreign law.
        OutflowFromJapan = "outflow-from-japan",
    }
    /// Whether a law has effect.
    LawStatus in "law-status" {
        /// In force.
        InForce = "in-force",
        /// Lapsed.
        Lapsed = "lapsed",
        /// Repealed.
        Repealed = "repealed",
    }
    /// How grave an exposure is.
    Severity in "severity" {
        /// No effect of its own.
        None = "none",
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
    }
    /// What a warning is about.
    WarningKind in "warning" {
        /// Statements differ.
        Conflict = "conflict",
        /// A supplier's certificate is shown as the vendor's.
        SuppliersCertificate = "suppliers-certificate",
        /// Listed, without the published statement or report.
        ListedWithoutStatement = "listed-without-statement",
        /// Not valid yet.
        NotYetValid = "not-yet-valid",
        /// Expired.
        Expired = "expired",
        /// About another service.
        OtherService = "other-service",
        /// Planned, without a date.
        PlannedWithoutDate = "planned-without-date",
        /// The planned date has passed.
        PlannedDatePassed = "planned-date-passed",
        /// Stated too long ago.
        StaleAsOf = "stale-as-of",
        /// A list that does not count as whole.
        IncompleteList = "incomplete-list",
        /// Statements that cannot both be true.
        Contradiction = "contradiction",
        /// Answers to an edition long gone.
        OutdatedGuideline = "outdated-guideline",
    }
    /// What a question wants.
    QuestionKind in "question-kind" {
        /// Yes or no.
        YesNo = "yes-no",
        /// Words.
        Text = "text",
        /// A number, with a unit.
        Number = "number",
        /// A date.
        Date = "date",
        /// One of a list.
        Choice = "choice",
        /// A document.
        Document = "document",
        /// What the customer has to do.
        Duty = "duty",
    }
    /// When a duty is owed.
    Phase in "phase" {
        /// ふだん
        Normal = "normal",
        /// 事故のとき
        Incident = "incident",
        /// 終わるとき
        Exit = "exit",
    }
    /// How strongly the text wants something.
    Strength in "strength" {
        /// Must.
        Must = "must",
        /// Should.
        Should = "should",
        /// May.
        May = "may",
        /// Explains.
        Info = "info",
    }
    /// When something falls due.
    Rhythm in "rhythm" {
        /// Once, before or at a moment.
        Once = "once",
        /// For each day of work.
        PerWorkDay = "per-work-day",
        /// After each session.
        PerSession = "per-session",
        /// About monthly.
        Monthly = "monthly",
        /// At most every two months.
        TwoMonthly = "two-monthly",
        /// Yearly.
        Yearly = "yearly",
        /// Regularly, without a figure in the text.
        Regular = "regular",
        /// Upon an event.
        OnEvent = "on-event",
        /// By a date.
        Deadline = "deadline",
    }
    /// Whom a clause addresses.
    Addressee in "addressee" {
        /// The institution.
        Hospital = "hospital",
        /// The vendor.
        Vendor = "vendor",
        /// Both.
        Both = "both",
    }
    /// What a party does.
    PartyRole in "party-role" {
        /// The application.
        Application = "application",
        /// The platform.
        Platform = "platform",
        /// The infrastructure.
        Infrastructure = "infrastructure",
        /// The network.
        Network = "network",
        /// Maintenance.
        Maintenance = "maintenance",
        /// Custody.
        Custody = "custody",
        /// Carrying of media.
        MediaCarrier = "media-carrier",
        /// Another medical institution.
        MedicalInstitution = "medical-institution",
        /// Integration.
        Integrator = "integrator",
        /// Hardware.
        Hardware = "hardware",
        /// Incident response.
        IncidentResponse = "incident-response",
        /// Tests.
        Testing = "testing",
        /// Scanning.
        Scanning = "scanning",
        /// Key escrow.
        KeyEscrow = "key-escrow",
    }
    /// What a contract is.
    ContractKind in "contract-kind" {
        /// A contract.
        Contract = "contract",
        /// Terms of use.
        Terms = "terms",
        /// A service-level agreement.
        Sla = "sla",
        /// A memorandum.
        Memorandum = "memorandum",
        /// A contract of three parties.
        ThreeWay = "three-way",
    }
    /// Whether a contract holds a clause.
    ClauseState in "clause-state" {
        /// It does.
        Present = "present",
        /// It does, but weakly.
        Weak = "weak",
        /// It does not.
        Absent = "absent",
    }
    /// What a flow of data is in law.
    Relation in "relation" {
        /// Entrustment (委託).
        Entrustment = "entrustment",
        /// Provision to a third party (第三者提供).
        Provision = "provision",
    }
    /// What is wrong with the boundaries of an arrangement (`rules.md` §7).
    IssueKind in "issue-kind" {
        /// Nobody leads a duty.
        NoLead = "no-lead",
        /// More than one party leads a duty.
        SeveralLeads = "several-leads",
        /// A lead that no contract with the institution binds.
        LeadWithoutClause = "lead-without-clause",
        /// Contracts that say different things.
        ConflictingClauses = "conflicting-clauses",
        /// Contracts that differ, without an order that decides.
        PrecedenceConflict = "precedence-conflict",
        /// A party engaged by the institution without a contract.
        PartyWithoutContract = "party-without-contract",
        /// A vendor that need not cooperate in an investigation.
        NoCooperationDuty = "no-cooperation-duty",
        /// Nobody has to pass on news of vulnerabilities.
        NoInformationDuty = "no-information-duty",
        /// Nobody has to find the part that failed.
        NoFaultIsolation = "no-fault-isolation",
        /// Nobody first decides the scope of an investigation.
        NoScopeSetter = "no-scope-setter",
        /// A contract lacks a clause.
        ClauseMissing = "clause-missing",
        /// A contract has a clause, but a weak one.
        ClauseWeak = "clause-weak",
        /// A subcontractor is not held to equal terms.
        SubTermsUnequal = "sub-terms-unequal",
        /// A disclosure and a contract differ.
        DisclosureContradictsContract = "disclosure-contradicts-contract",
        /// A cyber-attack frees the vendor from liability.
        CyberAttackExempted = "cyber-attack-exempted",
        /// A duty toward patients is led by somebody else than the institution.
        PatientDutyDelegated = "patient-duty-delegated",
        /// Return and disposal are not settled.
        NoExitTerms = "no-exit-terms",
        /// A party has not confirmed its part, or disputes it.
        Unconfirmed = "unconfirmed",
        /// A party that the arrangement does not list.
        UnknownParty = "unknown-party",
    }
    /// What chapter 8 says of a document (3.2, 3.4).
    DocumentOutcome in "document-outcome" {
        /// 8章が適用される
        Applies = "applies",
        /// 保存期間のあとも8章に準じる
        StillApplies = "still-applies",
        /// 同じように扱う
        TreatedAlike = "treated-alike",
        /// 8章の対象ではない
        DoesNotApply = "does-not-apply",
    }
    /// A fact of an arrangement that may not be stated.
    Fact in "arrangement-fact" {
        /// On what records are kept.
        Settings = "settings",
        /// The cases of 4.3.
        Cases = "cases",
        /// The documents in scope.
        Documents = "documents",
        /// The flows of data.
        Flows = "flows",
        /// The role of a party.
        Role = "role",
    }
    /// What can be done about an issue.
    WayOut in "way-out" {
        /// Settle it in the contract or by a memorandum.
        Amend = "amend",
        /// Accept it, with a reason.
        Accept = "accept",
        /// Make up for it by a measure of one's own.
        OwnMeasure = "own-measure",
        /// Do without the vendor.
        Reject = "reject",
        /// Correct what is recorded.
        Correct = "correct",
        /// Ask the party.
        Ask = "ask",
    }
}

impl From<Option<AccessMode>> for ReachMode {
    /// An access whose way is not stated counts as a matter of course.
    fn from(mode: Option<AccessMode>) -> Self {
        match mode {
            Some(AccessMode::Emergency) => ReachMode::Emergency,
            Some(AccessMode::PossibleUnused) => ReachMode::PossibleUnused,
            Some(AccessMode::Routine) | None => ReachMode::Routine,
        }
    }
}
