/** Somebody who is signed in. */
export interface Member {
  readonly id: string;
  readonly name: string;
}
