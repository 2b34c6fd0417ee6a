mod around;
mod draft;
mod import;
mod publish;
mod section;
