/** The attackers of `hostile.ts`, in a process of their own: does what its argument orders until it is told to stop, and says what came of it. */
import { ATTACK } from "./hostile/attacks.ts";
import type { Order } from "./hostile/order.ts";
import { SpoilsCount } from "./hostile/spoils.ts";

// Only `hostile.ts` starts it.
const order = JSON.parse(process.argv[2] ?? "") as Order;
const spoils = new SpoilsCount();
process.once("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify(spoils.report())}\n`, () => process.kill(process.pid, "SIGKILL"));
});
ATTACK[order.attack](order, spoils);
