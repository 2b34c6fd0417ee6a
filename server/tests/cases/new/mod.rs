mod get;
mod post;

/// A form as a browser sends it.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect::<Vec<_>>().join("&")
}

/// The value of the first field of a name that a page holds.
pub(crate) fn value(page: &str, name: &str) -> String {
    values(page, name).into_iter().next().unwrap_or_else(|| panic!("no field {name} in:\n{page}"))
}

/// The values of all fields of a name that a page holds.
pub(crate) fn values(page: &str, name: &str) -> Vec<String> {
    let tag = format!(" name=\"{name}\"");
    let inputs = page.split("<input").skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    let value = |input: &str| Some(input.split_once(" value=\"")?.1.split_once('"')?.0.to_owned());
    inputs.filter(|input| input.contains(&tag)).filter_map(value).collect()
}
