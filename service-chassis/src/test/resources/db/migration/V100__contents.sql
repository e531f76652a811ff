create table contents (jar text not null primary key, marbles integer not null);
