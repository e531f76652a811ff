create table network_site (
    site_id        text not null primary key,
    parent_site_id text,
    kind           text not null
);

create table return_authorisation (
    return_id       text not null primary key,
    shipment_id     text not null,
    inspection_site text not null,
    destination     text not null,
    status          text not null
);
create index return_by_shipment on return_authorisation (shipment_id);
