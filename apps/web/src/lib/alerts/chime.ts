/** A note of a chime: its pitch in hertz, and when it is struck, in seconds. */
type Note = readonly [hertz: number, at: number];

/** What calls a player: two notes up for a turn, three for a game that begins, one twice for time that runs out. */
const CHIMES = {
  turn: [
    [659.25, 0],
    [880, 0.13],
  ],
  start: [
    [523.25, 0],
    [659.25, 0.13],
    [783.99, 0.26],
  ],
  low: [
    [587.33, 0],
    [587.33, 0.22],
  ],
} as const satisfies Record<string, readonly Note[]>;

export type Chime = keyof typeof CHIMES;

const PEAKS = { soft: 0.06, medium: 0.16, loud: 0.4 } as const;
export type Loudness = keyof typeof PEAKS;

/** How long a note takes to be there, and to be gone; an octave above it sounds softly with it, as in a bell. */
const ATTACK_SECONDS = 0.008;
const DECAY_SECONDS = 0.7;
const OVERTONE = 0.22;
/** What a volume that falls exponentially can fall to. */
const SILENCE = 0.0001;

let context: AudioContext | null = null;

/** Not every browser tells. */
function activation(): UserActivation | undefined {
  return navigator.userActivation;
}

/** Browsers let no page sound that nobody has touched yet; what is asked of one then would sound at the first touch. */
export function contextOfTouchedPage(): AudioContext | null {
  if (typeof AudioContext === "undefined" || activation()?.hasBeenActive === false) return null;
  context ??= new AudioContext();
  return context;
}

function strike(audio: AudioContext, [hertz, at]: Note, peak: number): void {
  const begin = audio.currentTime + at;
  const volume = audio.createGain();
  volume.gain.setValueAtTime(SILENCE, begin);
  volume.gain.exponentialRampToValueAtTime(peak, begin + ATTACK_SECONDS);
  volume.gain.exponentialRampToValueAtTime(SILENCE, begin + DECAY_SECONDS);
  volume.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(volume);
  tone.start(begin);
  tone.stop(begin + DECAY_SECONDS);
}

function strikeAll(audio: AudioContext, notes: readonly Note[], peak: number): void {
  for (const [hertz, at] of notes) {
    strike(audio, [hertz, at], peak);
    strike(audio, [2 * hertz, at], peak * OVERTONE);
  }
}

/** Sounds a chime; does nothing where the browser lets no page sound, or the machine has nothing to sound with. */
export async function sound(chime: Chime, loudness: Loudness): Promise<void> {
  try {
    const audio = contextOfTouchedPage();
    await audio?.resume();
    if (audio !== null) strikeAll(audio, CHIMES[chime], PEAKS[loudness]);
  } catch {
    // Nobody can do anything about it, and there is more to see than to hear.
  }
}
