import chat from "../en/chat.json" with { type: "json" };

/** What is said around what people say to each other, which comes with the first room. */
export const ENGLISH_IN_CHAT = { chat };
