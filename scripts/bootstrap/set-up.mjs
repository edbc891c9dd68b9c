import { installDependencies } from "./dependencies.mjs";
import { exclusively } from "./exclusive.mjs";
import { checkNode, checkNpm } from "./toolchain.mjs";

/**
 * Makes a fresh clone ready: dependencies, then `more` (such as the build), one process at a time.
 *
 * @param {() => Promise<void>} [more]
 */
export async function setUp(more) {
  checkNode();
  await checkNpm();
  await exclusively(async () => {
    await installDependencies();
    await more?.();
  });
}
