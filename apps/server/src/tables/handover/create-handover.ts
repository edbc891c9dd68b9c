import { HandingOver, type HandingOverDeps } from "./handing-over.ts";
import { Levelling } from "./levelling.ts";
import { Loads } from "./loads.ts";
import { TakingOver, type TakingOverDeps } from "./taking-over.ts";

/** What a node does when it goes, when it has more than others, and for others that do so. */
export interface Handover extends Disposable, Pick<HandingOver, "isLeaving" | "leave">, Pick<Levelling, "start"> {}

export function createHandover(deps: Omit<HandingOverDeps, "loads"> & TakingOverDeps): Handover {
  const loads = new Loads(deps);
  const handing = new HandingOver({ ...deps, loads });
  const taking = new TakingOver(deps);
  const levelling = new Levelling({ ...deps, loads, handing });
  return {
    get isLeaving() {
      return handing.isLeaving;
    },
    start: () => levelling.start(),
    leave: (sendPeople) => handing.leave(sendPeople),
    [Symbol.dispose]() {
      for (const part of [levelling, handing, taking, loads]) part[Symbol.dispose]();
    },
  };
}
