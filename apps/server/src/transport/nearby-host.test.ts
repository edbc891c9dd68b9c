import { expect, test } from "vitest";
import { isNearbyHost } from "./nearby-host.ts";

test.each([
  "localhost",
  "LOCALHOST:3000",
  "club.localhost:3000",
  "127.0.0.1:3000",
  "127.8.9.1",
  "0x7f.1",
  "[::1]:3000",
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255:80",
  "192.168.1.20:3000",
  "169.254.7.7",
  "[fd00::7]:3000",
  "[fe80::1]",
  "[::ffff:192.168.1.2]:3000",
  "raspberry.local:3000",
  "raspberry.local.",
  "raspberry:3000",
])("%s is this machine or in its own network", (host) => {
  expect(isNearbyHost(host)).toBe(true);
});

test.each([
  "club.example",
  "club.example:3000",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "mylocal.example",
  "notlocal.dev",
  "172.32.0.1",
  "11.0.0.1",
  "203.0.113.7:3000",
  "[2001:db8::1]",
  "[::ffff:203.0.113.7]",
  "evil.example/.local",
  "evil.example#.local",
  "evil.example?x.local",
  "evil.example\\.local",
  "evil.example:3000@localhost",
  "::1",
  "",
])("%s may be anybody's", (host) => {
  expect(isNearbyHost(host)).toBe(false);
});
