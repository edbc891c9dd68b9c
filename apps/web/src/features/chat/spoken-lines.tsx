import { personName } from "@trelyazh/i18n";
import type { ChatLine } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { speechPreference } from "#lib/preferences/speech.ts";
import { usePreference } from "#lib/use-preference.ts";
import { piecesOf } from "./lines/split-text.ts";
import { isLine } from "./room/room-state.ts";
import type { RoomStore } from "./room/room-store.ts";
import { useMutes, useRoomState } from "./room/use-room.ts";

const SPOKEN = 4;

/** Speaks what others say from now on, unless somebody wants to hear little. */
export function SpokenLines({ store }: { readonly store: RoomStore }) {
  const { t } = useTranslation();
  const { items, isOpen } = useRoomState(store);
  const mutes = useMutes();
  const me = useMe().data?.user?.id;
  const speech = usePreference(speechPreference);
  const last = items.at(-1)?.seq ?? 0;
  const [since, setSince] = useState<number | null>(null);
  // What was said before is for whoever reads it.
  if (since === null && isOpen) setSince(last);
  const spoken = items
    .filter(isLine)
    .filter(({ seq, by }) => seq > (since ?? last) && by.id !== me && !mutes.ids.has(by.id))
    .slice(-SPOKEN);
  const textOf = (line: ChatLine) =>
    line.phrase === undefined
      ? piecesOf(line)
          .map((piece) => (piece.kind === "masked" ? t(($) => $.chat.maskedSpoken) : piece.text))
          .join("")
      : t(($) => $.chat.phrases[line.phrase ?? "hello"]);
  return (
    <div className="sr-only" aria-live="polite">
      {speech === "little"
        ? null
        : spoken.map((line) => (
            <p key={line.seq}>{t(($) => $.chat.said, { name: personName(t, line.by.name), text: textOf(line) })}</p>
          ))}
    </div>
  );
}
