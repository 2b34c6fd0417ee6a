//! The catalogue the binary carries holds together.

use domain::catalogue::Catalogue;

#[test]
fn every_reference_resolves_and_every_wording_is_there() {
    if let Err(invalid) = Catalogue::bundled() {
        panic!("{invalid}");
    }
}
