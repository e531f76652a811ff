-- The lists gain columns to filter by; the rows hold what is named otherwise now. They are filled again from the events.
drop table order_row;
create table order_row (
    service_order_id text        not null primary key,
    station_id       text        not null,
    home_centre_id   text,
    product_model    text        not null,
    serial_number    text        not null,
    part_numbers     text[]      not null,
    status           text        not null,
    placed_at        timestamptz not null,
    state            jsonb       not null
);
create index order_row_newest on order_row (placed_at desc, service_order_id desc);
create index order_row_station on order_row (station_id, placed_at desc, service_order_id desc);
create index order_row_centre on order_row (home_centre_id, placed_at desc, service_order_id desc);
create index order_row_serial on order_row (serial_number, placed_at desc);
create index order_row_model on order_row (product_model, placed_at desc);
create index order_row_parts on order_row using gin (part_numbers);

-- Projection 'approvals', by itself from now on.
drop table approval_row;
create table approval_row (
    approval_id      text        not null primary key,
    service_order_id text        not null,
    station_id       text        not null,
    home_centre_id   text,
    approver         text        not null,
    status           text        not null,
    requested_at     timestamptz not null,
    due_at           timestamptz not null,
    approval         jsonb       not null
);
create index approval_row_due on approval_row (due_at, approval_id);
create index approval_row_pending on approval_row (due_at) where status = 'PENDING';
create index approval_row_order on approval_row (service_order_id);
create table order_under_approval (
    service_order_id text  not null primary key,
    state            jsonb not null
);

truncate quota_row;

delete from follower_position where follower in ('orders', 'quotas');
