import { createSwitch } from "../preference.ts";

/** Whether what is typed plays: letters alone are pressed by voices and other helpers too. */
export const lettersPreference = createSwitch("letters", "on");
