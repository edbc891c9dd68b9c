import { clockTime, personName } from "@trelyazh/i18n";
import { Flag, VolumeX } from "lucide-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { localePreference } from "#lib/preferences/locale.ts";
import { usePreference } from "#lib/use-preference.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { Bubble, Said } from "./bubble.tsx";
import { dateText, dayName } from "./days.ts";
import type { LineGroup } from "./line-groups.ts";
import { LineText } from "./line-text.tsx";
import { hasAddress } from "./split-text.ts";
import styles from "./group.module.css";

interface GroupProps {
  readonly group: LineGroup;
  readonly isMine: boolean;
  readonly onMute: (person: LineGroup["by"]) => void;
  /** Tells the moderators of the last of the lines. */
  readonly onReport: (group: LineGroup) => void;
}

function Day({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const locale = usePreference(localePreference);
  const [now] = useState(() => Date.now());
  const name = dayName(at, now);
  return <li className={styles["day"]}>{name === null ? dateText(locale, at) : t(($) => $.chat[name])}</li>;
}

/** Who has said it, and when; anyone else can be muted there by one press, and reported. */
function Head({ group, isMine, onMute, onReport }: GroupProps) {
  const { by, lines } = group;
  const { t } = useTranslation();
  const locale = usePreference(localePreference);
  const name = isMine ? t(($) => $.chat.you) : personName(t, by.name);
  const at = lines[0]?.at ?? 0;
  const deal = lines[0]?.deal?.number;
  return (
    <div className={styles["head"]} data-mine={isMine}>
      <span className={styles["name"]}>{name}</span>
      <time dateTime={new Date(at).toISOString()}>{clockTime(locale, at)}</time>
      {deal === undefined ? null : <span>{t(($) => $.chat.deal, { deal })}</span>}
      {isMine ? null : (
        <span className={styles["ways"]}>
          <IconButton label={t(($) => $.chat.report, { name })} onClick={() => onReport(group)}>
            <Flag size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t(($) => $.chat.mute, { name })} onClick={() => onMute(by)}>
            <VolumeX size={16} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  );
}

/** What somebody has said in one go. */
export const Group = memo(function Group(props: GroupProps) {
  const { t } = useTranslation();
  const { group, isMine } = props;
  const { lines, beginsDay } = group;
  return (
    <>
      {beginsDay ? <Day at={lines[0]?.at ?? 0} /> : null}
      <Said isMine={isMine}>
        <Head {...props} />
        {lines.map((line) => (
          <Bubble
            key={line.seq}
            aside={isMine && line.links !== true && hasAddress(line.text ?? "") ? t(($) => $.chat.noLink) : undefined}
          >
            <LineText line={line} />
          </Bubble>
        ))}
      </Said>
    </>
  );
});
