mod compare;
mod get;
mod services;
