-- jsonb sorts the members of an object; states remember in which order things came.
truncate snapshot;
alter table snapshot alter column state type json using state::json;
