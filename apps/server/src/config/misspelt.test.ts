import { expect, test } from "vitest";
import { findMisspellings } from "./misspelt.ts";

const OURS = ["HOST", "PORT", "PUBLIC_ORIGIN", "METRICS_PORT", "METRICS_HOST", "AUTH_SECRET"];

test.each([
  ["PUBLIC_ORGIN", "PUBLIC_ORIGIN"],
  ["PUBLIC_ORIGINS", "PUBLIC_ORIGIN"],
  ["PUBLIC-ORIGIN", "PUBLIC_ORIGIN"],
  ["public_origin", "PUBLIC_ORIGIN"],
  ["METRIC_PORT", "METRICS_PORT"],
  ["AUTH_SECERT", "AUTH_SECRET"],
  ["PROT", "PORT"],
  ["port", "PORT"],
])("%s is told to be %s misspelt", (written, meant) => {
  expect(findMisspellings({ [written]: "x" }, OURS)).toEqual([{ written, meant }]);
});

test.each([
  "HOME",
  "PATH",
  "PWD",
  "HOSTNAME",
  "SHELL",
  "PUBLIC_URL",
  "PGPORT",
  "PORT",
  "METRICS_PORT",
  "SHLVL",
  "TERM",
])("%s is somebody else's, or right", (name) => {
  expect(findMisspellings({ [name]: "x" }, OURS)).toEqual([]);
});
