ALTER TABLE "club_tables" ADD COLUMN "untimed_alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "club_tables" ADD COLUMN "guests" jsonb;--> statement-breakpoint
ALTER TABLE "table_seats" ADD COLUMN "persona" text;--> statement-breakpoint
ALTER TABLE "pulya_players" ADD COLUMN "persona" text;--> statement-breakpoint
ALTER TABLE "table_seats" ADD CONSTRAINT "table_seats_persona_check" CHECK ("table_seats"."persona" in ('yaga', 'koschei', 'gorynych', 'leshy', 'vodyanoy', 'kikimora', 'domovoy', 'bayun', 'kolobok', 'firebird', 'morozko', 'sivka'));--> statement-breakpoint
ALTER TABLE "pulya_players" ADD CONSTRAINT "pulya_players_persona_check" CHECK ("pulya_players"."persona" in ('yaga', 'koschei', 'gorynych', 'leshy', 'vodyanoy', 'kikimora', 'domovoy', 'bayun', 'kolobok', 'firebird', 'morozko', 'sivka'));