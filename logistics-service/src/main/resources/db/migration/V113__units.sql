-- What is known of the pieces of a shipment beside their number.
alter table shipment add column ordered_part_number text;
alter table shipment add column units jsonb;
