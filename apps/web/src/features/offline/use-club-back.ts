import { TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { useEffect, useState } from "react";
import { watchForClub, type Lookout } from "./watch-for-club.ts";

const EVERY_MS = 4000;

const LOOKOUT: Lookout = {
  async answers() {
    const answer = await fetch(`${TRPC_HTTP_PATH}/session.me`, { cache: "no-store" }).catch(() => null);
    // Also a refusal is an answer; what is above 500 comes from a proxy, for a club that is away.
    return answer !== null && answer.status <= 500;
  },
  onMoment(callback) {
    const timer = setInterval(callback, EVERY_MS);
    addEventListener("online", callback);
    document.addEventListener("visibilitychange", callback);
    callback();
    return () => {
      clearInterval(timer);
      removeEventListener("online", callback);
      document.removeEventListener("visibilitychange", callback);
    };
  },
};

/** Whether the club, which was away when this page was opened, can be reached again. */
export function useClubBack(): boolean {
  const [isBack, setBack] = useState(false);
  useEffect(() => watchForClub(LOOKOUT, () => setBack(true)), []);
  return isBack;
}
