-- A line is served in portions: what is folded on from a state is filled again from the events.
truncate order_row, approval_row, order_under_approval, waiting_line, waiting_order, correction_row;
delete from follower_position where follower in ('orders', 'approvals', 'waiting', 'corrections');
