import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FriendsLists } from "#features/people/friends-lists.tsx";
import { OwnWishesLists } from "#features/people/own-wishes.tsx";
import { usePeopleNews } from "#features/people/use-people-news.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { CONTENT_ID } from "#lib/paths.ts";
import { Spinner } from "#ui/spinner.tsx";
import { Account, People } from "../account.ts";
import { EnterFirst } from "./enter-first.tsx";

/** One's friends, who wants to be one, and whom one does not meet. */
export function FriendsPage() {
  const { t } = useTranslation();
  const me = useMe().data?.user;
  const news = usePeopleNews();
  const isGuest =
    useQuery(useTRPC().member.own.queryOptions(undefined, { enabled: me !== null && me !== undefined })).data
      ?.isGuest === true;
  if (me === null) return <EnterFirst />;
  return (
    <>
      <title>{`${t(($) => $.people.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader account={<Account />} people={<People />} />
      <main id={CONTENT_ID} className="mx-auto flex max-w-2xl flex-col gap-5 px-4 pt-8 pb-20 sm:px-6">
        <h1 className="font-display text-3xl font-semibold tracking-tight sm:text-4xl">{t(($) => $.people.title)}</h1>
        {news === null || me === undefined ? (
          <Spinner />
        ) : (
          <>
            <FriendsLists news={news} me={me} />
            <OwnWishesLists />
            {isGuest ? <p className="text-sm leading-snug text-ink-soft">{t(($) => $.people.guestNote)}</p> : null}
          </>
        )}
      </main>
    </>
  );
}
