CREATE TABLE "pictures" (
	"user_id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"jpeg" "bytea" NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pictures_hash_idx" ON "pictures" USING btree ("hash");