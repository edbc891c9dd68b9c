ALTER TABLE "club_tables" DROP CONSTRAINT "club_tables_deal_number_check";--> statement-breakpoint
ALTER TABLE "club_tables" DROP COLUMN "deal_number";