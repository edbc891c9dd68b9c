CREATE TABLE "table_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"table_id" uuid NOT NULL,
	"waits" boolean NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "browser_guests" (
	"mark_hash" text PRIMARY KEY NOT NULL,
	"session_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "spectator_delay_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "deal_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "kept_out" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "noted_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "changed_xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "table_entries" ADD CONSTRAINT "table_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "browser_guests" ADD CONSTRAINT "browser_guests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "table_entries_user_id_idx" ON "table_entries" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "browser_guests_session_id_idx" ON "browser_guests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "club_tables_changed_xid_idx" ON "club_tables" USING btree ("changed_xid");