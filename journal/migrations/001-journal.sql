-- The journal: what was decided, in order (fact), and the tables people read, which are a fold over it.
--
-- JSON is kept as `text`, in the canonical form that is hashed: jsonb would change numbers and refuse U+0000.
-- Hot tables have no foreign keys: every write to them happens under the directive's row lock, and `audit verify` checks them.

-- Documents by the hash of their content: plans, policies, calendars, directories without personal data, texts.
create table document (
  hash text primary key,
  kind text not null,
  body text not null,
  saved_at timestamptz not null default clock_timestamp()
);

-- Which directory holds from when; the newest row is the current one.
create table directory_version (
  id bigint generated always as identity primary key,
  hash text not null references document (hash),
  valid_from timestamptz not null default clock_timestamp()
);

-- The names of units, from every directory ever saved; a unit that left the directory keeps its name.
create table unit (
  id text primary key,
  name text not null,
  address text not null,
  parent text
);

-- The only place where names and addresses of persons stand. Erased: the row stays, empty, so that it is not filled again by accident.
create table person (
  id text primary key,
  name text,
  email text,
  phone text,
  saved_at timestamptz not null default clock_timestamp(),
  erased_at timestamptz
);

create table directive (
  id text primary key,
  number text,
  kind text,
  title text,
  issuer text,
  issued_on date,
  plan_hash text not null,
  text_hash text,
  directory_hash text not null,
  policy_hash text not null,
  calendar_hash text not null,
  approved_by text not null,
  chase_from timestamptz not null,
  monitor text,
  registered_at timestamptz not null default clock_timestamp(),
  -- folded from facts
  status text not null default 'registered' check (status in ('registered', 'running', 'closed')),
  lots int,
  deployed_at timestamptz,
  closed_at timestamptz,
  -- the head of the chain
  last_seq bigint not null default 0,
  head text not null
) with (fillfactor = 50);

create table duty (
  directive text not null references directive (id),
  id text not null,
  position int not null,
  kind text not null,
  review text,
  title text not null,
  quote text not null,
  place text,
  time_text text,
  terms text,
  primary key (directive, id)
);

create table pair (
  directive text not null references directive (id),
  duty text not null,
  unit text not null,
  lot int not null,
  primary key (directive, duty, unit)
);
create index pair_unit on pair (unit);

create table lot (
  directive text not null,
  lot int not null,
  status text not null check (status in ('open', 'closed')),
  pairs int not null,
  opened_at timestamptz,
  closed_at timestamptz,
  last_n int not null,
  primary key (directive, lot)
) with (fillfactor = 50);

create table fact (
  directive text not null,
  seq bigint not null,
  lot int not null,
  n int not null,
  key text not null,
  type text not null,
  assignment text,
  at timestamptz not null,
  input_source text,
  input_id text,
  body text not null,
  hash text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (directive, seq),
  constraint fact_number unique (directive, lot, n),
  constraint fact_key unique (directive, key)
);
create index fact_assignment on fact (assignment, seq) where assignment is not null;
create index fact_input on fact (input_source, input_id) where input_source is not null;

create function fact_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'facts are written once and never changed';
end
$$;
create trigger fact_is_append_only before update or delete or truncate on fact
  for each statement execute function fact_is_append_only();

create table assignment (
  id text primary key,
  directive text not null,
  lot int not null,
  duty text not null,
  unit text not null,
  period text not null,
  ladder text not null,
  status text not null check (status in ('open', 'submitted', 'returned', 'declined', 'done', 'ended')),
  acknowledged boolean not null,
  silent boolean not null,
  first boolean not null,
  -- lateness is judged by the due day; after a return the ladder counts from the day of the return
  due_on date,
  due_at timestamptz,
  redo_due_on date,
  redo_due_at timestamptz,
  basis text not null,
  opened_at timestamptz not null,
  submitted_at timestamptz,
  judged_at timestamptz,
  late boolean,
  days_late int,
  redo_late boolean,
  generation int not null,
  next_at timestamptz,
  rung text,
  rung_at timestamptz,
  closed_at timestamptz,
  last_seq bigint not null
) with (fillfactor = 80);
create index assignment_directive on assignment (directive, duty, unit);
create index assignment_unit on assignment (unit);

create table question (
  directive text not null,
  id text not null,
  kind text not null,
  subject text not null,
  words text not null,
  -- fact: asked by a workflow and answered by an input; journal: found while addressing, settled by the directory
  origin text not null check (origin in ('fact', 'journal')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text,
  due_on date,
  primary key (directive, id)
);
create index question_open on question (directive) where answered_at is null;

-- A fact's message to a person. `key` makes it unique: one person gets one fact's form once.
create table notice (
  id bigint generated always as identity primary key,
  key text not null,
  directive text not null,
  seq bigint not null,
  assignment text,
  form text not null,
  role text not null,
  -- the unit it is about, and the one in which the person holds the post
  unit text,
  person text,
  person_unit text,
  post text,
  urgent boolean not null,
  -- says that the assignment is late: whoever was told so hears when it is settled
  tells_late boolean not null,
  release text not null check (release in ('auto', 'by-person')),
  state text not null check (state in ('queued', 'draft', 'sent', 'failed', 'dropped', 'unaddressed', 'no-address')),
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts int not null default 0,
  retry_at timestamptz,
  lease_until timestamptz,
  last_error text,
  message_id text,
  constraint notice_key unique (key)
) with (fillfactor = 80);
create index notice_queue on notice (person, created_at) where state = 'queued';
create index notice_assignment on notice (assignment, id) where assignment is not null;
create index notice_fact on notice (directive, seq);
create index notice_person on notice (person, id);

create table source (
  source text primary key,
  token_hash text unique,
  body text not null
);

-- Inputs that wait for an operator. What the operator does with them stands outside the chain.
create table parked (
  id text primary key,
  source text not null,
  input_id text not null,
  hash text not null,
  code text not null,
  -- door: fits nothing known; fact: a lot took it and parked it (its fact is in the chain)
  origin text not null check (origin in ('door', 'fact')),
  directive text,
  body text not null,
  parked_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'linked', 'replayed', 'discarded')),
  settled_at timestamptz,
  settled_by text,
  note text,
  unique (source, input_id)
);
create index parked_waiting on parked (parked_at) where state = 'waiting';

-- How far each follower (the relay) has read each directive.
create table follower_cursor (
  follower text not null,
  directive text not null,
  seq bigint not null,
  advanced_at timestamptz not null default clock_timestamp(),
  primary key (follower, directive)
) with (fillfactor = 50);
