import { figureOf } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { ImageUp, Trash2 } from "lucide-react";
import { use, useRef, useSyncExternalStore, type ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { useConnection } from "#lib/club/session.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { notify } from "#lib/toasts.ts";
import { Button } from "#ui/button.tsx";
import { AskPicturesContext, type AskPictures } from "#ui/person/ask-pictures.ts";
import { PersonFigure } from "#ui/person/person-figure.tsx";
import { picturesOf } from "#ui/person/pictures.ts";
import { AccountPanel } from "../account-panel.tsx";
import { sendPicture } from "./send-picture.ts";

const ICON = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

const NOBODYS: AskPictures = () => Promise.resolve({});

/** Sends a picture, or takes it away; the page shows it at once. */
function usePictureChange(userId: string) {
  const { client } = useConnection();
  const { t } = useTranslation();
  const pictures = picturesOf(use(AskPicturesContext) ?? NOBODYS);
  const onError = useRefusalToast();
  const change = useMutation({
    mutationFn: async (file: File | null) => {
      if (file !== null) return sendPicture(file);
      await client.member.removePicture.mutate();
      return undefined;
    },
    onError,
    onSuccess(picture) {
      pictures.note(userId, picture);
      notify(picture === undefined ? t(($) => $.account.picture.removed) : t(($) => $.account.picture.done));
    },
  });
  const picture = useSyncExternalStore(pictures.subscribe, () => pictures.of(userId));
  return { change, picture };
}

/** How a member looks to others: a picture of their own, or the figure that everybody has. */
export function OwnPicture({ userId }: { readonly userId: string }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { change, picture } = usePictureChange(userId);
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file !== undefined) change.mutate(file);
    // The same file can be chosen once more.
    currentTarget.value = "";
  };
  return (
    <AccountPanel title={t(($) => $.account.picture.title)}>
      <div className="flex flex-wrap items-center gap-5">
        <PersonFigure figure={figureOf(userId)} userId={userId} className="size-24 shrink-0" />
        <p className="min-w-48 grow basis-0 leading-relaxed text-ink-soft">{t(($) => $.account.picture.text)}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <input ref={input} type="file" accept="image/*" hidden onChange={choose} />
        <Button disabled={change.isPending} onClick={() => input.current?.click()}>
          <ImageUp {...ICON} />
          <span>
            {picture === undefined ? t(($) => $.account.picture.choose) : t(($) => $.account.picture.another)}
          </span>
        </Button>
        {picture === undefined ? null : (
          <Button look="danger" disabled={change.isPending} onClick={() => change.mutate(null)}>
            <Trash2 {...ICON} />
            <span>{t(($) => $.account.picture.remove)}</span>
          </Button>
        )}
      </div>
    </AccountPanel>
  );
}
