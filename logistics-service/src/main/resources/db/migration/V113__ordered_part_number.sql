-- What was asked for, where another part takes its place.
alter table shipment add column ordered_part_number text;
