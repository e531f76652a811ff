-- A shipment may be no order line, but a movement: then it has a purpose and a reference of its own, and no line.
-- An order line is its own reference.
alter table shipment alter column service_order_id drop not null;
alter table shipment alter column line_id drop not null;
alter table shipment add column purpose text not null default 'DEMAND';
alter table shipment add column reference text;

alter table claim alter column service_order_id drop not null;
alter table claim alter column line_id drop not null;
