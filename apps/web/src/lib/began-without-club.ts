/** Whether this page came from the shell that the service worker keeps, because the club could not be reached (service-worker/shell-cache.ts). */
export function beganWithoutClub(): boolean {
  return document.documentElement.dataset["club"] === "away";
}
