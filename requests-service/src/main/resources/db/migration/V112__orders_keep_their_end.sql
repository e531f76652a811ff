-- An order that has ended keeps its lines as they were then: the rows are made anew from its events.
truncate order_row;
delete from follower_position where follower = 'orders';
