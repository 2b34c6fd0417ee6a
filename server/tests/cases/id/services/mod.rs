mod evidence;
mod get;
