import { memberRouter, type MembersFeature } from "./accounts/members/member.router.ts";
import { sessionRouter } from "./accounts/session.router.ts";
import { archiveRouter } from "./archive/archive.router.ts";
import { chatRouter } from "./chat/chat.router.ts";
import { conductRouter } from "./conduct/conduct.router.ts";
import { faultRouter } from "./faults/fault.router.ts";
import { lobbyRouter } from "./lobby/lobby.router.ts";
import { moderationRouter } from "./moderation/moderation.router.ts";
import { peopleRouter } from "./people/people.router.ts";
import { personalDataRouter } from "./personal-data/personal-data.router.ts";
import { releaseRouter } from "./releases/release.router.ts";
import { seekRouter } from "./seeking/seek.router.ts";
import { tableRouter } from "./tables/table.router.ts";
import { router } from "./trpc.ts";

/** What each feature's router asks of its feature. */
export interface Features {
  readonly accounts: Parameters<typeof sessionRouter>[0] & { readonly members: MembersFeature };
  readonly archive: Parameters<typeof archiveRouter>[0];
  readonly chat: Parameters<typeof chatRouter>[0];
  readonly conduct: Parameters<typeof conductRouter>[0];
  readonly faults: Parameters<typeof faultRouter>[0];
  readonly lobby: Parameters<typeof lobbyRouter>[0];
  readonly moderation: Parameters<typeof moderationRouter>[0];
  readonly people: Parameters<typeof peopleRouter>[0];
  readonly personalData: Parameters<typeof personalDataRouter>[0];
  readonly releases: Parameters<typeof releaseRouter>[0];
  readonly seeking: Parameters<typeof seekRouter>[0];
  readonly tables: Parameters<typeof tableRouter>[0];
}

/** Everything that clients may ask. */
export function createRouter({
  accounts,
  archive,
  chat,
  conduct,
  faults,
  lobby,
  moderation,
  people,
  personalData,
  releases,
  seeking,
  tables,
}: Features) {
  return router({
    club: releaseRouter(releases),
    client: faultRouter(faults),
    session: sessionRouter(accounts),
    archive: archiveRouter(archive),
    chat: chatRouter(chat),
    conduct: conductRouter(conduct),
    member: memberRouter(accounts.members),
    lobby: lobbyRouter(lobby),
    moderation: moderationRouter(moderation),
    people: peopleRouter(people),
    seek: seekRouter(seeking),
    data: personalDataRouter(personalData),
    table: tableRouter(tables),
  });
}

export type AppRouter = ReturnType<typeof createRouter>;
