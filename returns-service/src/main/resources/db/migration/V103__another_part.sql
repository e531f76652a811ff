-- The part that came back may not be the one it was booked as; which parts there are is told by inventory.
create table known_part (
    part_number text not null primary key
);
alter table return_authorisation add column actual_part_number text;
