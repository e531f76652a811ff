-- Reservations are listed by the time of the request, newest first.
drop index reservation_by_destination;
drop index reservation_by_source;
create index reservation_newest on reservation (requested_at desc, reservation_id desc);
create index reservation_by_destination on reservation (destination, requested_at desc, reservation_id desc);
create index reservation_by_source on reservation (source, requested_at desc, reservation_id desc);
create index reservation_by_order on reservation (service_order_id);

-- Which models does a part fit.
create index model_part_by_part on model_part (part_number, product_model);

-- The catalogue's follower is two from now on, parts and models; both stand where it stood.
insert into follower_position (follower, xid, position)
  select f.name, p.xid, p.position from follower_position p, (values ('parts'), ('models')) as f (name)
   where p.follower = 'catalogue';
delete from follower_position where follower = 'catalogue';
