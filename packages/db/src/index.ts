export {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from "./embedded-postgres.ts";
export { finishRestore } from "./embedded/made-mark.ts";
export type { ServerWatch } from "./embedded/watch/keeper.ts";
export { BackupError, type BackupHead, type BackupSeal } from "./backup/format.ts";
export { JOURNAL_TABLE, journalEntriesIn } from "./backup/journal-entries.ts";
export { listSeedReadings, type SeedReading } from "./backup/readings.ts";
export { readBackup } from "./backup/read-backup.ts";
export { restoreBackup } from "./backup/restore-backup.ts";
export { writeBackup, type BackupProgress } from "./backup/write-backup.ts";
export { DatabaseStartError, type DatabaseStartCode } from "./database-start-error.ts";
export {
  openDatabase,
  type Database,
  type DatabaseOptions,
  type Executor,
  type PoolGauges,
  type Transaction,
} from "./database.ts";
export { isConnectionLost, isRowRefused, isUniqueViolation } from "./failures.ts";
export { migrateDatabase } from "./migrate.ts";
export {
  endNameErasure,
  eraseNames,
  listNameErasures,
  listTablesWith,
  type NameErasure,
} from "./personal-data/erase-names.ts";
export { erasePerson, type ErasedPerson } from "./personal-data/erase-person.ts";
export { tellRows, TOLD } from "./personal-data/tell-person.ts";
export * from "./queries/bans.ts";
export * from "./queries/browser-guests.ts";
export * from "./queries/chat/lines.ts";
export * from "./queries/chat/members.ts";
export * from "./queries/chat/retention.ts";
export * from "./queries/club.ts";
export * from "./queries/conduct/conduct.ts";
export * from "./queries/consumers.ts";
export * from "./queries/journal.ts";
export * from "./queries/nodes.ts";
export type { StoredOccupant, StoredSeat } from "./queries/occupants.ts";
export * from "./queries/maintenance.ts";
export * from "./queries/members/codes.ts";
export * from "./queries/members/own-sessions.ts";
export * from "./queries/members/passkeys.ts";
export * from "./queries/members/promotion.ts";
export * from "./queries/moderation/acts.ts";
export * from "./queries/moderation/alike.ts";
export * from "./queries/moderation/appeals.ts";
export * from "./queries/moderation/cases.ts";
export * from "./queries/moderation/filing.ts";
export * from "./queries/moderation/roles.ts";
export * from "./queries/moderation/unread.ts";
export * from "./queries/outbox.ts";
export * from "./queries/people/names.ts";
export * from "./queries/owners.ts";
export * from "./queries/people/invitations.ts";
export * from "./queries/people/pictures.ts";
export * from "./queries/people/profiles.ts";
export * from "./queries/people/relations.ts";
export * from "./queries/personal-data/exports.ts";
export * from "./queries/pulyas.ts";
export * from "./queries/seeking/seekers.ts";
export * from "./queries/sessions.ts";
export * from "./queries/snapshots.ts";
export * from "./queries/table-entries.ts";
export * from "./queries/tables.ts";
export type { PulyaOutcome } from "./schema/conduct/conduct.ts";
export { RATE_LIMITS_TABLE } from "./schema/rate-limits.ts";
export { authSchema, users } from "./schema/users.ts";
export { cloneTemplate, createBareDatabase, startTemplateServer, type ClonedDatabase } from "./template-server.ts";
