import { useSyncExternalStore } from "react";
import { useConnection } from "../session.ts";
import type { LineName } from "./line-state.ts";

/** How the line to the club stands. */
export function useLine(): LineName {
  const { line } = useConnection();
  return useSyncExternalStore(line.subscribe, line.state);
}

/** Whether a command has had no answer yet. */
export function useIsSending(): boolean {
  const { line } = useConnection();
  return useSyncExternalStore(line.subscribe, line.isSending);
}

/** Whether the line is not there. A doubtful one may still be. */
export function isDown(line: LineName): boolean {
  return line === "connecting" || line === "offline" || line === "restarting";
}
