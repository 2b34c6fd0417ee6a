//! People and organisations: signing in, and who acts for whom.

mod account;
mod add;
mod change;
mod list;
mod name;
mod password;
mod sign_in;

pub use account::{Account, ChangePasswordError, account, change_password, end_other_sessions};
pub use add::{AddPersonError, NewPerson, add_person, create_organisation, may_add};
pub use change::{ChangeMemberError, change_roles, end_membership, member};
pub use list::{members, names, organisations};
pub(crate) use name::half_width;
pub use name::{InvalidSignInName, SignInName};
pub use password::{Cost, InvalidPassword, Password, Passwords};
pub use sign_in::{SignInError, SignedIn, actor, sign_in, sign_out};
