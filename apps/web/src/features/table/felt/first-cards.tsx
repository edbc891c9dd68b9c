import { minutesAndSeconds } from "@trelyazh/i18n";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGlance, useTable } from "../scene/table-context.ts";
import { Panel, PanelText, PanelTitle } from "../scene/panel.tsx";
import { useNow } from "#lib/time/use-now.ts";

const TICK_MS = 250;

/** Why the felt is empty: play has begun, and whoever looks on sees the first cards later than the players. */
export function FirstCards() {
  const beganAt = useTable(({ record, you }) =>
    you === null ? (record.findLast(({ event }) => event.type === "pulyaStarted")?.at ?? null) : null,
  );
  return beganAt === null ? null : <Wait until={beganAt} />;
}

/** A spectator's clock is late by as much as what they see. */
function Wait({ until }: { readonly until: number }) {
  const { t } = useTranslation();
  const glance = useGlance();
  const count = useTable(({ table }) => table.spectatorDelaySeconds);
  const leftMs = until - glance().clockOffsetMs - useNow(TICK_MS);
  // Said once, and not each second.
  const [spoken] = useState(() =>
    t(($) => $.table.spectator.firstCardsSpoken, { count: Math.max(1, Math.ceil(leftMs / 1000)) }),
  );
  return (
    <Panel
      label={t(($) => $.table.spectator.begun)}
      className="w-[min(100%,24rem)] items-center gap-2 p-6 text-center low-felt:p-3"
    >
      <PanelTitle>{t(($) => $.table.spectator.begun)}</PanelTitle>
      <PanelText className="text-pretty">{t(($) => $.table.spectator.why, { count })}</PanelText>
      <p
        className="text-lg font-semibold whitespace-nowrap text-(--felt-brass) tabular-nums"
        role="timer"
        aria-live="off"
      >
        {leftMs > 0
          ? t(($) => $.table.spectator.firstCards, { time: minutesAndSeconds(leftMs) })
          : t(($) => $.table.spectator.firstCardsNow)}
      </p>
      <span className="sr-only" role="status">
        {spoken}
      </span>
    </Panel>
  );
}
