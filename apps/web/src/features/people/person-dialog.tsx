import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { buttonClass } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { PersonView } from "./person/person-view.tsx";

function Name({ text }: { readonly text: string }) {
  return (
    <h3 translate="no" className="font-display text-2xl font-semibold break-words">
      {text}
    </h3>
  );
}

interface PersonDialogProps {
  readonly userId: string;
  /** Where they sit. */
  readonly tableId: string;
}

/** Who somebody is, over the table where they sit. */
export function PersonDialog({ userId, tableId }: PersonDialogProps) {
  useLateTexts("withPeople");
  const { t } = useTranslation();
  return (
    <Dialog layer="person" title={t(($) => $.people.person.title)} shape="sheet">
      <div className="flex flex-col gap-4">
        <PersonView key={userId} userId={userId} Heading={Name} met={{ kind: "seat", tableId }} />
        <Link to={paths.person} params={{ id: userId }} target="_blank" className={buttonClass("ghost")}>
          {t(($) => $.people.person.whole)}
        </Link>
      </div>
    </Dialog>
  );
}
