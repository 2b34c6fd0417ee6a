//! Passwords: hashed with Argon2id, a few at a time, so that a rush of sign-ins cannot take all memory.

use std::{fmt, sync::Arc};

use argon2::{
    Algorithm, Argon2, Params, PasswordVerifier as _, Version,
    password_hash::{PasswordHasher as _, phc::PasswordHash},
};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use super::half_width;
use crate::{Ctx, Failure};

/// How many are hashed at once: with the usual cost that is 19 MiB each.
const AT_ONCE: usize = 4;
/// The most characters: longer ones only cost time.
const LONGEST: usize = 1_000;
/// The fewest characters.
const SHORTEST: usize = 12;
/// The longest piece whose mere repetition is no password.
const LONGEST_PIECE: usize = 4;
/// What people choose again and again, of at least the shortest length.
const COMMON: &str = include_str!("common-passwords.txt");
/// Letters of passwords the program makes: none that looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

const UNUSABLE: Failure = Failure::Broken("passwords cannot be hashed: Argon2id does not accept its settings");

/// A password as typed. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// A text that cannot become a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPassword {
    /// Too short.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// Too long.
    #[error("a password has at most {LONGEST} characters")]
    TooLong,
    /// Among the first that anybody would try.
    #[error("the password is among the first that anybody would try")]
    Guessable,
}

impl Password {
    /// A password somebody chooses.
    ///
    /// # Errors
    /// When it is too short, too long or easily guessed. Which characters it is made of is nobody's business.
    pub fn chosen(text: &str) -> Result<Self, InvalidPassword> {
        match text.chars().count() {
            ..SHORTEST => Err(InvalidPassword::TooShort),
            SHORTEST..=LONGEST if guessable(text) => Err(InvalidPassword::Guessable),
            SHORTEST..=LONGEST => Ok(Self(text.to_owned())),
            _ => Err(InvalidPassword::TooLong),
        }
    }

    /// A first password for somebody else, to be handed over: a hundred random bits, in groups that can be read aloud.
    pub fn first(ctx: &Ctx) -> (Self, String) {
        let bytes = Sha256::new().chain_update(ctx.new_id.new_id()).chain_update(ctx.new_id.new_id()).finalize();
        let letters: Vec<char> =
            bytes.iter().take(20).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
        let text = letters.chunks(5).map(String::from_iter).collect::<Vec<_>>().join("-");
        (Self(text.clone()), text)
    }

    /// A password somebody types to sign in: whatever it is; what is too long to be one is cut and fits none.
    pub fn typed(text: &str) -> Self {
        Self(text.chars().take(LONGEST + 1).collect())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// What hashing costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Rounds.
    pub rounds: u32,
}

impl Cost {
    /// What OWASP recommends for Argon2id: 19 MiB and two rounds.
    pub const USUAL: Cost = Cost { memory: Params::DEFAULT_M_COST, rounds: Params::DEFAULT_T_COST };
    /// As little as there is, for tests.
    pub const LEAST: Cost = Cost { memory: Params::MIN_M_COST, rounds: Params::MIN_T_COST };
}

/// Hashes and verifies passwords. Cheap to clone: clones share their places.
#[derive(Clone, Debug)]
pub struct Passwords {
    places: Arc<Semaphore>,
    params: Params,
    /// The hash of nobody's password, verified where a name is unknown, so that both cases take as long.
    decoy: Arc<str>,
}

impl Passwords {
    /// With a cost. Hashes once, so it takes as long as a sign-in.
    ///
    /// # Errors
    /// When Argon2id does not accept the cost.
    pub fn new(cost: Cost) -> Result<Self, Failure> {
        let params = Params::new(cost.memory, cost.rounds, Params::DEFAULT_P_COST, None).map_err(|_| UNUSABLE)?;
        let decoy = hash(&params, "", b"azukari: nobody.")?.into();
        Ok(Self { places: Arc::new(Semaphore::new(AT_ONCE)), params, decoy })
    }

    /// The PHC string of a password.
    ///
    /// # Errors
    /// When hashing does not work.
    pub async fn hash(&self, ctx: &Ctx, password: &Password) -> Result<String, Failure> {
        // A salt has to be unique, not secret: ids never given before make one.
        let seed = Sha256::new().chain_update(ctx.new_id.new_id()).chain_update(ctx.new_id.new_id()).finalize();
        let (params, password) = (self.params.clone(), password.clone());
        self.in_turn(move || hash(&params, &password.0, &seed[..16])).await?
    }

    /// Whether a password is the one that was hashed. Where there is no hash it takes as long, and is not.
    ///
    /// # Errors
    /// When verifying does not work.
    pub(super) async fn verify(&self, hash: Option<&str>, password: &Password) -> Result<bool, Failure> {
        let known = hash.is_some();
        let hash: Arc<str> = hash.map_or_else(|| self.decoy.clone(), Arc::from);
        let password = password.clone();
        let fits = self
            .in_turn(move || {
                let hash = PasswordHash::new(&hash).map_err(|_| Failure::Broken("a stored password hash is broken"))?;
                Ok::<bool, Failure>(Argon2::default().verify_password(password.0.as_bytes(), &hash).is_ok())
            })
            .await??;
        Ok(known && fits)
    }

    /// Works on a thread of its own once a place is free.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        const STOPPED: Failure = Failure::Broken("the program is stopping");
        let place = self.places.clone().acquire_owned().await.map_err(|_| STOPPED)?;
        tokio::task::spawn_blocking(move || {
            // Held until the work is done, even where nobody waits for it any more.
            let _place = place;
            work()
        })
        .await
        .map_err(|_| STOPPED)
    }
}

/// Whether a text is a piece over and over, a run along the alphabet or the digits, or among the common ones.
fn guessable(text: &str) -> bool {
    let letters: Vec<char> = text.chars().map(half_width).flat_map(char::to_lowercase).collect();
    let repeated = (1..=LONGEST_PIECE).any(|piece| letters.iter().zip(letters.iter().skip(piece)).all(|(a, b)| a == b));
    let next = |a: char, b: char| u32::from(a) + 1 == u32::from(b) || (a, b) == ('9', '0') || (a, b) == ('z', 'a');
    let run = letters.windows(2).all(|pair| matches!(pair, [a, b] if next(*a, *b)))
        || letters.windows(2).all(|pair| matches!(pair, [a, b] if next(*b, *a)));
    let plain: String = letters.into_iter().collect();
    repeated || run || COMMON.lines().any(|common| common == plain)
}

fn hash(params: &Params, password: &str, salt: &[u8]) -> Result<String, Failure> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let hash: PasswordHash = argon2.hash_password_with_salt(password.as_bytes(), salt).map_err(|_| UNUSABLE)?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_among_the_first_anybody_would_try() {
        for fine in ["correct horse battery", "azukari-demo-vendor", "ひらがなでもよいのです。", "    12 spaces"]
        {
            assert!(Password::chosen(fine).is_ok(), "{fine}");
        }
        assert_eq!(Password::chosen("eleven chrs"), Err(InvalidPassword::TooShort));
        assert_eq!(Password::chosen(&"ab1".repeat(400)), Err(InvalidPassword::TooLong));
        for poor in [
            "Password1234",
            "ｐａｓｓｗｏｒｄ１２３４",
            "123456789012",
            "987654321098",
            "abcdefghijkl",
            "abcabcabcabcab",
            "aaaaaaaaaaaa",
        ] {
            assert_eq!(Password::chosen(poor), Err(InvalidPassword::Guessable), "{poor}");
        }
        assert!(COMMON.lines().all(|line| line.chars().count() >= SHORTEST), "shorter ones are refused anyway");
    }
}
