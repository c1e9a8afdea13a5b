-- Who let a draft go out, or dropped it, and when.
alter table notice
  add column settled_by text,
  add column settled_at timestamptz;
