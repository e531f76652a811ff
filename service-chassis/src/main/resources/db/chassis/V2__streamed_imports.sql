-- Files come in as chunks of rows, which go as they are worked off; the file as a whole is nowhere.
create table file_import (
    id             text        not null primary key,
    collection     text        not null,
    requested_by   text        not null,
    requested_at   timestamptz not null,
    upload         uuid        not null,
    digest         text        not null,
    header         text        not null,
    status         text        not null,
    total_rows     bigint      not null,
    processed_rows bigint      not null default 0,
    accepted_rows  bigint      not null default 0,
    unchanged_rows bigint      not null default 0,
    completed_at   timestamptz
);
create index file_import_open on file_import (requested_at) where status <> 'COMPLETED';

create table file_import_chunk (
    upload      uuid        not null,
    chunk       bigint      not null,
    rows        text        not null,
    received_at timestamptz not null default now(),
    primary key (upload, chunk)
);

create table file_import_rejection (
    import_id text    not null,
    line      bigint  not null,
    reason    text    not null,
    cells     text    not null,
    primary key (import_id, line)
);

-- import_job is left to nodes of the version before; the version after this one drops it.
