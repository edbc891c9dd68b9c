import { HandingOver, type HandingOverDeps } from "./handing-over.ts";
import { TakingOver, type TakingOverDeps } from "./taking-over.ts";

/** What a node does when it goes, and for others that go. */
export interface Handover extends Disposable, Pick<HandingOver, "isLeaving" | "leave"> {}

export function createHandover(deps: HandingOverDeps & TakingOverDeps): Handover {
  const handing = new HandingOver(deps);
  const taking = new TakingOver(deps);
  return {
    get isLeaving() {
      return handing.isLeaving;
    },
    leave: (sendPeople) => handing.leave(sendPeople),
    [Symbol.dispose]() {
      handing[Symbol.dispose]();
      taking[Symbol.dispose]();
    },
  };
}
