//! `azukari audit verify`: whether the audit trail is as it was written. Ends with 1 where the chain is broken, with 2
//! where it cannot be read.

use std::sync::Arc;

use domain::text::Lang;
use store::{Clock as _, Store};
use usecase::{
    Actor, Ctx, Failure, IdSource as _,
    audit::{self, Broken, Defect, Verified},
};

use super::{Outcome, args::AuditArgs, output::print, serve::fail};
use crate::{
    clock::{RandomIds, SystemClock},
    settings::Settings,
};

pub(super) fn verify(args: AuditArgs) -> Outcome {
    let lang = Lang::from(args.lang);
    let settings = match Settings::from_env() {
        Ok(settings) => settings,
        Err(error) => return fail(&error),
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    match runtime.block_on(read(&settings, lang)) {
        Ok(Ok(verified)) => print(&holds(&verified, lang)),
        Ok(Err(broken)) => match print(&breaks(broken, lang)) {
            Outcome::Done => Outcome::Found,
            other => other,
        },
        Err(error) => fail(&error),
    }
}

async fn read(settings: &Settings, lang: Lang) -> Result<Result<Verified, Broken>, Failure> {
    let store = Store::connect(&settings.database).await?;
    store.check().await?;
    let ctx = Ctx {
        now: SystemClock.now(),
        actor: Actor::System,
        lang,
        request_id: RandomIds.new_id(),
        new_id: Arc::new(RandomIds),
    };
    let result = audit::verify(&ctx, &store).await?;
    store.close().await?;
    Ok(result)
}

fn holds(verified: &Verified, lang: Lang) -> String {
    let Verified { entries, hash } = verified;
    match lang {
        Lang::Ja => format!("監査証跡は書かれたときのままです（{entries}行）。\n最後の行のハッシュ: {hash}\n"),
        Lang::En => format!("The audit trail is as it was written ({entries} lines).\nHash of the last line: {hash}\n"),
    }
}

fn breaks(broken: Broken, lang: Lang) -> String {
    let Broken { seq, defect } = broken;
    match lang {
        Lang::En => format!("The audit trail is broken. Line {seq}: {defect}.\n"),
        Lang::Ja => {
            let what = match defect {
                Defect::Missing => "行がありません",
                Defect::Changed => "書かれたあとに変えられています",
                Defect::OutOfOrder => "前の行に続いていません",
                Defect::BeyondEnd => "記録された終わりより後に行があります",
                Defect::WrongEnd => "記録された終わりが最後の行と合いません",
            };
            format!("監査証跡が壊れています。{seq}行目: {what}。\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_is_said_in_both_languages() {
        let verified = Verified { entries: 3, hash: "abc".to_owned() };
        assert!(holds(&verified, Lang::Ja).contains("3行") && holds(&verified, Lang::En).contains("3 lines"));
        let broken = Broken { seq: 7, defect: Defect::Missing };
        assert_eq!(breaks(broken.clone(), Lang::Ja), "監査証跡が壊れています。7行目: 行がありません。\n");
        assert_eq!(breaks(broken, Lang::En), "The audit trail is broken. Line 7: the line is missing.\n");
    }
}
