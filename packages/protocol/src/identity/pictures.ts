import { z } from "zod";

/** Below that path pages send their own picture, and find those of others. */
export const PICTURES_PATH = "/api/pictures";

/** The largest file that the club makes a picture of, in bytes; pages send a smaller one. */
export const MAX_PICTURE_BYTES = 384 * 1024;

/** Of how many people the pictures are asked for at once. */
export const MOST_PICTURES = 60;

/** Returns where the picture with that hash is; what is there never changes. */
export function pictureAddress(hash: string): string {
  return `${PICTURES_PATH}/${hash}.jpg`;
}

export const AskForPictures = z.strictObject({ userIds: z.array(z.string().min(1).max(64)).min(1).max(MOST_PICTURES) });
export type AskForPictures = z.infer<typeof AskForPictures>;
