import { Cookie } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";

/** For anyone whose browser keeps no cookies: says what is the matter, before they ask for anything. */
export function CookiesNotice() {
  const { t } = useTranslation();
  return (
    <aside role="alert" className="border-b border-line bg-danger-surface text-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 sm:px-6">
        <Cookie size={22} aria-hidden="true" className="shrink-0 text-danger max-sm:hidden" />
        <div className="flex min-w-0 grow basis-64 flex-col gap-0.5">
          <p className="font-semibold">{t(($) => $.person.cookies.title)}</p>
          <p className="text-sm leading-relaxed text-ink-soft">{t(($) => $.person.cookies.text)}</p>
        </div>
        <Button onClick={() => location.reload()}>{t(($) => $.common.retry)}</Button>
      </div>
    </aside>
  );
}
