CREATE TABLE "chat_lines" (
	"room_id" text NOT NULL,
	"seq" integer NOT NULL,
	"author_id" text NOT NULL,
	"line_id" uuid NOT NULL,
	"text" text,
	"phrase" text,
	"masked" jsonb,
	"links" boolean DEFAULT false NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"deal" integer,
	"table_seq" integer,
	CONSTRAINT "chat_lines_pkey" PRIMARY KEY("room_id","seq"),
	CONSTRAINT "chat_lines_words_check" CHECK (("chat_lines"."text" is null) <> ("chat_lines"."phrase" is null))
);
--> statement-breakpoint
CREATE TABLE "chat_mutes" (
	"owner_id" text NOT NULL,
	"other_id" text NOT NULL,
	CONSTRAINT "chat_mutes_pkey" PRIMARY KEY("owner_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "chat_reads" (
	"member_id" text NOT NULL,
	"room_id" text NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "chat_reads_pkey" PRIMARY KEY("member_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "chat_rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"table_id" uuid,
	"one_id" text,
	"other_id" text,
	"last_seq" integer NOT NULL,
	CONSTRAINT "chat_rooms_kind_check" CHECK ("chat_rooms"."kind" in ('lobby', 'players', 'spectators', 'friends')),
	CONSTRAINT "chat_rooms_table_check" CHECK (("chat_rooms"."kind" in ('players', 'spectators')) = ("chat_rooms"."table_id" is not null)),
	CONSTRAINT "chat_rooms_one_check" CHECK (("chat_rooms"."kind" = 'friends') = ("chat_rooms"."one_id" is not null)),
	CONSTRAINT "chat_rooms_other_check" CHECK (("chat_rooms"."one_id" is null) = ("chat_rooms"."other_id" is null))
);
--> statement-breakpoint
ALTER TABLE "chat_lines" ADD CONSTRAINT "chat_lines_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_lines" ADD CONSTRAINT "chat_lines_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_mutes" ADD CONSTRAINT "chat_mutes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_mutes" ADD CONSTRAINT "chat_mutes_other_id_users_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reads" ADD CONSTRAINT "chat_reads_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_reads" ADD CONSTRAINT "chat_reads_room_id_chat_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."chat_rooms"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_one_id_users_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_rooms" ADD CONSTRAINT "chat_rooms_other_id_users_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chat_lines_author_id_line_id_key" ON "chat_lines" USING btree ("author_id","line_id");--> statement-breakpoint
CREATE INDEX "chat_lines_at_idx" ON "chat_lines" USING btree ("at");--> statement-breakpoint
CREATE INDEX "chat_mutes_other_id_idx" ON "chat_mutes" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "chat_reads_room_id_idx" ON "chat_reads" USING btree ("room_id");--> statement-breakpoint
CREATE INDEX "chat_rooms_table_id_idx" ON "chat_rooms" USING btree ("table_id");--> statement-breakpoint
CREATE INDEX "chat_rooms_one_id_idx" ON "chat_rooms" USING btree ("one_id");--> statement-breakpoint
CREATE INDEX "chat_rooms_other_id_idx" ON "chat_rooms" USING btree ("other_id");