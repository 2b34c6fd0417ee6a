//! People, organisations, memberships, attempts to sign in.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
    sea_query::{Expr, OnConflict},
};

use crate::{
    OrganisationId, PersonId, Store, StoreError, Tx,
    entity::{membership, organisation, person, sign_in_attempt},
    id::Cell,
    record::identity::{MemberEntry, Membership, Organisation, OrganisationKind, Person, Role, Roles},
};
use domain::word::Word as _;

/// Everything a person may act for.
const MEMBERSHIPS: &str = "
    SELECT o.id, o.kind, o.name, m.role FROM membership m
    JOIN organisation o ON o.id = m.organisation_id
    WHERE m.person_id = $1 ORDER BY o.id, m.role";

/// The members of an organisation.
const MEMBERS: &str = "
    SELECT p.id, p.sign_in_name, p.display_name, m.role FROM membership m
    JOIN person p ON p.id = m.person_id
    WHERE m.organisation_id = $1 ORDER BY p.id, m.role";

#[derive(FromQueryResult)]
struct MembershipRow {
    id: String,
    kind: String,
    name: String,
    role: String,
}

#[derive(FromQueryResult)]
struct MemberRow {
    id: String,
    sign_in_name: String,
    display_name: String,
    role: String,
}

impl Store {
    /// The person with a sign-in name, and the hash of their password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credentials(&self, sign_in_name: &str) -> Result<Option<(Person, String)>, StoreError> {
        let row = person::Entity::find().filter(person::Column::SignInName.eq(sign_in_name)).one(&self.db).await?;
        row.map(with_hash).transpose()
    }

    /// A person, and the hash of their password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn credentials_of(&self, id: PersonId) -> Result<Option<(Person, String)>, StoreError> {
        person::Entity::find_by_id(id.to_string()).one(&self.db).await?.map(with_hash).transpose()
    }

    /// A person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        person::Entity::find_by_id(id.to_string()).one(&self.db).await?.map(Person::try_from).transpose()
    }

    /// The organisations a person may act for, each with the person's roles there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn memberships(&self, person: PersonId) -> Result<Vec<Membership>, StoreError> {
        let statement =
            Statement::from_sql_and_values(self.db.get_database_backend(), MEMBERSHIPS, [person.to_string().into()]);
        let mut list: Vec<Membership> = Vec::new();
        for row in MembershipRow::find_by_statement(statement).all(&self.db).await? {
            let cell = |table, column| Cell { table, column, row: &row.id };
            let role: Role = cell("membership", "role").word(&row.role)?;
            let id = cell("organisation", "id").parse(&row.id)?;
            match list.last_mut().filter(|last| last.organisation.id == id) {
                Some(last) => last.roles = last.roles.with(role),
                None => list.push(Membership {
                    organisation: Organisation {
                        id,
                        kind: cell("organisation", "kind").word(&row.kind)?,
                        name: row.name,
                    },
                    roles: Roles::NONE.with(role),
                }),
            }
        }
        list.sort_by(|a, b| (&a.organisation.name, a.organisation.id).cmp(&(&b.organisation.name, b.organisation.id)));
        Ok(list)
    }

    /// The members of an organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members(&self, organisation: OrganisationId) -> Result<Vec<MemberEntry>, StoreError> {
        members(&self.db, organisation).await
    }

    /// The organisations of a kind, in the order of names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisations(&self, kind: OrganisationKind) -> Result<Vec<Organisation>, StoreError> {
        let rows =
            organisation::Entity::find().filter(organisation::Column::Kind.eq(kind.word())).all(&self.db).await?;
        let mut list = rows.into_iter().map(Organisation::try_from).collect::<Result<Vec<_>, _>>()?;
        list.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(list)
    }

    /// The organisations that came last, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_organisations(&self, most: u64) -> Result<Vec<Organisation>, StoreError> {
        let rows = organisation::Entity::find()
            .order_by_desc(organisation::Column::CreatedAt)
            .order_by_desc(organisation::Column::Id)
            .limit(most)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Organisation::try_from).collect()
    }

    /// The names of people by id; those unknown are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn display_names(&self, people: &[PersonId]) -> Result<BTreeMap<PersonId, String>, StoreError> {
        let ids = people.iter().map(PersonId::to_string);
        let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(&self.db).await?;
        rows.into_iter().map(|row| Person::try_from(row).map(|person| (person.id, person.display_name))).collect()
    }
}

impl Tx<'_> {
    /// The members of an organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn members(&self, organisation: OrganisationId) -> Result<Vec<MemberEntry>, StoreError> {
        members(&self.0, organisation).await
    }

    /// Takes all roles of a person in an organisation away.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_membership(&self, person: PersonId, organisation: OrganisationId) -> Result<(), StoreError> {
        membership::Entity::delete_many()
            .filter(membership::Column::PersonId.eq(person.to_string()))
            .filter(membership::Column::OrganisationId.eq(organisation.to_string()))
            .exec(&self.0)
            .await?;
        Ok(())
    }

    /// Gives a person another password, by its hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_password(&self, person: PersonId, hash: &str) -> Result<(), StoreError> {
        person::Entity::update_many()
            .col_expr(person::Column::PasswordHash, Expr::value(hash))
            .filter(person::Column::Id.eq(person.to_string()))
            .exec(&self.0)
            .await?;
        Ok(())
    }

    /// Whether there is nobody and nothing yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let organisations = organisation::Entity::find().count(&self.0).await?;
        Ok(organisations + person::Entity::find().count(&self.0).await? == 0)
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_organisation(&self, new: &Organisation, now: Timestamp) -> Result<(), StoreError> {
        let row = organisation::ActiveModel {
            id: Set(new.id.to_string()),
            kind: Set(new.kind.word().to_owned()),
            name: Set(new.name.clone()),
            created_at: Set(now.as_millisecond()),
        };
        organisation::Entity::insert(row).exec_without_returning(&self.0).await?;
        Ok(())
    }

    /// An organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn organisation(&self, id: OrganisationId) -> Result<Option<Organisation>, StoreError> {
        let row = organisation::Entity::find_by_id(id.to_string()).one(&self.0).await?;
        row.map(Organisation::try_from).transpose()
    }

    /// Adds a person, unless the sign-in name is taken; says whether it was free.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_person(&self, new: &Person, hash: &str, now: Timestamp) -> Result<bool, StoreError> {
        let row = person::ActiveModel {
            id: Set(new.id.to_string()),
            sign_in_name: Set(new.sign_in_name.clone()),
            display_name: Set(new.display_name.clone()),
            password_hash: Set(hash.to_owned()),
            created_at: Set(now.as_millisecond()),
        };
        let unless_taken = OnConflict::column(person::Column::SignInName).do_nothing().to_owned();
        Ok(person::Entity::insert(row).on_conflict(unless_taken).exec_without_returning(&self.0).await? == 1)
    }

    /// Gives a person roles in an organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_membership(
        &self,
        person: PersonId,
        organisation: OrganisationId,
        roles: Roles,
    ) -> Result<(), StoreError> {
        for role in roles.iter() {
            let row = membership::ActiveModel {
                person_id: Set(person.to_string()),
                organisation_id: Set(organisation.to_string()),
                role: Set(role.word().to_owned()),
            };
            membership::Entity::insert(row).exec_without_returning(&self.0).await?;
        }
        Ok(())
    }

    /// Counts an attempt to sign in and says how many there were since when. Attempts older than `forget_before` are
    /// forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_attempt(
        &self,
        name_digest: &str,
        now: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(u32, Timestamp), StoreError> {
        let found = sign_in_attempt::Entity::find_by_id(name_digest).one(&self.0).await?;
        let kept = found.filter(|row| row.since > forget_before.as_millisecond());
        let (attempts, since) = kept.map_or((1, now.as_millisecond()), |row| (row.attempts + 1, row.since));
        let row = sign_in_attempt::ActiveModel {
            name_digest: Set(name_digest.to_owned()),
            attempts: Set(attempts),
            since: Set(since),
        };
        let over = OnConflict::column(sign_in_attempt::Column::NameDigest)
            .update_columns([sign_in_attempt::Column::Attempts, sign_in_attempt::Column::Since])
            .to_owned();
        sign_in_attempt::Entity::insert(row).on_conflict(over).exec_without_returning(&self.0).await?;
        let cell = |column| Cell { table: "sign_in_attempt", column, row: name_digest };
        Ok((cell("attempts").count(attempts)?, cell("since").time(since)?))
    }

    /// Forgets the attempts under a name, and all that are old.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_attempts(&self, name_digest: &str, forget_before: Timestamp) -> Result<(), StoreError> {
        let this = sign_in_attempt::Column::NameDigest.eq(name_digest);
        let old = sign_in_attempt::Column::Since.lte(forget_before.as_millisecond());
        sign_in_attempt::Entity::delete_many().filter(Condition::any().add(this).add(old)).exec(&self.0).await?;
        Ok(())
    }
}

async fn members(db: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<MemberEntry>, StoreError> {
    let backend = db.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, MEMBERS, [organisation.to_string().into()]);
    let mut list: Vec<MemberEntry> = Vec::new();
    for row in MemberRow::find_by_statement(statement).all(db).await? {
        let id = Cell { table: "person", column: "id", row: &row.id }.parse(&row.id)?;
        let role: Role = Cell { table: "membership", column: "role", row: &row.id }.word(&row.role)?;
        match list.last_mut().filter(|last| last.person.id == id) {
            Some(last) => last.roles = last.roles.with(role),
            None => list.push(MemberEntry {
                person: Person { id, sign_in_name: row.sign_in_name, display_name: row.display_name },
                roles: Roles::NONE.with(role),
            }),
        }
    }
    list.sort_by(|a, b| (&a.person.display_name, a.person.id).cmp(&(&b.person.display_name, b.person.id)));
    Ok(list)
}

fn with_hash(mut row: person::Model) -> Result<(Person, String), StoreError> {
    let hash = std::mem::take(&mut row.password_hash);
    Ok((row.try_into()?, hash))
}

impl TryFrom<person::Model> for Person {
    type Error = StoreError;
    fn try_from(row: person::Model) -> Result<Self, StoreError> {
        let id = Cell { table: "person", column: "id", row: &row.id }.parse(&row.id)?;
        Ok(Person { id, sign_in_name: row.sign_in_name, display_name: row.display_name })
    }
}

impl TryFrom<organisation::Model> for Organisation {
    type Error = StoreError;
    fn try_from(row: organisation::Model) -> Result<Self, StoreError> {
        let cell = |column| Cell { table: "organisation", column, row: &row.id };
        Ok(Organisation { id: cell("id").parse(&row.id)?, kind: cell("kind").word(&row.kind)?, name: row.name })
    }
}
