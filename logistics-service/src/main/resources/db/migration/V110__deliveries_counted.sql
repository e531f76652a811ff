-- Reaction 'count-deliveries' counts what happens, and not again what has happened before it was there.
insert into follower_position (follower, xid, position)
select 'count-deliveries', xid, position from event_log order by event_log.xid desc, position desc limit 1;
