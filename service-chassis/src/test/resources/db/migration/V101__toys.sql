-- Copy 'known-toys'.
create table known_toy (toy text not null primary key, colour text not null);
