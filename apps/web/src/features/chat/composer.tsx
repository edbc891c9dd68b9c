import { LINE_LENGTH, PHRASES } from "@trelyazh/protocol";
import { MessageSquareQuote, SendHorizontal } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "#ui/icon-button.tsx";
import { Pressable } from "#ui/pressable.tsx";
import type { RoomStore } from "./room/room-store.ts";
import styles from "./composer.module.css";

/** From there on it is told how much room is left. */
const NEAR_END = 50;

interface ComposerProps {
  readonly store: RoomStore;
}

/** What can be said in everybody's own language. */
function Phrases({ store, onSaid }: ComposerProps & { readonly onSaid: () => void }) {
  const { t } = useTranslation();
  const say = (phrase: (typeof PHRASES)[number]) => {
    store.say({ phrase });
    onSaid();
  };
  return (
    <ul className={styles["phrases"]} aria-label={t(($) => $.chat.phrasesOpen)}>
      {PHRASES.map((phrase) => (
        <li key={phrase}>
          <Pressable className={styles["phrase"]} onClick={() => say(phrase)}>
            {t(($) => $.chat.phrases[phrase])}
          </Pressable>
        </li>
      ))}
    </ul>
  );
}

/** What is being written, which stays when the field is closed; and how it is sent. */
function useDraft(store: RoomStore) {
  const [text, setText] = useState(() => store.draft());
  const write = (draft: string) => {
    store.keepDraft(draft);
    setText(draft);
  };
  const send = () => {
    const line = text.trim();
    if (line === "") return;
    store.say({ text: line });
    write("");
  };
  return { text, write, send };
}

/** Where a line is written. */
export function Composer({ store }: ComposerProps) {
  const { t } = useTranslation();
  const { text, write, send } = useDraft(store);
  const [hasPhrases, setPhrases] = useState(false);
  return (
    <div className={styles["composer"]}>
      {hasPhrases ? <Phrases store={store} onSaid={() => setPhrases(false)} /> : null}
      <div className={styles["row"]}>
        <IconButton
          label={hasPhrases ? t(($) => $.chat.phrasesClose) : t(($) => $.chat.phrasesOpen)}
          aria-expanded={hasPhrases}
          onClick={() => setPhrases(!hasPhrases)}
        >
          <MessageSquareQuote size={20} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <Field text={text} onWrite={write} onSend={send} />
        <IconButton label={t(($) => $.chat.send)} disabled={text.trim() === ""} onClick={send}>
          <SendHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

interface FieldProps {
  readonly text: string;
  readonly onWrite: (text: string) => void;
  readonly onSend: () => void;
}

/** Enter sends, with Shift it is a blank line; near the end it is told how much room is left. */
function Field({ text, onWrite, onSend }: FieldProps) {
  const { t } = useTranslation();
  const leftId = useId();
  const left = LINE_LENGTH - text.length;
  const isNearEnd = left <= NEAR_END;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className={styles["writing"]}>
      <textarea
        className={styles["field"]}
        rows={1}
        value={text}
        maxLength={LINE_LENGTH}
        placeholder={t(($) => $.chat.write)}
        aria-label={t(($) => $.chat.write)}
        aria-describedby={isNearEnd ? leftId : undefined}
        enterKeyHint="send"
        onChange={({ target }) => onWrite(target.value)}
        onKeyDown={onKey}
      />
      {isNearEnd ? (
        <p id={leftId} className={styles["left"]}>
          {t(($) => $.chat.left, { count: left })}
        </p>
      ) : null}
    </div>
  );
}
