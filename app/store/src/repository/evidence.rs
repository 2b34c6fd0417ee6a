//! Evidence files with what was asked and opened.

use domain::{evidence::Visibility, word::Word as _};
use jiff::{Timestamp, civil::Date};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, Statement, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    DisclosureVersionId, EvidenceId, EvidenceRequestId, OrganisationId, PersonId, Store, StoreError, Tx,
    VendorServiceId,
    entity::{evidence_file, evidence_opening, evidence_request},
    id::Cell,
    record::evidence::{Decision, EvidenceFile, EvidenceOpening, EvidenceRequest},
};

/// Requests about a service's files, with who asks.
const REQUESTS: &str = "
    SELECT r.*, o.name AS institution_name FROM evidence_request r
    JOIN evidence_file f ON f.id = r.evidence_file_id
    JOIN organisation o ON o.id = r.organisation_id
    WHERE f.vendor_service_id = $1 ORDER BY r.requested_at DESC, r.id";

/// The newest openings of a service's files.
const OPENINGS: &str = "
    SELECT p.evidence_file_id, o.name AS institution_name, p.opened_at FROM evidence_opening p
    JOIN evidence_file f ON f.id = p.evidence_file_id
    JOIN organisation o ON o.id = p.organisation_id
    WHERE f.vendor_service_id = $1 ORDER BY p.opened_at DESC, p.id DESC LIMIT $2";

/// The versions of a service on which an institution has an assessment of its own.
const RELIED_ON: &str = "
    SELECT DISTINCT v.id, v.published_at FROM disclosure_version v
    JOIN assessment a ON a.disclosure_version_id = v.id
    JOIN policy_version w ON w.id = a.policy_version_id
    JOIN policy p ON p.id = w.policy_id
    WHERE v.vendor_service_id = $1 AND p.organisation_id = $2";

#[derive(FromQueryResult)]
struct OpeningRow {
    evidence_file_id: String,
    institution_name: String,
    opened_at: i64,
}

#[derive(FromQueryResult)]
struct ReliedRow {
    id: String,
    published_at: i64,
}

impl Store {
    /// The files of a service, ended ones too, oldest first. Whose it is has to be settled before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_of(&self, service: VendorServiceId) -> Result<Vec<EvidenceFile>, StoreError> {
        let own = evidence_file::Column::VendorServiceId.eq(service.to_string());
        let rows = evidence_file::Entity::find().filter(own).all(&self.db).await?;
        let mut files = rows.into_iter().map(EvidenceFile::try_from).collect::<Result<Vec<_>, _>>()?;
        files.sort_by_key(|file| (file.attached_at, file.id));
        Ok(files)
    }

    /// Requests about a service's files with the names of the institutions, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_requests_of(
        &self,
        service: VendorServiceId,
    ) -> Result<Vec<(EvidenceRequest, String)>, StoreError> {
        let values = [service.to_string().into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), REQUESTS, values);
        let rows = self.db.query_all_raw(statement).await?;
        let read = rows.iter().map(|row| {
            let name: String = row.try_get("", "institution_name")?;
            Ok((evidence_request::Model::from_query_result(row, "")?.try_into()?, name))
        });
        read.collect()
    }

    /// The newest openings of a service's files, as many as asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_openings_of(
        &self,
        service: VendorServiceId,
        most: u32,
    ) -> Result<Vec<EvidenceOpening>, StoreError> {
        let values = [service.to_string().into(), i64::from(most).into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), OPENINGS, values);
        let rows = OpeningRow::find_by_statement(statement).all(&self.db).await?;
        let read = rows.into_iter().map(|row| {
            let cell = |column| Cell { table: "evidence_opening", column, row: &row.evidence_file_id };
            Ok(EvidenceOpening {
                file: cell("evidence_file_id").parse(&row.evidence_file_id)?,
                at: cell("opened_at").time(row.opened_at)?,
                institution: row.institution_name,
            })
        });
        read.collect()
    }

    /// The requests of an institution about a service's files, by file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_requests_by(
        &self,
        institution: OrganisationId,
        files: &[EvidenceFile],
    ) -> Result<Vec<EvidenceRequest>, StoreError> {
        let ids = files.iter().map(|file| file.id.to_string());
        let rows = evidence_request::Entity::find()
            .filter(evidence_request::Column::OrganisationId.eq(institution.to_string()))
            .filter(evidence_request::Column::EvidenceFileId.is_in(ids))
            .all(&self.db)
            .await?;
        rows.into_iter().map(EvidenceRequest::try_from).collect()
    }

    /// The versions of a service that an institution relies on, each with when it was published: those it has an
    /// assessment on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn versions_relied_on(
        &self,
        institution: OrganisationId,
        service: VendorServiceId,
    ) -> Result<Vec<(DisclosureVersionId, Timestamp)>, StoreError> {
        let values = [service.to_string().into(), institution.to_string().into()];
        let statement = Statement::from_sql_and_values(self.db.get_database_backend(), RELIED_ON, values);
        let rows = ReliedRow::find_by_statement(statement).all(&self.db).await?;
        let read = rows.iter().map(|row| {
            let cell = |column| Cell { table: "disclosure_version", column, row: &row.id };
            Ok((cell("id").parse(&row.id)?, cell("published_at").time(row.published_at)?))
        });
        read.collect()
    }
}

impl Tx<'_> {
    /// How many files a service has had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_evidence(&self, service: VendorServiceId) -> Result<u64, StoreError> {
        let own = evidence_file::Column::VendorServiceId.eq(service.to_string());
        Ok(evidence_file::Entity::find().filter(own).count(&self.0).await?)
    }

    /// A file of a service.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence(&self, service: VendorServiceId, id: EvidenceId) -> Result<Option<EvidenceFile>, StoreError> {
        let own = evidence_file::Column::VendorServiceId.eq(service.to_string());
        let row = evidence_file::Entity::find_by_id(id.to_string()).filter(own).one(&self.0).await?;
        row.map(EvidenceFile::try_from).transpose()
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_evidence(&self, file: &EvidenceFile) -> Result<(), StoreError> {
        let row = evidence_file::ActiveModel {
            id: Set(file.id.to_string()),
            vendor_service_id: Set(file.service.to_string()),
            document: Set(file.document.clone()),
            sha256: Set(file.sha256.clone()),
            size: Set(i64::try_from(file.size).unwrap_or(i64::MAX)),
            kind: Set(file.kind.word().to_owned()),
            name: Set(file.name.clone()),
            visibility: Set(file.visibility.word().to_owned()),
            replaces: Set(file.replaces.map(|id| id.to_string())),
            attached_at: Set(file.attached_at.as_millisecond()),
            attached_by: Set(file.attached_by.to_string()),
            ended_at: Set(file.ended_at.map(Timestamp::as_millisecond)),
            kept: Set(file.kept.into()),
        };
        evidence_file::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// Says who may open a file from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_evidence_visibility(&self, id: EvidenceId, visibility: Visibility) -> Result<(), StoreError> {
        let row = evidence_file::ActiveModel {
            id: Set(id.to_string()),
            visibility: Set(visibility.word().to_owned()),
            ..evidence_file::ActiveModel::default()
        };
        evidence_file::Entity::update(row).exec(&self.0).await?;
        Ok(())
    }

    /// Ends a file's being attached; its bytes are kept where a published version may refer to them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_evidence(&self, file: &EvidenceFile, now: Timestamp) -> Result<bool, StoreError> {
        let newest = self.newest_version(file.service).await?;
        let kept = newest.is_some_and(|version| version.published_at >= file.attached_at);
        let row = evidence_file::ActiveModel {
            id: Set(file.id.to_string()),
            ended_at: Set(Some(now.as_millisecond())),
            kept: Set(kept.into()),
            ..evidence_file::ActiveModel::default()
        };
        evidence_file::Entity::update(row).exec(&self.0).await?;
        Ok(kept)
    }

    /// Notes that an institution opened a file.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_opening(
        &self,
        id: Uuid,
        file: EvidenceId,
        (institution, person): (OrganisationId, PersonId),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = evidence_opening::ActiveModel {
            id: Set(id.to_string()),
            evidence_file_id: Set(file.to_string()),
            organisation_id: Set(institution.to_string()),
            opened_at: Set(now.as_millisecond()),
            opened_by: Set(person.to_string()),
        };
        evidence_opening::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// A request about one of a service's files.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn evidence_request(&self, id: EvidenceRequestId) -> Result<Option<EvidenceRequest>, StoreError> {
        let mut select = evidence_request::Entity::find_by_id(id.to_string());
        if self.0.get_database_backend() == DbBackend::Postgres {
            select = sea_orm::QuerySelect::lock_exclusive(select);
        }
        select.one(&self.0).await?.map(EvidenceRequest::try_from).transpose()
    }

    /// Keeps a request; the institution's earlier one about the file begins anew with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_evidence_request(&self, request: &EvidenceRequest) -> Result<(), StoreError> {
        use evidence_request::Column;
        let (state, nda_on, decided_at) = match request.decision {
            Decision::Waiting => (WAITING, None, None),
            Decision::Granted { at, nda_on } => (GRANTED, nda_on, Some(at)),
            Decision::Refused { at } => (REFUSED, None, Some(at)),
        };
        let row = evidence_request::ActiveModel {
            id: Set(request.id.to_string()),
            evidence_file_id: Set(request.file.to_string()),
            organisation_id: Set(request.institution.to_string()),
            reason: Set(request.reason.clone()),
            requested_at: Set(request.requested_at.as_millisecond()),
            requested_by: Set(request.requested_by.to_string()),
            state: Set(state.to_owned()),
            nda_on: Set(nda_on.map(|date: Date| date.to_string())),
            decided_at: Set(decided_at.map(Timestamp::as_millisecond)),
        };
        let anew = OnConflict::columns([Column::EvidenceFileId, Column::OrganisationId])
            .update_columns([
                Column::Reason,
                Column::RequestedAt,
                Column::RequestedBy,
                Column::State,
                Column::NdaOn,
                Column::DecidedAt,
            ])
            .to_owned();
        evidence_request::Entity::insert(row).on_conflict(anew).exec_without_returning(&self.0).await?;
        Ok(())
    }
}

const WAITING: &str = "waiting";
const GRANTED: &str = "granted";
const REFUSED: &str = "refused";

impl TryFrom<evidence_file::Model> for EvidenceFile {
    type Error = StoreError;
    fn try_from(row: evidence_file::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "evidence_file", column, row: &row.id };
        Ok(EvidenceFile {
            id: cell("id").parse(&row.id)?,
            service: cell("vendor_service_id").parse(&row.vendor_service_id)?,
            size: u64::from(cell("size").count(row.size)?),
            kind: cell("kind").word(&row.kind)?,
            visibility: cell("visibility").word(&row.visibility)?,
            replaces: row.replaces.as_deref().map(|id| cell("replaces").parse(id)).transpose()?,
            attached_at: cell("attached_at").time(row.attached_at)?,
            attached_by: cell("attached_by").parse(&row.attached_by)?,
            ended_at: row.ended_at.map(|at| cell("ended_at").time(at)).transpose()?,
            kept: row.kept == 1,
            document: row.document,
            sha256: row.sha256,
            name: row.name,
        })
    }
}

impl TryFrom<evidence_request::Model> for EvidenceRequest {
    type Error = StoreError;
    fn try_from(row: evidence_request::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "evidence_request", column, row: &row.id };
        let decided_at = row.decided_at.map(|at| cell("decided_at").time(at)).transpose()?;
        let decision = match (row.state.as_str(), decided_at) {
            (WAITING, None) => Decision::Waiting,
            (GRANTED, Some(at)) => {
                let nda_on = row.nda_on.as_deref().map(|date| cell("nda_on").parse(date)).transpose()?;
                Decision::Granted { at, nda_on }
            }
            (REFUSED, Some(at)) => Decision::Refused { at },
            _ => return Err(cell("state").unreadable()),
        };
        Ok(EvidenceRequest {
            id: cell("id").parse(&row.id)?,
            file: cell("evidence_file_id").parse(&row.evidence_file_id)?,
            institution: cell("organisation_id").parse(&row.organisation_id)?,
            requested_at: cell("requested_at").time(row.requested_at)?,
            requested_by: cell("requested_by").parse(&row.requested_by)?,
            reason: row.reason,
            decision,
        })
    }
}
