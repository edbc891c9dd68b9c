import type { Instruments } from "../metrics/instruments.ts";
import type { HeavyWork, JobReport } from "./heavy-work.ts";

/** Returns what counts and measures each job; what waits is read when somebody asks for the metrics. */
export function heavyWorkMetrics(
  instruments: Instruments,
  waiting: () => Pick<HeavyWork, "queued" | "queues">,
): (report: JobReport) => void {
  const jobs = instruments.counter({
    name: "trelyazh_heavy_jobs_total",
    help: "Jobs for worker threads, by what came of them: done, failed, called off, refused.",
    labels: ["job", "outcome"],
  });
  const wait = instruments.seconds({
    name: "trelyazh_heavy_job_wait_seconds",
    help: "How long jobs waited for a thread.",
    labels: ["job"],
  });
  const run = instruments.seconds({
    name: "trelyazh_heavy_job_run_seconds",
    help: "How long jobs ran.",
    labels: ["job"],
  });
  instruments.gauge(
    { name: "trelyazh_heavy_jobs_waiting", help: "Jobs that wait for a thread now." },
    () => waiting().queued,
  );
  instruments.gauge(
    { name: "trelyazh_heavy_job_queues", help: "Members for whose tables jobs wait now." },
    () => waiting().queues,
  );
  return ({ name: job, outcome, waitMs, runMs }) => {
    jobs.inc({ job, outcome });
    if (outcome === "refused") return;
    wait.observe({ job }, waitMs / 1000);
    run.observe({ job }, runMs / 1000);
  };
}

/** Returns what counts the thoughts for which there was no thread here. */
export function thoughtMetrics(instruments: Instruments): (outcome: "done" | "busy" | "lost") => void {
  const elsewhere = instruments.counter({
    name: "trelyazh_thoughts_elsewhere_total",
    help: "Thoughts of bots that another node was asked for, by what came of it: done, busy, lost.",
    labels: ["outcome"],
  });
  return (outcome) => elsewhere.inc({ outcome });
}
