mod get;
mod id;
mod post;
