create table reservation (
    reservation_id   text        not null primary key,
    service_order_id text        not null,
    line_id          text        not null,
    part_number      text        not null,
    quantity         bigint      not null,
    destination      text        not null,
    priority         text        not null,
    requested_at     timestamptz not null,
    status           text        not null,
    attempt          integer     not null,
    source           text
);
create index reservation_by_destination on reservation (destination, reservation_id);
create index reservation_by_source on reservation (source, reservation_id);
