//! People and organisations: signing in, and who acts for whom.

mod add;
mod list;
mod name;
mod password;
mod sign_in;

pub use add::{AddPersonError, NewPerson, add_person, create_organisation};
pub use list::{members, names, organisations};
pub(crate) use name::half_width;
pub use name::{InvalidSignInName, SignInName};
pub use password::{Cost, InvalidPassword, Password, Passwords};
pub use sign_in::{SignInError, SignedIn, actor, sign_in, sign_out};
