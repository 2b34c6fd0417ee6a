mod draft;
mod publish;
mod section;
