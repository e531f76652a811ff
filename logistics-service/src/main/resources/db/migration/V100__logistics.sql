create table network_site (
    site_id        text not null primary key,
    parent_site_id text,
    region         text not null
);

create table carrier (
    carrier_id text not null primary key,
    name       text not null,
    name_zh    text not null
);

create table lane (
    origin_region      text    not null,
    destination_region text    not null,
    carrier_id         text    not null,
    transit_hours      integer not null,
    rate               numeric not null,
    currency           text    not null,
    past_shipments     integer not null,
    past_on_time       integer not null,
    past_damaged       integer not null,
    primary key (origin_region, destination_region, carrier_id)
);

create table shipment (
    shipment_id      text not null primary key,
    service_order_id text not null,
    carrier_id       text not null,
    from_site        text not null,
    to_site          text not null,
    status           text not null
);
create index shipment_by_order on shipment (service_order_id);
create index shipment_by_carrier on shipment (carrier_id, shipment_id);

create table claim (
    claim_id         text        not null primary key,
    shipment_id      text        not null,
    service_order_id text        not null,
    line_id          text        not null,
    carrier_id       text        not null,
    part_number      text        not null,
    quantity         bigint      not null,
    from_site        text        not null,
    to_site          text        not null,
    status           text        not null,
    reason           text        not null,
    opened_at        timestamptz not null
);
create index claim_by_shipment on claim (shipment_id);
