CREATE TABLE "seek_waits" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "seek_waits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conventions" text[] NOT NULL,
	"players" smallint NOT NULL,
	"seconds" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seekers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"conventions" text[] NOT NULL,
	"players" smallint NOT NULL,
	"paces" text[] NOT NULL,
	"with_bots" boolean NOT NULL,
	"sought_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"table_id" uuid,
	"seat" smallint,
	"placed_at" timestamp (3) with time zone,
	"wish" jsonb,
	CONSTRAINT "seekers_players_check" CHECK ("seekers"."players" between 2 and 4),
	CONSTRAINT "seekers_place_check" CHECK (("seekers"."table_id" is null) = ("seekers"."seat" is null))
);
--> statement-breakpoint
ALTER TABLE "seekers" ADD CONSTRAINT "seekers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seek_waits_players_at_idx" ON "seek_waits" USING btree ("players","at");--> statement-breakpoint
CREATE UNIQUE INDEX "seekers_user_id_key" ON "seekers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "seekers_sought_at_idx" ON "seekers" USING btree ("sought_at");