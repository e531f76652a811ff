-- Process rows: shipments that no carrier serves the lane of.
create table waiting_shipment (
    shipment_id        text        not null primary key,
    origin_region      text        not null,
    destination_region text        not null,
    stock              jsonb       not null,
    since              timestamptz not null default now()
);

-- How many pieces of a shipment are of no use.
alter table shipment add column of_no_use bigint not null default 0;
update shipment set of_no_use = quantity where status = 'DAMAGED';
