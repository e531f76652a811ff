create table part (
    part_number    text not null primary key,
    description    text not null,
    description_zh text not null,
    details        jsonb not null
);

create table model (
    product_model text not null primary key,
    name          text not null,
    name_zh       text not null
);

create table model_part (
    product_model text not null,
    part_number   text not null,
    primary key (product_model, part_number)
);

create table site (
    site_id        text not null primary key,
    kind           text not null,
    name           text not null,
    name_zh        text not null,
    parent_site_id text,
    region         text not null,
    city           text not null,
    latitude       double precision not null,
    longitude      double precision not null,
    service_level  text,
    gln            text
);

create table stock_level (
    part_number text   not null,
    site_id     text   not null,
    on_hand     bigint not null,
    allocated   bigint not null,
    in_transit  bigint not null,
    quarantined bigint not null,
    primary key (part_number, site_id)
);
create index stock_level_by_site on stock_level (site_id, part_number);

-- Process rows: demands that wait for stock.
create table backorder (
    reservation_id text        not null primary key,
    part_number    text        not null,
    quantity       bigint      not null,
    priority       integer     not null,
    requested_at   timestamptz not null
);
create index backorder_order on backorder (part_number, priority, requested_at);
