ALTER TABLE "table_seats" DROP CONSTRAINT "table_seats_bot_level_check";--> statement-breakpoint
ALTER TABLE "pulya_players" DROP CONSTRAINT "pulya_players_bot_level_check";--> statement-breakpoint
ALTER TABLE "table_seats" ADD CONSTRAINT "table_seats_bot_level_check" CHECK ("table_seats"."bot_level" in ('novice', 'club', 'master'));--> statement-breakpoint
ALTER TABLE "pulya_players" ADD CONSTRAINT "pulya_players_bot_level_check" CHECK ("pulya_players"."bot_level" in ('novice', 'club', 'master'));