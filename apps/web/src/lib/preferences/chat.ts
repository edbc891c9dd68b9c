import { createSwitch } from "../preference.ts";

/** Whether there is a chat at tables. */
export const chatPreference = createSwitch("chat", "on");

/** Whether the chat stands beside the table, where there is room for it. */
export const chatDockPreference = createSwitch("chat-dock", "off");
