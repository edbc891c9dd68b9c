import { Toast } from "@base-ui/react/toast";

/** Every toast of the application; `ui/toaster` shows them. */
export const toasts = Toast.createToastManager();

interface Choice {
  readonly label: string;
  readonly onPress: () => void;
}

/** Says something that lasts, with what can be done about it. What is said under the same id takes its place. */
export function propose(id: string, text: string, choice: Choice | null): void {
  const actionProps = choice === null ? undefined : { children: choice.label, onClick: choice.onPress };
  toasts.add({ id, description: text, timeout: 0, actionProps });
}

/** Says something to the person from anywhere; the same text twice is one toast. */
export function notify(text: string): void {
  toasts.add({ id: text, description: text, timeout: 5000 });
}
