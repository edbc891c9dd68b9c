CREATE TABLE "data_acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "data_acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"user_id" text NOT NULL,
	"operator" text,
	CONSTRAINT "data_acts_act_check" CHECK ("data_acts"."act" in ('export', 'deletion'))
);
--> statement-breakpoint
CREATE TABLE "name_erasures" (
	"user_id" text PRIMARY KEY NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal_export_pieces" (
	"export_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "personal_export_pieces_pkey" PRIMARY KEY("export_id","number")
);
--> statement-breakpoint
CREATE TABLE "personal_exports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"run" uuid,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"steps" integer DEFAULT 0 NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "personal_exports_state_check" CHECK ("personal_exports"."state" in ('waiting', 'running', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "name_erasures" ADD CONSTRAINT "name_erasures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_export_pieces" ADD CONSTRAINT "personal_export_pieces_export_id_personal_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."personal_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_exports" ADD CONSTRAINT "personal_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_acts_user_id_idx" ON "data_acts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_exports_user_id_key" ON "personal_exports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "personal_exports_until_idx" ON "personal_exports" USING btree ("until");