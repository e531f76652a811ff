alter table network_site rename to known_site;

-- Made anew from the events: a list is answered from its rows alone, the newest first.
drop table return_authorisation;
create table return_authorisation (
    return_id        text        not null primary key,
    shipment_id      text        not null,
    service_order_id text        not null,
    line_id          text        not null,
    part_number      text        not null,
    quantity         bigint      not null,
    status           text        not null,
    reason           text        not null,
    inspection_site  text        not null,
    destination      text        not null,
    disposition      text,
    inspected_by     text,
    note             text,
    opened_at        timestamptz not null,
    inspected_at     timestamptz
);
create index return_newest_first on return_authorisation (opened_at, return_id);
create index return_by_shipment on return_authorisation (shipment_id);
create index return_by_order on return_authorisation (service_order_id);
delete from follower_position where follower = 'returns';
