alter table network_site rename to known_site;

-- Made anew from the events: a list is answered from its rows alone, the newest first.
drop table shipment;
create table shipment (
    shipment_id          text        not null primary key,
    service_order_id     text        not null,
    line_id              text        not null,
    attempt              integer     not null,
    part_number          text        not null,
    quantity             bigint      not null,
    carrier_id           text        not null,
    source               text        not null,
    destination          text        not null,
    status               text        not null,
    replaces             text,
    planned_at           timestamptz not null,
    dispatched_at        timestamptz,
    expected_delivery_at timestamptz not null,
    signed_by            text,
    delivery_condition   text,
    milestones           jsonb       not null default '[]'
);
create index shipment_newest_first on shipment (planned_at, shipment_id);
create index shipment_by_order on shipment (service_order_id);
create index shipment_by_carrier on shipment (carrier_id, planned_at, shipment_id);
create index shipment_by_replaced on shipment (replaces);
delete from follower_position where follower = 'shipments';

alter table claim rename column from_site to source;
alter table claim rename column to_site to destination;
create index claim_newest_first on claim (opened_at, claim_id);
