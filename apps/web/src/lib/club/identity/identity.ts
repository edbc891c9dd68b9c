import { hashKey, type QueryClient } from "@tanstack/react-query";
import type { TabChannel } from "../../tabs/tab-channel.ts";
import { CookiesRefused } from "../club-errors.ts";
import { askForCookie } from "./ask-for-cookie.ts";
import type { Me, MeOptions } from "./me.ts";

export interface IdentityOptions {
  readonly queryClient: QueryClient;
  /** How the club is asked who this browser is. */
  readonly me: MeOptions;
  /** Makes the line to the club anew. */
  readonly renew: () => Promise<void>;
  readonly tabs: TabChannel;
}

/** What a tab says when this browser may have become somebody else, has another name, or sits at another table. */
const CHANGED = "changed";

/**
 * Who this browser is in the club: one person in all its tabs. The club alone knows; it is asked anew whenever something may have
 * changed, here or in another tab. The line to the club keeps the session that it was opened with, so it follows.
 */
export class Identity {
  readonly #options: IdentityOptions;
  /** Whose the line is; undefined as long as nobody has looked. */
  #lineOf: string | null | undefined;
  #renewal: Promise<void> = Promise.resolve();

  constructor(options: IdentityOptions) {
    this.#options = options;
  }

  /** Asks anew who this browser is; resolves when the line is theirs. */
  async refresh(): Promise<Me> {
    const { queryClient, me } = this.#options;
    if (this.#lineOf === undefined) this.#lineOf = queryClient.getQueryData(me.queryKey)?.user?.id ?? null;
    const found = await queryClient.fetchQuery({ ...me, staleTime: 0 });
    const id = found.user?.id ?? null;
    if (id !== this.#lineOf) this.#renewal = this.#renew(id);
    await this.#renewal;
    return found;
  }

  /** To be called when this tab has signed in or out, or changed the name. */
  async changed(): Promise<Me> {
    this.tellTabs();
    return this.refresh();
  }

  /** Has the other tabs ask anew who this browser is, and what they know of that person. */
  tellTabs(): void {
    this.#options.tabs.tell(CHANGED);
  }

  /** Lets a stranger in as a guest; does nothing for anyone who is in already. Nothing is made for a browser that keeps nothing. */
  async enter(): Promise<void> {
    const { user, keepsCookies } = await this.#asked();
    if (user !== null) return;
    if (!keepsCookies) throw new CookiesRefused();
    await askForCookie("sign-in/anonymous");
    const entered = await this.changed();
    if (entered.user === null) throw new CookiesRefused();
  }

  /** Says whether this browser is somebody, though its line was refused as a stranger's; then the line is theirs. */
  async isMember(): Promise<boolean> {
    this.#lineOf = null;
    const { user } = await this.refresh();
    return user !== null;
  }

  /** To be called when the club has refused something to whoever this browser is, because they are banned. */
  banned(refusal: Error): void {
    const { queryClient, me } = this.#options;
    queryClient
      .getQueryCache()
      .find({ queryKey: me.queryKey, exact: true })
      ?.setState({ status: "error", error: refusal });
  }

  /** Asks anew without waiting; who shows the answer, or that there is none, has it from the query cache. */
  look(): void {
    void this.refresh().catch(() => undefined);
  }

  /** Looks whenever another tab says so, and whenever this one is shown again: it may have slept meanwhile. */
  follow(): () => void {
    const onShown = () => {
      if (document.visibilityState === "visible") this.look();
    };
    document.addEventListener("visibilitychange", onShown);
    const stop = this.#options.tabs.hear((message) => {
      if (message !== CHANGED) return;
      this.look();
      this.#askAnew();
    });
    return () => {
      document.removeEventListener("visibilitychange", onShown);
      stop();
    };
  }

  /** Whoever enters before the first answer is there shares it; it brings a cookie, and only the next one tells what became of that. */
  async #asked(): Promise<Me> {
    const found = await this.refresh();
    return found.user === null && !found.keepsCookies ? this.refresh() : found;
  }

  async #renew(id: string | null): Promise<void> {
    this.#lineOf = id;
    await this.#options.renew();
    this.#askAnew();
  }

  /** What the club has answered to somebody else, or of somebody who sat elsewhere, is asked anew. */
  #askAnew(): void {
    const { queryClient, me } = this.#options;
    const own = hashKey(me.queryKey);
    void queryClient.invalidateQueries({ predicate: ({ queryHash }) => queryHash !== own });
  }
}
