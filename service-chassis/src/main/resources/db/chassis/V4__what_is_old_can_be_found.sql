-- Rows lie in the order of their time: an index of a few pages finds the old ones, and costs an insert nothing.
create index idempotency_key_age on idempotency_key using brin (used_at) with (autosummarize = on);
create index inbox_age on inbox using brin (received_at) with (autosummarize = on);
