-- The journal: events as they came, keyed by person. Nothing here spans two persons.
-- Each statement ends with a semicolon at the end of its line.

-- One row a person. last_seq numbers events in the order they arrived; generation changes when a
-- person's journal is wiped and begun again, so that an old cursor is noticed.
create table person (
  person_id text not null primary key,
  generation text not null,
  last_seq integer not null
) without rowid;

-- content is the whole event as canonical JSON; at and type are copies for looking things up.
create table event (
  person_id text not null,
  id text not null,
  seq integer not null,
  at text not null,
  type text not null,
  content text not null,
  primary key (person_id, id)
) without rowid;

create unique index event_by_seq on event (person_id, seq);
