import type { Locale } from "@trelyazh/i18n";

/** What a chapter is called outside of the club, and what is said of it there. */
export interface Head {
  readonly title: string;
  readonly description: string;
}

/** A page that is read, as the build writes it: for search engines, and for readers before or without scripts. */
export interface StillPage extends Head {
  readonly address: string;
  readonly locale: Locale;
  /** The module that the page begins with in the client. */
  readonly begin: string;
  /** The same page in each language. */
  readonly alternates: readonly { readonly locale: Locale; readonly address: string }[];
  readonly body: string;
}
