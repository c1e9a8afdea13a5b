-- The words a person gave a draft instead of those it was written with; it goes out as a letter of its own.
alter table notice
  add column own_subject text,
  add column own_text text;
