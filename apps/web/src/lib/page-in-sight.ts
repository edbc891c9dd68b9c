/** Says whether nobody can see the page: browsers then hold timers back, by a minute in the end. */
export function isHidden(): boolean {
  return document.visibilityState === "hidden";
}

/** Says whether the person looks elsewhere: at another tab, or at another window. */
export function isAway(): boolean {
  return isHidden() || !document.hasFocus();
}

/** Calls back whenever either may have changed. */
export function onSightChange(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  addEventListener("focus", listener);
  addEventListener("blur", listener);
  return () => {
    document.removeEventListener("visibilitychange", listener);
    removeEventListener("focus", listener);
    removeEventListener("blur", listener);
  };
}
