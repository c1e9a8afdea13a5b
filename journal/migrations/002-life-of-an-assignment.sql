-- A later day was asked for and not answered; requests granted; since when it is suspended; the desk it was passed on to.
alter table assignment
  add column asked_on date,
  add column extensions int not null default 0,
  add column suspended_at timestamptz,
  add column handed_to text;
