-- Every delivery note that was taken in; a stock item remembers its last ones only.
create table delivery_note (
    stock_item text   not null collate "C",
    reference  text   not null,
    quantity   bigint not null,
    primary key (stock_item, reference)
);
insert into delivery_note
select aggregate_id, payload ->> 'reference', (payload ->> 'quantity')::bigint
  from event_log where event_type = 'stock-received'
    on conflict do nothing;

-- A demand may be supplied by several sites at once. Filled again from the events.
alter table reservation add column sources text[] not null default '{}';
create index reservation_by_sources on reservation using gin (sources);
drop index reservation_by_source;
alter table reservation drop column source;
truncate reservation;
delete from follower_position where follower = 'reservations';

-- The first in the queue of each part is looked for every second.
create index backorder_destination on backorder (part_number, destination);

-- An offer that is told later may be an older one.
alter table known_lane add column offered_at timestamptz;
