import { Toast } from "@base-ui/react/toast";
import { Info, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sayings, type Saying } from "#lib/toasts.ts";
import styles from "./toast-stack.module.css";

const manager = Toast.createToastManager();

const LASTS_MS = 5000;

function show({ id, text, choice, lasts }: Saying): void {
  const press = () => {
    choice?.onPress();
    manager.close(id);
  };
  const actionProps = choice === null ? undefined : { children: choice.label, onClick: press };
  manager.add({ id, description: text, timeout: lasts ? 0 : LASTS_MS, actionProps });
}

function ToastList() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // A dialog that is told of by its text alone has no name.
      aria-label={t(($) => $.common.notices)}
      swipeDirection={["up", "right"]}
      className={`z-[calc(100-var(--toast-index))] translate-y-[calc(var(--toast-index)*0.6rem+var(--toast-swipe-movement-y))] data-starting-style:-translate-y-6 ${styles["toast"]}`}
    >
      <Toast.Content className={styles["content"]}>
        <Info size={18} aria-hidden="true" className={styles["sign"]} />
        <Toast.Description className={`text-[0.9375rem] leading-snug ${styles["text"]}`} />
        <Toast.Action className={`text-sm font-semibold ${styles["action"]}`} />
        <Toast.Close aria-label={t(($) => $.common.close)} className={styles["close"]}>
          <X size={16} aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Shows what `notify` says, one above the other and two at most. */
export function ToastStack() {
  const { t } = useTranslation();
  useEffect(() => {
    const showAll = () => sayings.take(show);
    showAll();
    return sayings.subscribe(showAll);
  }, []);
  return (
    <Toast.Provider toastManager={manager} limit={2}>
      <Toast.Portal>
        <Toast.Viewport aria-label={t(($) => $.common.notices)} className={`print:hidden ${styles["stack"]}`}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
