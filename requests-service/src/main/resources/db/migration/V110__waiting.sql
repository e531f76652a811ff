-- Projection 'waiting': one row for each open line, gone when it ends.
create table waiting_line (
    line_id          text        not null primary key,
    service_order_id text        not null,
    waiting_for      text        not null,
    backordered      boolean     not null,
    requested_at     timestamptz not null
);
create index waiting_line_order on waiting_line (service_order_id);
create index waiting_line_cause on waiting_line (waiting_for, requested_at) include (backordered);
create table waiting_order (
    service_order_id text  not null primary key,
    state            jsonb not null
);

-- Reaction 'count-lines' counts what happens, and not again what has happened before it was there.
insert into follower_position (follower, xid, position)
select 'count-lines', xid, position from event_log order by event_log.xid desc, position desc limit 1;
