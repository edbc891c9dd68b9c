import { contextOfTouchedPage } from "./chime.ts";

/** What cards sound like: how often one is put down, how far apart, how bright, and how long each lasts; in seconds and hertz. */
const NOISES = {
  card: { strokes: 1, apart: 0, hertz: 2600, lasts: 0.07 },
  deal: { strokes: 5, apart: 0.09, hertz: 3200, lasts: 0.05 },
  trick: { strokes: 1, apart: 0, hertz: 1100, lasts: 0.22 },
} as const;

export type Noise = keyof typeof NOISES;

const PEAK = 0.05;
const SILENCE = 0.0001;

/** Paper on cloth: noise that is gone at once. */
function stroke(audio: AudioContext, begin: number, { hertz, lasts }: (typeof NOISES)[Noise]): void {
  const samples = audio.createBuffer(1, Math.ceil(audio.sampleRate * lasts), audio.sampleRate);
  const channel = samples.getChannelData(0);
  for (let at = 0; at < channel.length; at += 1) channel[at] = Math.random() * 2 - 1;
  const source = new AudioBufferSourceNode(audio, { buffer: samples });
  const filter = new BiquadFilterNode(audio, { type: "bandpass", frequency: hertz, Q: 0.8 });
  const volume = new GainNode(audio, { gain: PEAK });
  volume.gain.setValueAtTime(PEAK, begin);
  volume.gain.exponentialRampToValueAtTime(SILENCE, begin + lasts);
  source.connect(filter).connect(volume).connect(audio.destination);
  source.start(begin);
}

/** Makes a noise; does nothing where the browser lets no page sound, or the machine has nothing to sound with. */
export async function makeNoise(noise: Noise): Promise<void> {
  try {
    const audio = contextOfTouchedPage();
    if (audio === null) return;
    await audio.resume();
    const { strokes, apart } = NOISES[noise];
    for (let made = 0; made < strokes; made += 1) stroke(audio, audio.currentTime + made * apart, NOISES[noise]);
  } catch {
    // As for a chime: there is more to see than to hear.
  }
}
