import { createContext } from "react";

/** Returns the hashes of pictures by user, of those who have one; rejects where the club cannot be asked. */
export type AskPictures = (userIds: readonly string[]) => Promise<Readonly<Record<string, string>>>;

/** How the page asks for pictures of people; null where there is no club. */
export const AskPicturesContext = createContext<AskPictures | null>(null);
