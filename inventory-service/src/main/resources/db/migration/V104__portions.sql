-- What is announced to come back is counted beside what is here.
alter table stock_level add column coming_back bigint not null default 0;

-- A demand is supplied by several attempts; its row is folded on from its state. Filled again from the events.
drop table reservation;
create table reservation (
    reservation_id   text        not null primary key,
    status           text        not null,
    service_order_id text        not null,
    line_id          text        not null,
    part_number      text        not null,
    quantity         bigint      not null,
    source           text,
    destination      text        not null,
    priority         text        not null,
    requested_at     timestamptz not null,
    attempt          integer     not null,
    state            jsonb       not null
);
create index reservation_newest on reservation (requested_at desc, reservation_id desc);
create index reservation_by_destination on reservation (destination, requested_at desc, reservation_id desc);
create index reservation_by_source on reservation (source, requested_at desc, reservation_id desc);
create index reservation_by_order on reservation (service_order_id);
delete from follower_position where follower = 'reservations';

-- The name of a priority, so that a new one may stand anywhere among them.
alter table backorder add column urgency integer;
update backorder set urgency = priority;
alter table backorder drop column priority;
alter table backorder alter column urgency set not null;
create index backorder_turn on backorder (part_number, urgency, requested_at, reservation_id);

-- Lane times, as logistics offers them.
create table known_lane (
    carrier_id         text    not null,
    origin_region      text    not null,
    destination_region text    not null,
    transit_hours      integer not null,
    primary key (origin_region, destination_region, carrier_id)
);
