import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PulyaList } from "#features/archive/pulya-list.tsx";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useMe } from "#lib/club/session.ts";
import { CONTENT_ID } from "#lib/paths.ts";
import { Spinner } from "#ui/spinner.tsx";
import { Account, People } from "../account.ts";
import { EnterFirst } from "../people/enter-first.tsx";

/** What the visitor has played to its end. */
export function PulyasPage() {
  const { t } = useTranslation();
  const me = useMe().data?.user;
  if (me === null) return <EnterFirst />;
  return (
    <>
      <title>{`${t(($) => $.pulyas.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader account={<Account />} people={<People />} />
      <main id={CONTENT_ID} className="mx-auto flex max-w-2xl flex-col gap-5 px-4 pt-8 pb-20 sm:px-6">
        <h1 className="font-display text-3xl font-semibold tracking-tight sm:text-4xl">{t(($) => $.pulyas.title)}</h1>
        <Suspense fallback={<Spinner />}>{me === undefined ? <Spinner /> : <PulyaList me={me.id} />}</Suspense>
      </main>
    </>
  );
}
