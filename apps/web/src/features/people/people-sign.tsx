import { Link } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import styles from "./people-sign.module.css";
import { usePeopleNews } from "./use-people-news.ts";

/** The way to one's friends, in the bar; a number says how much is new there. */
export function PeopleSign() {
  useLateTexts("withPeople");
  const { t } = useTranslation();
  const me = useMe().data?.user;
  const news = usePeopleNews();
  if (me === null) return null;
  const count = (news?.asking.length ?? 0) + (news?.invitations.length ?? 0);
  const label = count === 0 ? t(($) => $.people.friends) : t(($) => $.people.friendsNew, { count });
  return (
    <Link to={paths.friends} aria-label={label} title={label} className={styles["sign"]}>
      <Users size={20} strokeWidth={1.75} aria-hidden="true" />
      {count === 0 ? null : (
        <span className={styles["count"]} aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  );
}
