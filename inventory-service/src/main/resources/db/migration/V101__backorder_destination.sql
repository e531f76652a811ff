alter table backorder add column destination text;

update backorder b
   set destination = e.payload -> 'demand' ->> 'destination'
  from event_log e
 where e.aggregate_id = 'reservation:' || b.reservation_id and e.sequence = 0;

alter table backorder alter column destination set not null;
