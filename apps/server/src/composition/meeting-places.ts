import { createNames } from "../accounts/names/create-names.ts";
import { createChat } from "../chat/create-chat.ts";
import type { ClubOptions } from "../config/club-options.ts";
import { createConduct } from "../conduct/create-conduct.ts";
import { createLobby } from "../lobby/create-lobby.ts";
import { createRestraints } from "../moderation/create-restraints.ts";
import { createPeople } from "../people/create-people.ts";
import { createTables } from "../tables/create-tables.ts";
import { databaseStore } from "../tables/journal/database-store.ts";
import { databaseOwnership } from "../tables/ownership/database-ownership.ts";
import type { Floor } from "./floor.ts";

/** Where people meet: the lobby shows tables, who may be with whom is asked by both, and who may sit down at all by the tables. */
export function createMeetingPlaces(options: ClubOptions, floor: Floor) {
  const { base, database, cluster, heavyWork, feed } = floor;
  const names = createNames({ ...options, ...base, database, cluster });
  const lobby = createLobby({
    ...options,
    ...base,
    database,
    cluster,
    faces: names,
    hiddenFrom: (userId) => people.between.hiddenFrom(userId),
    friendsOf: (userId) => people.between.friendsOf(userId),
    avoidedBy: (userId) => people.between.avoidedBy(userId),
    onSeated: (userIds) => people.moved(userIds),
  });
  names.onKnown((userId) => lobby.board.renamed(userId));
  const people = createPeople({
    ...base,
    database,
    cluster,
    names,
    whereabouts: (userId) => lobby.board.whereabouts(userId),
    onChanged(userIds) {
      void lobby.ownLists.changed(userIds);
      void tables.service.sendAwayFrom(userIds).catch(() => {});
    },
  });
  const conduct = createConduct({
    ...base,
    database,
    seated: () => lobby.board.seated(),
    hiddenFrom: (userId) => people.between.hiddenFrom(userId),
  });
  const restraints = createRestraints({ ...base, database, cluster });
  const tables = createTables({
    ...base,
    ...cluster,
    names,
    ownership: databaseOwnership(database, cluster.nodes),
    store: databaseStore(database, { ...cluster, onNews: () => feed.wake() }),
    pace: options.pace,
    think: heavyWork.think,
    tablesOf: (member) => lobby.tablesOf(member),
    company: people.between,
    conduct: { admit: (member, tableId) => restraints.mayPlay(member.id).then(() => conduct.admit(member, tableId)) },
    listeners: { lobby: (happening) => lobby.board.hear(happening) },
  });
  const { mayTalk } = restraints;
  const chat = createChat({ ...options, ...base, database, cluster, tables, people: people.between, mayTalk });
  return { conduct, names, lobby, people, tables, chat, restraints };
}
