import { Toast } from "@base-ui/react/toast";

/** Every toast of the application; `ui/toaster` shows them. */
export const toasts = Toast.createToastManager();

/** Says something to the person from anywhere; the same text twice is one toast. */
export function notify(text: string): void {
  toasts.add({ id: text, description: text, timeout: 5000 });
}
