import { afterEach, beforeEach, expect, test, vi } from "vitest";

let struck: { hertz: number; at: number; peak: number }[] = [];

class FakeAudio {
  currentTime = 10;
  destination = {};
  resume = () => Promise.resolve();
  createGain() {
    const gain = {
      peak: 0,
      setValueAtTime: () => undefined,
      exponentialRampToValueAtTime: (value: number) => void (gain.peak = Math.max(gain.peak, value)),
    };
    return { gain, connect: () => undefined };
  }
  createOscillator() {
    const tone = {
      frequency: { value: 0 },
      volume: { gain: { peak: 0 } },
      connect: (volume: { gain: { peak: number } }) => void (tone.volume = volume),
      start: (at: number) =>
        void struck.push({ hertz: tone.frequency.value, at: at - 10, peak: tone.volume.gain.peak }),
      stop: () => undefined,
    };
    return tone;
  }
}

/** The module keeps the browser's audio, so each test has its own. */
async function freshSound() {
  vi.resetModules();
  const { sound } = await import("./chime.ts");
  return sound;
}

beforeEach(() => {
  struck = [];
  vi.stubGlobal("AudioContext", FakeAudio);
  vi.stubGlobal("navigator", { userActivation: { hasBeenActive: true } });
});
afterEach(() => void vi.unstubAllGlobals());

test("a turn is two notes up, each with its octave; louder is the same chime", async () => {
  const sound = await freshSound();
  await sound("turn", "soft");
  const soft = struck.splice(0);
  await sound("turn", "loud");
  expect(soft.map(({ hertz }) => hertz)).toEqual([659.25, 1318.5, 880, 1760]);
  expect(struck.map(({ hertz }) => hertz)).toEqual(soft.map(({ hertz }) => hertz));
  expect(struck[0]?.peak).toBeGreaterThan(soft[0]?.peak ?? 1);
});

test("a page that nobody has touched is silent, and not late", async () => {
  vi.stubGlobal("navigator", { userActivation: { hasBeenActive: false } });
  const sound = await freshSound();
  await sound("turn", "soft");
  expect(struck).toEqual([]);
});

test.each([
  ["a browser without audio", undefined],
  [
    "a machine with nothing to sound with",
    class extends FakeAudio {
      override resume = () => Promise.reject(new Error("no device"));
    },
  ],
])("%s is silent", async (_, Audio) => {
  vi.stubGlobal("AudioContext", Audio);
  const sound = await freshSound();
  await sound("low", "medium");
  expect(struck).toEqual([]);
});
