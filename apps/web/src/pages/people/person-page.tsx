import { useTranslation } from "react-i18next";
import { PersonView } from "#features/people/person/person-view.tsx";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useMe } from "#lib/club/session.ts";
import { CONTENT_ID } from "#lib/paths.ts";
import { Spinner } from "#ui/spinner.tsx";
import { Account, People } from "../account.ts";
import { EnterFirst } from "./enter-first.tsx";

function Name({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${text} · ${t(($) => $.common.club)}`}</title>
      <h1 translate="no" className="font-display text-3xl font-semibold tracking-tight break-words sm:text-4xl">
        {text}
      </h1>
    </>
  );
}

/** Somebody's page, at an address that stays theirs whatever they are called. */
export function PersonPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const me = useMe().data?.user;
  if (me === null) return <EnterFirst />;
  return (
    <>
      <AppHeader account={<Account />} people={<People />} />
      <main id={CONTENT_ID} className="mx-auto flex max-w-xl flex-col gap-5 px-4 pt-8 pb-20 sm:px-6">
        {me === undefined ? (
          <Spinner />
        ) : (
          <>
            <PersonView key={id} userId={id} Heading={Name} />
            {me.id === id ? <p className="text-sm text-brass-text">{t(($) => $.people.person.me)}</p> : null}
          </>
        )}
      </main>
    </>
  );
}
