-- Projection 'first-looks'.
create table first_look (
    reservation_id text        not null primary key,
    part_number    text        not null,
    destination    text        not null,
    quantity       bigint      not null,
    requested_at   timestamptz not null,
    reserved       bigint      not null default 0,
    waited         boolean     not null default false,
    filled_at      timestamptz
);
create index first_look_time on first_look (requested_at);
