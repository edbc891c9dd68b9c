CREATE TABLE "invitations" (
	"to_id" text NOT NULL,
	"from_id" text NOT NULL,
	"table_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_pkey" PRIMARY KEY("to_id","from_id","table_id")
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"user_id" text PRIMARY KEY NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"presence_for" text DEFAULT 'friends' NOT NULL,
	"invites_from" text DEFAULT 'everybody' NOT NULL,
	CONSTRAINT "profiles_presence_for_check" CHECK ("profiles"."presence_for" in ('nobody', 'friends')),
	CONSTRAINT "profiles_invites_from_check" CHECK ("profiles"."invites_from" in ('nobody', 'friends', 'everybody'))
);
--> statement-breakpoint
CREATE TABLE "person_notes" (
	"owner_id" text NOT NULL,
	"other_id" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "person_notes_pkey" PRIMARY KEY("owner_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "relations" (
	"owner_id" text NOT NULL,
	"other_id" text NOT NULL,
	"kind" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "relations_pkey" PRIMARY KEY("owner_id","other_id","kind"),
	CONSTRAINT "relations_kind_check" CHECK ("relations"."kind" in ('asked', 'friend', 'hidden', 'not_at_my_table')),
	CONSTRAINT "relations_other_check" CHECK ("relations"."owner_id" <> "relations"."other_id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_to_id_users_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_from_id_users_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_notes" ADD CONSTRAINT "person_notes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_notes" ADD CONSTRAINT "person_notes_other_id_users_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relations" ADD CONSTRAINT "relations_other_id_users_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_from_id_idx" ON "invitations" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "invitations_at_idx" ON "invitations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "person_notes_other_id_idx" ON "person_notes" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "relations_other_id_idx" ON "relations" USING btree ("other_id");