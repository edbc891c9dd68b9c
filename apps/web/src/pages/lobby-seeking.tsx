import type { SeekNews, SeekTerms } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { v4 as newId } from "uuid";
import { useNewTable } from "#features/create-table/use-new-table.ts";
import { withBotsAlone } from "#features/seeking/choices.ts";
import { SeekDialog } from "#features/seeking/seek-dialog.tsx";
import { SeekPanel } from "#features/seeking/seek-panel.tsx";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import { useEnter } from "#lib/club/session.ts";
import type { Stream } from "#lib/club/stream-follower.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { useStream } from "#lib/club/use-stream.ts";
import { useLayers } from "#lib/layers.ts";
import { paths } from "#lib/paths.ts";
import { useLateTexts, useWindowTexts } from "#lib/use-window-texts.ts";

/** What is sought, from one press to the next. */
interface Sought {
  readonly seekId: string;
  readonly terms: SeekTerms;
  /** By the time of this device. */
  readonly at: number;
}

function seekStream({ seekId, terms }: Sought) {
  return ({ seek }: ClubConnection["client"]): Stream<SeekNews> => ({
    subscribe: (_, events) => seek.follow.subscribe({ seekId, terms }, events),
  });
}

interface SeekingProps {
  readonly sought: Sought;
  readonly onOver: () => void;
}

/** Follows what comes of it, and goes to the table that is found. */
function Seeking({ sought, onOver }: SeekingProps) {
  const navigate = useNavigate();
  const [news, setNews] = useState<SeekNews | null>(null);
  const [since, setSince] = useState(sought.at);
  const leave = useMutation(useTRPC().seek.leave.mutationOptions());
  const newTable = useNewTable();
  useStream(
    useMemo(() => seekStream(sought), [sought]),
    (told) => {
      setNews(told);
      if (told.kind === "waiting") setSince(Date.now() - told.waitedMs);
      if (told.kind === "seated") void navigate({ to: paths.table, params: { tableId: told.tableId } });
      return "taken";
    },
  );
  const stop = () => {
    // What is not told is over by itself in a moment.
    leave.mutate({ seekId: sought.seekId });
    onOver();
  };
  return (
    <SeekPanel
      terms={sought.terms}
      news={news}
      since={since}
      busy={newTable.isPending}
      onLeave={stop}
      onBots={() => {
        leave.mutate({ seekId: sought.seekId });
        newTable.mutate(withBotsAlone(sought.terms));
      }}
    />
  );
}

interface LobbySeekingProps {
  readonly isSeeking: boolean;
  readonly onSeeking: (isSeeking: boolean) => void;
}

/** Has the club seat the visitor: the choice of what to play, and then the wait for it. */
export function LobbySeeking({ isSeeking, onSeeking }: LobbySeekingProps) {
  useWindowTexts();
  useLateTexts("conditions");
  const { close } = useLayers();
  const enter = useEnter();
  const showRefusal = useRefusalToast();
  const newTable = useNewTable();
  const [sought, setSought] = useState<Sought | null>(null);
  const seek = (terms: SeekTerms) =>
    enter.mutate(undefined, {
      onError: showRefusal,
      onSuccess() {
        setSought({ seekId: newId(), terms, at: Date.now() });
        onSeeking(true);
        close("seek");
      },
    });
  return (
    <>
      <SeekDialog
        busy={enter.isPending || newTable.isPending}
        onSeek={seek}
        onBots={(terms) => newTable.mutate(withBotsAlone(terms))}
      />
      {isSeeking && sought !== null ? (
        <Seeking key={sought.seekId} sought={sought} onOver={() => onSeeking(false)} />
      ) : null}
    </>
  );
}
