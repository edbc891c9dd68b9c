import { settingsOf, startPulya, viewFor, actorOf } from "@trelyazh/preferans";
import { chooseMove, randomFrom } from "@trelyazh/solver";
import { apply, playDeal, shuffledDeck } from "@trelyazh/solver/testing/match";
const preset = process.argv[2] as any,
  level = process.argv[3] as any,
  N = Number(process.argv[4]);
const SETTINGS = settingsOf(preset, { closeBy: { kind: "deals", count: 1 } });
const bot = (l: any) => (pulya: any, seat: any) =>
  chooseMove({
    view: viewFor(pulya, seat),
    seat,
    seed: JSON.stringify(pulya.deal.calls).length * 1000 + (pulya.deal.tricks?.length ?? 0),
    level: l,
  }).move;
const random = randomFrom(5);
const diffs: number[] = [],
  byLead: number[][] = [[], []];
let deals = 0;
const E: any[][] = [[], []];
while (diffs.length < N) {
  deals++;
  let s = apply(startPulya({ settings: SETTINGS, dealer: 0 }), { type: "deal", deck: shuffledDeck(random) });
  for (let a = actorOf(s); a !== null && s.deal!.phase !== "openness" && s.deal!.phase !== "play"; a = actorOf(s))
    s = apply(s, bot("club")(s, a));
  if (s.deal!.phase !== "openness") continue;
  const seat = s.deal!.turn;
  const b = bot(level);
  const dl = (s.deal as any).declarer === s.deal!.seats[0] ? 1 : 0;
  const est = (["club", "master"] as const).map((l) => {
    const t = performance.now();
    const c = chooseMove({ view: viewFor(s, seat), seat, seed: 7, level: l });
    return { c, ms: performance.now() - t };
  });
  const res = [true, false].map((open) => {
    const e = playDeal(apply(s, { type: "chooseOpenness", seat, open }), [b, b, b]);
    return e.settlement!.exact[seat]! / e.settlement!.denominator;
  });
  est.forEach(({ c, ms }, k) => {
    const w = (o: boolean) => c.alternatives.find((a) => (a.move as any).open === o)?.whists ?? 0;
    E[k]!.push({ d: w(true) - w(false), open: (c.move as any).open, real: res[0]! - res[1]!, ms, nodes: c.nodes });
  });
  diffs.push(res[0]! - res[1]!);
  byLead[dl]!.push(res[0]! - res[1]!);
}
const st = (l: number[]) => {
  const m = l.reduce((a, b) => a + b, 0) / l.length;
  const v = l.reduce((a, b) => a + (b - m) ** 2, 0) / (l.length - 1);
  return `${m.toFixed(2)} ± ${(1.96 * Math.sqrt(v / l.length)).toFixed(2)} (n ${l.length}, sd ${Math.sqrt(v).toFixed(1)}, light better ${l.filter((x) => x > 0.01).length}, dark better ${l.filter((x) => x < -0.01).length})`;
};
console.log(
  preset,
  level,
  "deals",
  deals,
  "light-dark",
  st(diffs),
  "declarer leads:",
  st(byLead[1]!),
  "else:",
  st(byLead[0]!),
);

for (const l of E) {
  const dark = l.filter((e) => !e.open);
  const n = l.length;
  const mx = l.reduce((a, e) => a + e.d, 0) / n,
    my = l.reduce((a, e) => a + e.real, 0) / n;
  const cov = l.reduce((a, e) => a + (e.d - mx) * (e.real - my), 0),
    vx = l.reduce((a, e) => a + (e.d - mx) ** 2, 0),
    vy = l.reduce((a, e) => a + (e.real - my) ** 2, 0);
  console.log(
    "chose dark",
    dark.length,
    "their real light-dark sum",
    dark.reduce((a, e) => a + e.real, 0).toFixed(1),
    "mean est",
    mx.toFixed(2),
    "corr",
    (cov / Math.sqrt(vx * vy)).toFixed(2),
    "ms mean",
    (l.reduce((a, e) => a + e.ms, 0) / n).toFixed(1),
    "max",
    Math.max(...l.map((e) => e.ms)).toFixed(0),
    "nodes",
    Math.round(l.reduce((a, e) => a + e.nodes, 0) / n),
  );
  for (const m of [0, 2, 5, 10, 15]) {
    const d = l.filter((e) => e.d < -m);
    console.log("  margin", m, "dark", d.length, "gain by dark", (-d.reduce((a, e) => a + e.real, 0)).toFixed(1));
  }
}
