CREATE TABLE "nodes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"release" integer NOT NULL,
	"is_leaving" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "table_owners" (
	"table_id" uuid PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"epoch" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "table_owners_node_id_idx" ON "table_owners" USING btree ("node_id");