-- Some databases have this already, from when it was number 102 and came after 110.

-- Process rows: shipments that no carrier serves the lane of.
create table if not exists waiting_shipment (
    shipment_id        text        not null primary key,
    origin_region      text        not null,
    destination_region text        not null,
    stock              jsonb       not null,
    since              timestamptz not null default now()
);

-- How many pieces of a shipment are of no use.
alter table shipment add column if not exists of_no_use bigint not null default 0;
update shipment set of_no_use = quantity where status = 'DAMAGED' and of_no_use = 0;
