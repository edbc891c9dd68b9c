-- The journal only grows. With the usual settings a young one would be vacuumed and analysed every minute, since it has
-- grown by a fifth, or a tenth, each time: that takes PostgreSQL seconds in which every move waits. Statistics are of
-- little use to its queries, which all go by an index.
ALTER TABLE "table_events" SET (
	autovacuum_vacuum_insert_threshold = 2000000,
	autovacuum_analyze_threshold = 2000000
);
