CREATE TABLE "club" (
	"is_the_only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "club_is_the_only_row_check" CHECK ("club"."is_the_only_row")
);
--> statement-breakpoint
INSERT INTO "club" DEFAULT VALUES;
