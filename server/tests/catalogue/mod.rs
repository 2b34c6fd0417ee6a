mod get;
mod id;
