-- The truth of a service. Rows are only ever inserted.
create table event_log (
    position       bigint generated always as identity,
    xid            xid8        not null default pg_current_xact_id(),
    aggregate_id   text        not null collate "C",
    sequence       bigint      not null check (sequence >= 0),
    aggregate_type text        not null,
    event_id       uuid        not null,
    event_type     text        not null,
    revision       smallint    not null,
    occurred_at    timestamptz not null,
    payload        jsonb       not null,
    metadata       jsonb       not null,
    primary key (aggregate_id, sequence)
);
-- Everybody follows in this order, up to the oldest transaction still running.
create unique index event_log_order on event_log (xid, position);

-- A shortcut for loading long histories; may be emptied at any time.
create table snapshot (
    aggregate_id text        not null collate "C" primary key,
    sequence     bigint      not null,
    revision     integer     not null,
    state        jsonb       not null,
    taken_at     timestamptz not null default now()
);

-- How far each follower has come. (0, 0) is before the first event.
create table follower_position (
    follower text   not null primary key,
    xid      xid8   not null,
    position bigint not null,
    moved_at timestamptz not null default now()
);

create table inbox (
    listener    text        not null,
    event_id    text        not null,
    received_at timestamptz not null default now(),
    primary key (listener, event_id)
);

-- Messages and events that could not be handled, waiting in the order of their key.
create table dead_letter (
    id         bigint generated always as identity primary key,
    listener   text        not null,
    key        text        not null,
    event_id   text        not null,
    event_type text        not null,
    headers    jsonb       not null,
    body       text        not null,
    cause      text        not null,
    attempts   integer     not null,
    parked_at  timestamptz not null default now(),
    retry_at   timestamptz
);
create unique index dead_letter_once on dead_letter (listener, event_id);
create index dead_letter_queue on dead_letter (listener, key, id);

create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    status       integer,
    location     text,
    body         text,
    used_at      timestamptz not null default now(),
    primary key (caller, key)
);

create table import_job (
    id             text        not null primary key,
    collection     text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    file           text        not null,
    status         text        not null,
    total_rows     integer     not null,
    processed_rows integer     not null default 0,
    accepted_rows  integer     not null default 0,
    unchanged_rows integer     not null default 0,
    rejections     jsonb       not null default '[]',
    completed_at   timestamptz
);
create index import_job_open on import_job (requested_at) where status <> 'COMPLETED';
