ALTER TABLE "table_events" DROP CONSTRAINT "table_events_table_id_club_tables_id_fk";
