CREATE TABLE "consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"version" smallint DEFAULT 0 NOT NULL,
	"position_xid" "xid8" DEFAULT '0' NOT NULL,
	"position_id" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"rebuilt_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rebuild_news" (
	"consumer" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"table_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "rebuild_news_pkey" PRIMARY KEY("consumer","at","table_id","seq")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"id" bigserial NOT NULL,
	"table_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_pkey" PRIMARY KEY("xid","id")
);
--> statement-breakpoint
ALTER TABLE "pulya_players" ALTER COLUMN "name" DROP NOT NULL;