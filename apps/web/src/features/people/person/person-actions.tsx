import type { PersonChange, PersonProfile } from "@trelyazh/protocol";
import {
  Ban,
  Eye,
  EyeOff,
  HeartHandshake,
  UserRoundCheck,
  UserRoundMinus,
  UserRoundPlus,
  UserRoundX,
} from "lucide-react";
import type { ReactNode } from "react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonLook } from "#ui/button.tsx";
import { usePersonChange } from "../use-person-change.ts";

const ICON = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

interface Act {
  readonly change: PersonChange;
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: ButtonLook;
}

/** What can be done about a friendship as it stands. */
function useFriendship({ isFriend, isAsked, isAsking }: PersonProfile["standing"]): readonly Act[] {
  const { t } = useTranslation();
  if (isFriend)
    return [{ change: "unfriend", label: t(($) => $.people.act.unfriend), icon: <UserRoundMinus {...ICON} /> }];
  if (isAsked) return [{ change: "takeBack", label: t(($) => $.people.act.takeBack), icon: <UserRoundX {...ICON} /> }];
  if (!isAsking)
    return [{ change: "ask", label: t(($) => $.people.act.ask), icon: <UserRoundPlus {...ICON} />, look: "primary" }];
  return [
    { change: "accept", label: t(($) => $.people.act.accept), icon: <UserRoundCheck {...ICON} />, look: "primary" },
    { change: "decline", label: t(($) => $.people.act.decline), icon: <UserRoundX {...ICON} /> },
  ];
}

/** What can be done about meeting them. */
function useMeeting({ isHidden, isAvoided }: PersonProfile["standing"]): readonly Act[] {
  const { t } = useTranslation();
  if (isHidden)
    return [{ change: "show", label: t(($) => $.people.act.show), icon: <Eye {...ICON} />, look: "primary" }];
  const apart: Act = isAvoided
    ? { change: "allow", label: t(($) => $.people.act.allow), icon: <HeartHandshake {...ICON} /> }
    : { change: "avoid", label: t(($) => $.people.act.avoid), icon: <Ban {...ICON} />, look: "ghost" };
  return [apart, { change: "hide", label: t(($) => $.people.act.hide), icon: <EyeOff {...ICON} />, look: "ghost" }];
}

function useSaid({ isFriend, isAsked, isAvoided }: PersonProfile["standing"]): readonly string[] {
  const { t } = useTranslation();
  return [
    isFriend ? t(($) => $.people.act.isFriend) : "",
    isAsked ? t(($) => $.people.act.asked) : "",
    isAvoided ? t(($) => $.people.act.isAvoided) : "",
  ].filter(Boolean);
}

/** What stands between the viewer and somebody, and what the viewer can make of it. */
export function PersonActions({ person: { id, standing } }: { readonly person: PersonProfile }) {
  const { t } = useTranslation();
  const { mutate, isPending } = usePersonChange();
  const hintId = useId();
  const friendship = useFriendship(standing);
  const meeting = useMeeting(standing);
  const acts = [...(standing.isHidden ? [] : friendship), ...meeting];
  const said = useSaid(standing);
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-sm text-brass-text empty:hidden">
        {said.join(" · ")}
      </p>
      <div className="flex flex-wrap gap-2">
        {acts.map(({ change, label, icon, look = "quiet" }) => (
          <Button
            key={change}
            look={look}
            disabled={isPending}
            aria-describedby={change === "hide" ? hintId : undefined}
            onClick={() => mutate({ userId: id, change })}
          >
            {icon}
            <span>{label}</span>
          </Button>
        ))}
      </div>
      {standing.isHidden ? null : (
        <p id={hintId} className="text-[0.8125rem] leading-snug text-ink-soft">
          {t(($) => $.people.act.hideHint)}
        </p>
      )}
    </div>
  );
}
