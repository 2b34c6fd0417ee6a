//! What nobody needs any more goes, now and then.

use std::time::Duration;

use domain::text::Lang;
use usecase::{Actor, Ctx, vendor::evidence};

use crate::AppState;

const EVERY: Duration = Duration::from_secs(3600);

/// Removes bytes of evidence files without a row, for as long as the program runs.
pub(crate) async fn evidence(state: AppState) {
    let mut every = tokio::time::interval(EVERY);
    loop {
        every.tick().await;
        let (now, request_id) = (state.clock.now(), state.ids.new_id());
        let ctx = Ctx { now, actor: Actor::System, lang: Lang::default(), request_id, new_id: state.ids.clone() };
        match evidence::sweep(&ctx, &state.store, &state.evidence).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "left-over bytes of evidence files removed"),
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "left-over bytes remain"),
        }
    }
}
