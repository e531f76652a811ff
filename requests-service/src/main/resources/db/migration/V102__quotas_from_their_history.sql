-- A quota is read from its own history, as every record is that is asked for by its id; nothing lists quotas.
drop table quota_row;
delete from follower_position where follower = 'quotas';
