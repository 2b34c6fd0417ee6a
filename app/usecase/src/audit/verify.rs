//! Verifying the chain: every hash computed anew, every line in its place, the end where it is said to be.

use store::{
    Store,
    record::audit::{AuditEntry, AuditHead, GENESIS},
};

use crate::{Capability, Ctx, Failure, Target};

/// Lines read at once: the trail may be longer than memory.
const AT_ONCE: u64 = 500;

/// A chain that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many lines it has.
    pub entries: i64,
    /// The hash of the last line. Whoever notes it down elsewhere can tell later whether the trail was cut and redone.
    pub hash: String,
}

/// Where a chain breaks, and how.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {seq}: {defect}")]
pub struct Broken {
    /// The place.
    pub seq: i64,
    /// How.
    pub defect: Defect,
}

/// How a chain breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// A line is not there.
    #[error("the line is missing")]
    Missing,
    /// A line says something else than when it was written.
    #[error("the line was changed after it was written")]
    Changed,
    /// A line does not follow the one before it.
    #[error("the line does not follow the one before it")]
    OutOfOrder,
    /// There are lines after the end.
    #[error("the trail goes on after its recorded end")]
    BeyondEnd,
    /// The recorded end is not that of the last line.
    #[error("the recorded end does not match the last line")]
    WrongEnd,
}

/// Reads the whole trail and recomputes its chain.
///
/// # Errors
/// When it is not allowed or cannot be read. A broken chain is no error of the reading: it is the inner result.
pub async fn verify(ctx: &Ctx, store: &Store) -> Result<Result<Verified, Broken>, Failure> {
    ctx.require(store, Capability::VerifyAuditTrail, &Target::Nothing).await?;
    // The end is read first: what others append meanwhile comes after it and is looked at as well.
    let recorded = store.audit_head().await?;
    let mut reached = AuditHead { seq: 0, hash: GENESIS.to_owned() };
    let mut at_recorded = (recorded.seq == 0).then(|| reached.hash.clone());
    loop {
        let entries = store.audit_after(reached.seq, AT_ONCE).await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            if let Err(broken) = follows(&reached, &entry) {
                return Ok(Err(broken));
            }
            if entry.seq == recorded.seq {
                at_recorded = Some(entry.hash.clone());
            }
            reached = AuditHead { seq: entry.seq, hash: entry.hash };
        }
    }
    let end = store.audit_head().await?;
    Ok(ends(&reached, at_recorded, &recorded, &end))
}

/// Whether a line follows what was reached.
fn follows(reached: &AuditHead, entry: &AuditEntry) -> Result<(), Broken> {
    let seq = reached.seq + 1;
    let broken = |defect| Err(Broken { seq, defect });
    if entry.seq != seq {
        return broken(Defect::Missing);
    }
    if entry.computed_hash() != entry.hash {
        return broken(Defect::Changed);
    }
    if entry.prev_hash != reached.hash {
        return broken(Defect::OutOfOrder);
    }
    Ok(())
}

/// Whether the last line is where the trail is said to end. `recorded` was read before the lines, `end` after them.
fn ends(
    reached: &AuditHead,
    at_recorded: Option<String>,
    recorded: &AuditHead,
    end: &AuditHead,
) -> Result<Verified, Broken> {
    if reached.seq < recorded.seq {
        return Err(Broken { seq: reached.seq + 1, defect: Defect::Missing });
    }
    if at_recorded.as_deref() != Some(recorded.hash.as_str()) {
        return Err(Broken { seq: recorded.seq, defect: Defect::WrongEnd });
    }
    if reached.seq > end.seq {
        return Err(Broken { seq: end.seq + 1, defect: Defect::BeyondEnd });
    }
    Ok(Verified { entries: reached.seq, hash: reached.hash.clone() })
}
