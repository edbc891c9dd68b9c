CREATE TABLE "appeals" (
	"act_id" uuid PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answer_words" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	CONSTRAINT "appeals_answer_check" CHECK (("appeals"."answer" is null) = ("appeals"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "moderation_acts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject_id" text NOT NULL,
	"other_id" text,
	"moderator_id" text,
	"case_id" uuid,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"other_told_at" timestamp (3) with time zone,
	CONSTRAINT "moderation_acts_kind_check" CHECK ("moderation_acts"."kind" in ('warn', 'mute', 'rest', 'ban', 'rename', 'apart')),
	CONSTRAINT "moderation_acts_reason_check" CHECK ("moderation_acts"."reason" in ('abuse', 'cheating', 'stalling', 'spam', 'name', 'other')),
	CONSTRAINT "moderation_acts_other_check" CHECK (("moderation_acts"."kind" = 'apart') = ("moderation_acts"."other_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "moderation_audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderation_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "moderation_audit_kind_check" CHECK ("moderation_audit"."kind" in ('role', 'act', 'dismissed', 'lifted', 'upheld'))
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"user_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_cases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_by" text,
	"claimed_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"is_founded" boolean,
	CONSTRAINT "moderation_cases_closed_check" CHECK (("moderation_cases"."closed_at" is null) = ("moderation_cases"."is_founded" is null))
);
--> statement-breakpoint
CREATE TABLE "report_lines" (
	"report_id" uuid NOT NULL,
	"room_id" text NOT NULL,
	"seq" integer NOT NULL,
	"author_id" text NOT NULL,
	"text" text,
	"phrase" text,
	"at" timestamp (3) with time zone NOT NULL,
	"is_reported" boolean NOT NULL,
	CONSTRAINT "report_lines_pkey" PRIMARY KEY("report_id","room_id","seq")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"reporter_id" text,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"place" text NOT NULL,
	"table_id" uuid,
	"from_seq" integer,
	"to_seq" integer,
	"about" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "reports_reason_check" CHECK ("reports"."reason" in ('abuse', 'cheating', 'stalling', 'spam', 'name', 'other')),
	CONSTRAINT "reports_place_check" CHECK ("reports"."place" in ('profile', 'seat', 'deal', 'line'))
);
--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_act_id_moderation_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."moderation_acts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_other_id_users_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_acts" ADD CONSTRAINT "moderation_acts_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_subject_id_users_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_claimed_by_users_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_cases" ADD CONSTRAINT "moderation_cases_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_lines" ADD CONSTRAINT "report_lines_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_lines" ADD CONSTRAINT "report_lines_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_case_id_moderation_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."moderation_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_author_id_idx" ON "appeals" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "appeals_answered_by_idx" ON "appeals" USING btree ("answered_by");--> statement-breakpoint
CREATE INDEX "moderation_acts_subject_id_idx" ON "moderation_acts" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "moderation_acts_other_id_idx" ON "moderation_acts" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "moderation_acts_moderator_id_idx" ON "moderation_acts" USING btree ("moderator_id");--> statement-breakpoint
CREATE INDEX "moderation_acts_case_id_idx" ON "moderation_acts" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "moderation_audit_subject_id_idx" ON "moderation_audit" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_cases_open_key" ON "moderation_cases" USING btree ("subject_id") WHERE "moderation_cases"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "moderation_cases_subject_id_idx" ON "moderation_cases" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "moderation_cases_claimed_by_idx" ON "moderation_cases" USING btree ("claimed_by");--> statement-breakpoint
CREATE INDEX "moderation_cases_closed_by_idx" ON "moderation_cases" USING btree ("closed_by");--> statement-breakpoint
CREATE INDEX "moderation_cases_closed_at_idx" ON "moderation_cases" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "report_lines_author_id_idx" ON "report_lines" USING btree ("author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_case_id_reporter_id_reason_key" ON "reports" USING btree ("case_id","reporter_id","reason");--> statement-breakpoint
CREATE INDEX "reports_reporter_id_idx" ON "reports" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "reports_about_idx" ON "reports" USING btree ("about");