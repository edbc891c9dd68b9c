import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";

/** Says to somebody who practises that the club can be reached again. The link loads the club's page of today. */
export function BackNote() {
  const { t } = useTranslation();
  const [isClosed, setClosed] = useState(false);
  if (isClosed) return null;
  return (
    <aside
      role="status"
      className="fixed inset-x-0 top-16 z-40 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] items-center gap-3 rounded-round bg-surface py-1.5 pr-1.5 pl-4 text-ink shadow-l ring-1 ring-line"
    >
      <span className="text-[0.9375rem] leading-snug">{t(($) => $.offline.back)}</span>
      <a href={paths.lobby} className={`${buttonClass("primary", "s")} shrink-0 whitespace-nowrap`}>
        {t(($) => $.offline.toTables)}
      </a>
      <IconButton label={t(($) => $.common.close)} onClick={() => setClosed(true)}>
        <X size={18} aria-hidden="true" />
      </IconButton>
    </aside>
  );
}
