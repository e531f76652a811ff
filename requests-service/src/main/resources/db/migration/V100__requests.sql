-- Own copies of what inventory publishes.
create table known_part (
    part_number    text    not null primary key,
    description    text    not null,
    description_zh text    not null,
    unit_price     numeric not null,
    currency       text    not null
);
create table known_model (
    product_model text not null primary key
);
create table fitted_part (
    product_model text not null,
    part_number   text not null,
    primary key (product_model, part_number)
);
create table known_site (
    site_id        text not null primary key,
    kind           text not null,
    parent_site_id text,
    service_level  text
);

-- Projection 'orders'.
create table order_row (
    service_order_id text        not null primary key,
    station_id       text        not null,
    home_centre_id   text,
    status           text        not null,
    placed_at        timestamptz not null,
    state            jsonb       not null
);
create index order_row_newest on order_row (placed_at desc, service_order_id desc);
create index order_row_station on order_row (station_id, placed_at desc, service_order_id desc);
create index order_row_centre on order_row (home_centre_id, placed_at desc, service_order_id desc);
create table approval_row (
    approval_id      text        not null primary key,
    service_order_id text        not null,
    station_id       text        not null,
    home_centre_id   text,
    approver         text        not null,
    status           text        not null,
    due_at           timestamptz not null,
    approval         jsonb       not null
);
create index approval_row_due on approval_row (due_at, approval_id);
create index approval_row_pending on approval_row (due_at) where status = 'PENDING';

-- Projection 'quotas'.
create table quota_row (
    site_id text  not null primary key,
    state   jsonb not null
);

-- Projection 'corrections'.
create table correction_row (
    product_model text        not null,
    typed         text        not null,
    part_number   text        not null,
    times         integer     not null,
    primary key (product_model, typed, part_number)
);
