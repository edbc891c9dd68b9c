import { open } from "node:fs/promises";
import { erasePerson, noteDataAct, type Database } from "@trelyazh/db";
import { systemClock } from "../../clock.ts";
import { pulyaText } from "../../composition/own-data.ts";
import { createLogger } from "../../logger.ts";
import { tellPerson } from "../../personal-data/tell-person.ts";

/** Somebody, and the account of the machine under which that is done for them. */
export interface MemberAct {
  readonly member: { readonly id: string; readonly name: string };
  readonly operator: string;
}

/** Writes all that the club keeps of somebody into a file that is not there yet, for its owner's account alone. */
export async function exportMember(database: Database, { member, operator }: MemberAct, file: string): Promise<string> {
  await using out = await open(file, "wx", 0o600);
  await tellPerson(
    { database, wall: () => systemClock.wall(), pulyaText: (tableId) => pulyaText(database, tableId) },
    {
      userId: member.id,
      write: async (text) => void (await out.write(text)),
      onStep: () => Promise.resolve(),
    },
  );
  await noteDataAct(database.db, { act: "export", userId: member.id, operator });
  createLogger("info", process.stderr).info({ memberId: member.id }, "an operator has exported the data of a member");
  return `All that the club keeps of ${member.name} (${member.id}) is in ${file}. It is for them alone.`;
}

/** Deletes somebody. The clubs that run on the database end their sessions within seconds, and their names within minutes. */
export async function deleteMember(database: Database, { member, operator }: MemberAct): Promise<string> {
  await erasePerson(database, member.id, (tx) => noteDataAct(tx, { act: "deletion", userId: member.id, operator }));
  createLogger("info", process.stderr).info({ memberId: member.id }, "an operator has deleted a member");
  return `${member.name} (${member.id}) is deleted: what was played stays, with a deleted player.`;
}
