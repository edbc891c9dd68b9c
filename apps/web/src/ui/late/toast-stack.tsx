import { Toast } from "@base-ui/react/toast";
import { Info, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sayings, type Saying } from "#lib/toasts.ts";

const manager = Toast.createToastManager();

const LASTS_MS = 5000;

function show({ id, text, choice, lasts }: Saying): void {
  const actionProps = choice === null ? undefined : { children: choice.label, onClick: choice.onPress };
  manager.add({ id, description: text, timeout: lasts ? 0 : LASTS_MS, actionProps });
}

function ToastList() {
  const { t } = useTranslation();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["up", "right"]}
      className="absolute top-0 right-0 left-0 z-[calc(100-var(--toast-index))] translate-y-[calc(var(--toast-index)*0.6rem+var(--toast-swipe-movement-y))] rounded-soft bg-ink text-canvas shadow-l transition-[translate,opacity] duration-(--calm) ease-(--ease) data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:-translate-y-6 data-starting-style:opacity-0"
    >
      <Toast.Content className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-1 py-2.5 pr-2 pl-3.5 sm:flex">
        <Info size={18} aria-hidden="true" className="mt-1 shrink-0 text-brass-bright" />
        <Toast.Description className="flex-1 py-0.5 text-[0.9375rem] leading-snug" />
        <Toast.Action className="shrink-0 justify-self-start rounded-tight px-3 py-2 text-sm font-semibold ring-1 ring-current/50 ring-inset hover:bg-canvas/10 max-sm:col-start-2 max-sm:row-start-2 sm:self-center" />
        <Toast.Close
          aria-label={t(($) => $.common.close)}
          className="-m-1.5 inline-flex size-11 shrink-0 items-center justify-center rounded-tight text-canvas/70 hover:text-canvas max-sm:col-start-3 max-sm:row-start-1"
        >
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
        <Toast.Viewport
          aria-label={t(($) => $.common.notices)}
          className="fixed top-[calc(4rem+env(safe-area-inset-top))] right-4 left-4 z-70 mx-auto max-w-md low:top-3 print:hidden"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
