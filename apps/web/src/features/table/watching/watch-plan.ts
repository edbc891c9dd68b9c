import type { CatchPlan } from "@trelyazh/table";
import { StreamFollower } from "#lib/club/stream-follower.ts";
import { planningIn } from "../scene/plan.ts";
import { planAt, type Watched } from "./table-streams.ts";

/** Keeps a store up to date with the catchers' plan for as long as the viewer is one of them. Returns how to end that. */
export function watchPlan({ client, tableId, store }: Watched): () => void {
  let following: { readonly deal: number; readonly plan: { stop(): void } } | null = null;
  const follow = () => {
    const scene = store.scene();
    const deal = scene === null ? null : planningIn(scene);
    if (deal === (following?.deal ?? null)) return;
    following?.plan.stop();
    const stream = planAt(client, tableId);
    const onItem = (plan: CatchPlan) => store.tell({ plan });
    following = deal === null ? null : { deal, plan: new StreamFollower({ stream, onItem }) };
    if (deal === null) store.tell({ plan: null });
  };
  const stopLooking = store.subscribe(follow);
  return () => {
    stopLooking();
    following?.plan.stop();
  };
}
