import { expect, test } from "vitest";
import { HashQueue } from "./hash-queue.ts";
import { Passwords } from "./passwords.ts";

const passwords = new Passwords(new HashQueue({ atOnce: 1, mostWaiting: 10, onRefused: () => {} }));

test("a password is right for its own hash alone, which says by what it was made and is another each time", async () => {
  const hashes = await Promise.all([passwords.hash("nine tricks"), passwords.hash("nine tricks")]);
  for (const hash of hashes) {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await passwords.isRight("nine tricks", () => Promise.resolve(hash))).toBe(true);
    expect(await passwords.isRight("nine trick", () => Promise.resolve(hash))).toBe(false);
  }
  expect(hashes[0]).not.toBe(hashes[1]);
});

test("a password is the same however a keyboard composes its letters", async () => {
  const hash = await passwords.hash("ма\u0438\u0306ский вист");
  expect(await passwords.isRight("ма\u0439ский вист", () => Promise.resolve(hash))).toBe(true);
});

test("a hash that others have made is understood, with costs of its own (RFC 9106's argon2id by the reference program)", async () => {
  const made = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  expect(await passwords.isRight("password", () => Promise.resolve(made))).toBe(true);
});

test("nobody's password is never right, and is hashed all the same", async () => {
  let hashed = 0;
  const counting = new Passwords({
    run: (work) => {
      hashed += 1;
      return work();
    },
  });
  expect(await counting.isRight("anything", () => Promise.resolve(null))).toBe(false);
  expect(hashed).toBe(1);
});
