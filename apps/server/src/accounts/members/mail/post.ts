import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Clock } from "../../../clock.ts";
import type { Logger } from "../../../logger.ts";
import type { Letter } from "./letter.ts";

/** How letters leave the club. */
export interface MailSettings {
  /** Of a server of mail; null for none: then letters are files. */
  readonly url: string | null;
  /** Whom they are from. */
  readonly from: string;
  /** Where letters lie that nobody sends. */
  readonly folder: string;
}

/** Gives a letter out of the house; rejects when that did not work. */
export type Post = (to: string, letter: Letter) => Promise<void>;

interface PostParts {
  readonly clock: Pick<Clock, "wall">;
  readonly log: Logger;
}

/** So that whoever has the letter as a file can read the code in it. */
const PLAIN = { textEncoding: "quoted-printable" } as const;

/** Returns what sends letters by the server of mail; without one it writes each into a file and says so in the log. */
export function createPost({ url, from, folder }: MailSettings, { clock, log }: PostParts): Post {
  if (url !== null) {
    const transport = createTransport(url);
    return async (to, letter) => {
      await transport.sendMail({ from, to, ...letter, ...PLAIN });
      log.info({}, "mail sent");
    };
  }
  const writing = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return async (to, letter) => {
    const { message } = await writing.sendMail({ from, to, ...letter, ...PLAIN });
    const file = `${clock.wall()}-${randomUUID()}.eml`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, file), message, { mode: 0o600 });
    log.warn({ file }, "mail is not set up: a letter was written into a file");
  };
}
