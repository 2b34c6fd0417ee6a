//! One file per aggregate: rows in, domain types out.
//!
//! Reading is a method of [`crate::Store`], changing one of [`crate::Tx`]; what is read before it is changed is both.
//! Whatever belongs to an organisation is asked for together with the organisation, so that nothing of another's comes
//! out by mistake. Names are put in order here and not by the database: engines and their settings differ in that.

pub(crate) mod arrangement;
pub(crate) mod assessment;
pub(crate) mod audit;
pub(crate) mod case;
pub(crate) mod desk;
pub(crate) mod disclosure_version;
pub(crate) mod draft;
pub(crate) mod evidence;
pub(crate) mod evidence_blob;
pub(crate) mod identity;
pub(crate) mod policy;
pub(crate) mod section_owner;
pub(crate) mod session;
pub(crate) mod vendor_service;
