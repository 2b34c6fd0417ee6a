mod around;
mod draft;
mod evidence;
mod evidence_attack;
mod import;
mod publish;
mod section;
