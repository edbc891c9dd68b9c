import { afterEach, expect, test, vi } from "vitest";
import { findNginx, withoutNginx } from "./nginx.mjs";

afterEach(() => vi.unstubAllEnvs());

test("an nginx that is named is the one", async () => {
  vi.stubEnv("NGINX_PATH", process.execPath);
  expect(await findNginx()).toEqual({ program: process.execPath });
});

test("an nginx that is named but not there is a problem", async () => {
  vi.stubEnv("NGINX_PATH", "/nowhere/nginx");
  await expect(findNginx()).rejects.toThrow("NGINX_PATH names /nowhere/nginx");
});

test("without any, a person is told what to install and goes on", () => {
  for (const ci of [undefined, "", "false"]) {
    expect(withoutNginx(ci)).toEqual({ missing: expect.stringContaining("apt-get install nginx") as unknown });
  }
});

test("without any, CI does not go on", () => {
  expect(() => withoutNginx("true")).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining("apt-get install nginx") as unknown }),
  );
});
