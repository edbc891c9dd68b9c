import { LoaderCircle } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useTable } from "../scene/table-context.ts";
import { usePast } from "./use-past.ts";

/** The head of the record, while it does not go back to the beginning: what was before is read when somebody scrolls there. */
export function EarlierEvents() {
  const { t } = useTranslation();
  const head = useRef<HTMLLIElement>(null);
  const [isNear, setNear] = useState(false);
  const isWhole = useTable(({ unread }) => unread === null);
  const { isFetching, isError, refetch } = usePast(isNear);
  useEffect(() => {
    const line = head.current;
    if (line === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false));
    observer.observe(line);
    return () => observer.disconnect();
  }, [isWhole]);
  if (isWhole) return null;
  return (
    <li ref={head} className="flex min-h-6 flex-wrap items-center justify-center gap-2 print:hidden">
      {isFetching ? (
        <LoaderCircle size={18} role="img" aria-label={t(($) => $.table.log.reading)} className="animate-spin" />
      ) : null}
      {isError && !isFetching ? (
        <>
          <span role="status">{t(($) => $.table.log.unread)}</span>
          <Button size="s" onClick={() => void refetch()}>
            {t(($) => $.table.log.again)}
          </Button>
        </>
      ) : null}
    </li>
  );
}
