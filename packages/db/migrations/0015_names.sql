CREATE TABLE "former_names" (
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"skeleton" text,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "former_names_pkey" PRIMARY KEY("user_id","name")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "name_skeleton" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "renamed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "former_names" ADD CONSTRAINT "former_names_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_names_skeleton_idx" ON "former_names" USING btree ("skeleton");--> statement-breakpoint
CREATE INDEX "former_names_until_idx" ON "former_names" USING btree ("until");--> statement-breakpoint
CREATE UNIQUE INDEX "users_name_skeleton_key" ON "users" USING btree ("name_skeleton") WHERE "users"."name_skeleton" is not null;--> statement-breakpoint
CREATE INDEX "users_renamed_at_idx" ON "users" USING btree ("renamed_at");