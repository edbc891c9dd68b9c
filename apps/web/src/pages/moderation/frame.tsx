import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { Account, People } from "../account.ts";

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page around reports. */
export function ModerationPageFrame({ title, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${title} · ${t(($) => $.common.club)}`}</title>
      <AppHeader account={<Account />} people={<People />} />
      <main id={CONTENT_ID} className="mx-auto flex max-w-2xl flex-col gap-5 px-4 pt-8 pb-20 sm:px-6">
        <h1 className="font-display text-3xl font-semibold tracking-tight break-words sm:text-4xl">{title}</h1>
        {children}
      </main>
    </>
  );
}

/** Says that something could not be read, and lets the viewer ask again. */
export function Unread({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3">
      <p>{t(($) => $.moderation.own.failed)}</p>
      <Button onClick={onAgain}>{t(($) => $.common.retry)}</Button>
    </div>
  );
}
