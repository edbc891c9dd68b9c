import type { Seat } from "@trelyazh/preferans";
import { errorText } from "@trelyazh/i18n";
import { useNavigate } from "@tanstack/react-router";
import { decidesAlone, leavingOf, whyNotPropose, type ProposalKind } from "@trelyazh/table";
import { Coffee, Flag, LogOut, Play } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useActions, useGlance, useTable } from "#features/table/scene/table-context.ts";
import { KeysItem } from "#features/table/keys/keys-dialog.tsx";
import { useLayers } from "#lib/layers.ts";
import { paths } from "#lib/paths.ts";
import { RulesItem } from "#pages/rules/rules-over-table.tsx";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Menu, MenuItem } from "#ui/menu.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";

const LeavingCostText = lazy(async () => ({
  default: (await import("#features/conduct/leaving-cost.tsx")).LeavingCostText,
}));

const ICON = { size: 18, strokeWidth: 1.75 } as const;

interface ProposalItemProps {
  readonly kind: ProposalKind;
  readonly you: Seat;
  readonly onSelect: () => void;
}

function useProposalTexts(kind: ProposalKind, alone: boolean) {
  const { t } = useTranslation();
  const isPause = kind === "pause";
  const hint = isPause ? t(($) => $.table.menu.pauseHint) : t(($) => $.table.menu.endHint);
  if (alone) {
    return { hint, label: isPause ? t(($) => $.table.menu.pauseAlone) : t(($) => $.table.menu.endAlone) };
  }
  return { hint, label: isPause ? t(($) => $.table.menu.pause) : t(($) => $.table.menu.end) };
}

/** A proposal, or why it cannot be made now. */
function ProposalItem({ kind, you, onSelect }: ProposalItemProps) {
  const { t } = useTranslation();
  const { alone, whyNot, isAgreeing } = useTable(({ table, isAgreeing: isSending }) => ({
    alone: decidesAlone(table, you),
    whyNot: whyNotPropose(table, you, kind),
    isAgreeing: isSending,
  }));
  const { label, hint } = useProposalTexts(kind, alone);
  return (
    <MenuItem
      icon={kind === "pause" ? <Coffee {...ICON} /> : <Flag {...ICON} />}
      label={label}
      hint={whyNot === null ? hint : errorText(t, whyNot)}
      disabled={whyNot !== null || isAgreeing}
      onSelect={onSelect}
    />
  );
}

interface PlayItemsProps {
  readonly you: Seat;
  readonly onEnd: () => void;
}

/** What players can agree on while they play. */
function PlayItems({ you, onEnd }: PlayItemsProps) {
  const { t } = useTranslation();
  const { propose, resume } = useActions();
  const { isPaused, isEnding, isAgreeing } = useTable((scene) => ({
    isPaused: scene.table.pause !== null,
    isEnding: scene.table.isEnding,
    isAgreeing: scene.isAgreeing,
  }));
  return (
    <>
      {!isPaused ? (
        <ProposalItem kind="pause" you={you} onSelect={() => propose("pause")} />
      ) : (
        <MenuItem
          icon={<Play {...ICON} />}
          label={t(($) => $.table.pause.resume)}
          disabled={isAgreeing}
          onSelect={resume}
        />
      )}
      {isEnding ? null : <ProposalItem kind="end" you={you} onSelect={onEnd} />}
    </>
  );
}

function useLeaving(tableId: string) {
  const navigate = useNavigate();
  const { send, isSending } = useTableCommand(({ leave }) => leave, {
    onAck: () => navigate({ to: paths.lobby, replace: true }),
  });
  return { busy: isSending, leave: () => send({ tableId }) };
}

/** What it brings to leave now. Where others play on, the club is asked. */
function LeavingText({ you }: Pick<PlayItemsProps, "you">) {
  const { t } = useTranslation();
  const { counts, isMisere } = useTable(({ table, clockOffsetMs }) =>
    leavingOf(table, you, Date.now() + clockOffsetMs),
  );
  const plain = t(($) => $.table.leaveText);
  if (!counts) return <p>{plain}</p>;
  return (
    <PartBoundary part="dialog" frame={() => <p>{plain}</p>}>
      <Suspense fallback={<p>{plain}</p>}>
        <LeavingCostText plain={plain} isMisere={isMisere} />
      </Suspense>
    </PartBoundary>
  );
}

/** For whoever looks on, or has played to the end: there is nothing to do there but to read. */
function ReadersMenu() {
  const { t } = useTranslation();
  return (
    <Menu label={t(($) => $.table.menu.label)}>
      <RulesItem />
    </Menu>
  );
}

/** For whoever sits at the table. */
function PlayersMenu({ you }: Pick<PlayItemsProps, "you">) {
  const { t } = useTranslation();
  const { propose } = useActions();
  const glance = useGlance();
  const { id, status, isAgreeing } = useTable((scene) => ({
    id: scene.table.id,
    status: scene.table.status,
    isAgreeing: scene.isAgreeing,
  }));
  const { open, close } = useLayers();
  const { busy, leave } = useLeaving(id);
  const end = () => propose("end");
  return (
    <>
      <Menu label={t(($) => $.table.menu.label)}>
        {status === "playing" ? (
          <PlayItems you={you} onEnd={() => (decidesAlone(glance().table, you) ? open("end") : end())} />
        ) : null}
        <RulesItem />
        <KeysItem />
        <MenuItem icon={<LogOut {...ICON} />} label={t(($) => $.table.leave)} onSelect={() => open("leave")} />
      </Menu>
      <ConfirmDialog
        layer="leave"
        title={t(($) => $.table.leaveTitle)}
        text={<LeavingText you={you} />}
        action={t(($) => $.table.leave)}
        busy={busy}
        onConfirm={leave}
      />
      <ConfirmDialog
        layer="end"
        title={t(($) => $.table.menu.endTitle)}
        text={t(($) => $.table.menu.endText)}
        action={t(($) => $.table.menu.endConfirm)}
        busy={isAgreeing}
        onConfirm={() => {
          end();
          close("end");
        }}
      />
    </>
  );
}

/** What somebody at the table can do besides playing. */
export function TableMenu() {
  const { you, isOver, isElsewhere } = useTable((scene) => ({
    you: scene.you,
    isOver: scene.table.status === "finished",
    isElsewhere: scene.isElsewhere,
  }));
  if (isElsewhere) return null;
  return you === null || isOver ? <ReadersMenu /> : <PlayersMenu you={you} />;
}
