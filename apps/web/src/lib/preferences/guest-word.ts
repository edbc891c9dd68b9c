import { createSwitch } from "../preference.ts";

/** Whether a guest of this browser is still to hear what they would lose; it is said once. */
export const guestWord = createSwitch("guest-word", "on");
