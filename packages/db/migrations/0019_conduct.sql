CREATE TABLE "conduct" (
	"user_id" text PRIMARY KEY NOT NULL,
	"started" integer NOT NULL,
	"finished" integer NOT NULL,
	"left" integer NOT NULL,
	"left_misere" integer NOT NULL,
	"step" smallint NOT NULL,
	"stepped_at" timestamp (3) with time zone NOT NULL,
	"finished_since" integer NOT NULL,
	"rests_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conduct_pulyas" (
	"table_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"facts" jsonb NOT NULL,
	"is_started" boolean NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone,
	"is_misere" boolean NOT NULL,
	CONSTRAINT "conduct_pulyas_pkey" PRIMARY KEY("table_id","user_id"),
	CONSTRAINT "conduct_pulyas_outcome_check" CHECK ("conduct_pulyas"."outcome" in ('playing', 'finished', 'left', 'none')),
	CONSTRAINT "conduct_pulyas_at_check" CHECK (("conduct_pulyas"."outcome" in ('finished', 'left')) = ("conduct_pulyas"."at" is not null))
);
--> statement-breakpoint
CREATE TABLE "pardons" (
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "pardons_pkey" PRIMARY KEY("user_id","at")
);
--> statement-breakpoint
ALTER TABLE "conduct" ADD CONSTRAINT "conduct_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conduct_pulyas" ADD CONSTRAINT "conduct_pulyas_table_id_club_tables_id_fk" FOREIGN KEY ("table_id") REFERENCES "public"."club_tables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conduct_pulyas" ADD CONSTRAINT "conduct_pulyas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pardons" ADD CONSTRAINT "pardons_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conduct_pulyas_user_id_at_idx" ON "conduct_pulyas" USING btree ("user_id","at");