import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { sound } from "#lib/alerts/chime.ts";
import { showNotice } from "#lib/alerts/system-notices.ts";
import { isAway, onSightChange } from "#lib/page-in-sight.ts";
import { marksPreference, noticesPreference, soundPreference } from "#lib/preferences/alerts.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useGlance, useTable } from "../scene/table-context.ts";
import {
  alertFor,
  callBetween,
  isMarked,
  standingOf,
  type AlertSettings,
  type Call,
  type Moment,
} from "./attention.ts";
import { markPage } from "./page-marks.ts";

function useAlertSettings(): AlertSettings {
  return {
    marks: usePreference(marksPreference) === "on",
    sound: usePreference(soundPreference),
    notices: usePreference(noticesPreference) === "on",
  };
}

/** Says whether a moment of the club's clock is over; renders when it comes. */
function useIsPast(at: number | null): boolean {
  const glance = useGlance();
  const [past, setPast] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return undefined;
    const leftMs = at - glance().clockOffsetMs - Date.now();
    const timer = setTimeout(() => setPast(at), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [at, glance]);
  return at !== null && past === at;
}

function useIsAway(): boolean {
  return useSyncExternalStore(onSightChange, isAway);
}

/** Calls back for whatever the player is called for, once. */
function useCalls(moment: Moment, onCall: (call: Call) => void): void {
  const before = useRef(moment);
  const tell = useEffectEvent(onCall);
  useEffect(() => {
    const call = callBetween(before.current, moment);
    before.current = moment;
    if (call !== null) tell(call);
  });
}

interface TurnTitleProps {
  /** The title of the page while nobody is called. */
  readonly title: string;
}

/** The title of a table's page. With it the page calls a player who looks elsewhere: by its icon, a sound and a notice. */
export function TurnTitle({ title }: TurnTitleProps) {
  const { t } = useTranslation();
  const glance = useGlance();
  const settings = useAlertSettings();
  const away = useIsAway();
  const standing = useTable(standingOf);
  const isLow = useIsPast(standing.lowAt);
  const takeBack = useRef<(() => void) | null>(null);
  // What was told is over when the player is back, or has moved.
  useEffect(() => () => takeBack.current?.(), [away, standing.ownTurn]);
  useCalls({ ...standing, isLow }, (call) => {
    const { loudness, isNotified } = alertFor(call, away, settings);
    if (loudness !== null) void sound(call, loudness);
    if (!isNotified) return;
    const tag = `table-${glance().table.id}`;
    takeBack.current = showNotice({ title: t(($) => $.table.calls[call]), body: title, tag });
  });
  const marked = isMarked(standing, away, settings);
  useEffect(() => (marked ? markPage() : undefined), [marked]);
  return <title>{marked ? t(($) => $.table.marked, { title }) : title}</title>;
}
