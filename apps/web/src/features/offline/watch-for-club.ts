/** What lets somebody wait for the club. */
export interface Lookout {
  /** Asks the club for anything; false where nothing answers. */
  readonly answers: () => Promise<boolean>;
  /** Calls back now and then, and whenever it is worth asking; returns how to end that. */
  readonly onMoment: (callback: () => void) => () => void;
}

/** Waits until the club answers, and says so once. Returns how to end that. */
export function watchForClub({ answers, onMoment }: Lookout, onBack: () => void): () => void {
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    const isBack = await answers();
    isAsking = false;
    if (!isBack || isOver) return;
    end();
    onBack();
  };
  let isOver = false;
  const stop = onMoment(() => void ask());
  function end() {
    isOver = true;
    stop();
  }
  return end;
}
