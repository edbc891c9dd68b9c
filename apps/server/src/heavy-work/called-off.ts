/** Says whether nobody wants the answer any more; asked now and then by a job that may take long. */
export type IsCalledOff = () => boolean;
