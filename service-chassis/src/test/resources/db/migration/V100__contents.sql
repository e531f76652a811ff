create table contents (jar text not null primary key, marbles integer not null);
create index contents_by_marbles on contents (marbles);
