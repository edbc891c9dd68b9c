CREATE TABLE "club_tables" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"settings" jsonb NOT NULL,
	"turn_seconds" integer NOT NULL,
	"deal_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "club_tables_status_check" CHECK ("club_tables"."status" in ('waiting', 'playing', 'finished')),
	CONSTRAINT "club_tables_finished_at_check" CHECK (("club_tables"."status" = 'finished') = ("club_tables"."finished_at" is not null)),
	CONSTRAINT "club_tables_turn_seconds_check" CHECK ("club_tables"."turn_seconds" > 0),
	CONSTRAINT "club_tables_deal_number_check" CHECK ("club_tables"."deal_number" >= 0)
);
--> statement-breakpoint
CREATE TABLE "table_seats" (
	"table_id" uuid NOT NULL,
	"seat" smallint NOT NULL,
	"user_id" text,
	"bot_level" text,
	"name" text NOT NULL,
	CONSTRAINT "table_seats_pkey" PRIMARY KEY("table_id","seat"),
	CONSTRAINT "table_seats_seat_check" CHECK ("table_seats"."seat" between 0 and 3),
	CONSTRAINT "table_seats_bot_level_check" CHECK ("table_seats"."bot_level" in ('novice')),
	CONSTRAINT "table_seats_occupant_check" CHECK ("table_seats"."user_id" is not null or "table_seats"."bot_level" is not null)
);
--> statement-breakpoint
CREATE TABLE "table_events" (
	"table_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"actor" smallint,
	"payload" jsonb NOT NULL,
	"turn" jsonb,
	"schema_version" smallint NOT NULL,
	"command_id" uuid,
	"command_part" smallint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "table_events_pkey" PRIMARY KEY("table_id","seq"),
	CONSTRAINT "table_events_seq_check" CHECK ("table_events"."seq" > 0),
	CONSTRAINT "table_events_actor_check" CHECK ("table_events"."actor" between 0 and 3),
	CONSTRAINT "table_events_command_check" CHECK (("table_events"."command_id" is null) = ("table_events"."command_part" is null) and ("table_events"."command_id" is null or "table_events"."actor" is not null))
);
--> statement-breakpoint
CREATE TABLE "table_snapshots" (
	"table_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"schema_version" smallint NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "table_snapshots_seq_check" CHECK ("table_snapshots"."seq" >= 0)
);
--> statement-breakpoint
CREATE TABLE "finished_pulyas" (
	"table_id" uuid PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"sheet" jsonb NOT NULL,
	"settlement" jsonb NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pulya_players" (
	"table_id" uuid NOT NULL,
	"seat" smallint NOT NULL,
	"user_id" text,
	"bot_level" text,
	"name" text NOT NULL,
	CONSTRAINT "pulya_players_pkey" PRIMARY KEY("table_id","seat"),
	CONSTRAINT "pulya_players_seat_check" CHECK ("pulya_players"."seat" between 0 and 3),
	CONSTRAINT "pulya_players_bot_level_check" CHECK ("pulya_players"."bot_level" in ('novice'))
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_key" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"is_anonymous" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_key" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "club_tables" ADD CONSTRAINT "club_tables_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_seats" ADD CONSTRAINT "table_seats_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_seats" ADD CONSTRAINT "table_seats_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_events" ADD CONSTRAINT "table_events_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_snapshots" ADD CONSTRAINT "table_snapshots_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finished_pulyas" ADD CONSTRAINT "finished_pulyas_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulya_players" ADD CONSTRAINT "pulya_players_table_id_finished_pulyas_table_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."finished_pulyas"("table_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulya_players" ADD CONSTRAINT "pulya_players_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "club_tables_owner_id_idx" ON "club_tables" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "club_tables_open_idx" ON "club_tables" USING btree ("created_at") WHERE "club_tables"."status" <> 'finished';--> statement-breakpoint
CREATE UNIQUE INDEX "table_seats_table_id_user_id_key" ON "table_seats" USING btree ("table_id","user_id") WHERE "table_seats"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "table_seats_user_id_idx" ON "table_seats" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "table_events_command_key" ON "table_events" USING btree ("table_id","actor","command_id","command_part") WHERE "table_events"."command_id" is not null;--> statement-breakpoint
CREATE INDEX "finished_pulyas_finished_at_idx" ON "finished_pulyas" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "pulya_players_user_id_idx" ON "pulya_players" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "accounts_user_id_idx" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_provider_id_account_id_key" ON "accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "verifications_identifier_idx" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verifications_expires_at_idx" ON "verifications" USING btree ("expires_at");