import { MessageCircle, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useSyncExternalStore, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { chatDockPreference } from "#lib/preferences/chat.ts";
import { usePreference } from "#lib/use-preference.ts";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import styles from "./chat-door.module.css";

interface ChatDoorProps {
  readonly title: string;
  readonly unread: number;
  /** Where it stands if there is room: over the record of a table, or in the corner of a page. */
  readonly place: "table" | "page";
  /** What is said there; shown while it is open. */
  readonly children: ReactNode;
}

/** More is not counted. */
const MOST_SHOWN = 9;

const WIDE = "(min-width: 1160px)";

function subscribeWide(listener: () => void): () => void {
  const wide = matchMedia(WIDE);
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}

const useIsWide = () => useSyncExternalStore(subscribeWide, () => matchMedia(WIDE).matches);

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [role=dialog], [role=menu]") !== null;
}

/** Calls back when somebody presses the key with a slash, in either layout. */
function useSlash(onPress: () => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isWriting(event.target)) return;
      if (event.key !== "/" && event.code !== "Slash") return;
      event.preventDefault();
      press();
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** Whether the chat is open, and how that is changed: where there is room it stands beside the page, else it lies over it. */
function useDoor(onShut: () => void) {
  const isWide = useIsWide();
  const isOver = useIsOpen("chat");
  const isDocked = usePreference(chatDockPreference) === "on";
  const { open, close } = useLayers();
  const isOpen = isOver || (isWide && isDocked);
  const shut = () => {
    chatDockPreference.set("off");
    close("chat");
    onShut();
  };
  const show = () => (isWide ? chatDockPreference.set("on") : open("chat"));
  const turn = isOpen ? shut : show;
  useSlash(turn);
  return { isWide, isOpen, shut, turn };
}

function Badge({ unread }: Pick<ChatDoorProps, "unread">) {
  if (unread === 0) return null;
  return (
    <span aria-hidden="true" className={styles["badge"]}>
      {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
    </span>
  );
}

/** The button that opens a chat, which says how much is new, and what it opens. */
export function ChatDoor({ title, unread, place, children }: ChatDoorProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const { isWide, isOpen, shut, turn } = useDoor(() => button.current?.focus());
  const label = unread === 0 ? t(($) => $.chat.open) : t(($) => $.chat.openUnread, { count: unread });
  return (
    <>
      <IconButton
        ref={button}
        label={isOpen ? t(($) => $.chat.close) : label}
        aria-expanded={isOpen}
        className={styles["button"] ?? ""}
        onClick={turn}
      >
        <MessageCircle size={20} strokeWidth={1.75} aria-hidden="true" />
        <Badge unread={isOpen ? 0 : unread} />
      </IconButton>
      {isWide && isOpen ? (
        <Dock title={title} place={place} onClose={shut}>
          {children}
        </Dock>
      ) : null}
      {isWide ? null : (
        <Dialog layer="chat" title={title} shape="sheet">
          <div className={styles["sheet"]}>{children}</div>
        </Dialog>
      )}
    </>
  );
}

interface DockProps extends Pick<ChatDoorProps, "title" | "place" | "children"> {
  readonly onClose: () => void;
}

/** It is a part of the page: everything else can be used meanwhile. */
function Dock({ title, place, onClose, children }: DockProps) {
  const { t } = useTranslation();
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from whatever has the focus in it
    <section aria-label={title} className={styles["dock"]} data-place={place} onKeyDown={onKey}>
      <header className={styles["head"]}>
        <h2 className="font-display text-lg font-semibold">{title}</h2>
        <IconButton label={t(($) => $.chat.close)} onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      {children}
    </section>
  );
}
