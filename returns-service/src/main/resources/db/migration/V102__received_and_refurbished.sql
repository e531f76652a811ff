-- A return may be of no shipment; it says when it arrived and what refurbishing made of it.
alter table return_authorisation alter column shipment_id drop not null;
alter table return_authorisation add column received_at timestamptz;
alter table return_authorisation add column refurbished_to text;
alter table return_authorisation add column refurbished_at timestamptz;
update return_authorisation set status = 'IN_REFURBISHMENT' where status = 'INSPECTED' and disposition = 'REFURBISH';
