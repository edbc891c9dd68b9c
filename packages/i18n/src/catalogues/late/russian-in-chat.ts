import chat from "../ru/chat.json" with { type: "json" };

/** What is said around what people say to each other, which comes with the first room. */
export const RUSSIAN_IN_CHAT = { chat };
