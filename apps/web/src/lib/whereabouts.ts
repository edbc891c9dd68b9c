import { paths } from "./paths.ts";

const TABLES = paths.table.slice(0, paths.table.indexOf("$"));

/** Tells whether an address is that of a table of the club. */
export const isTable = (pathname: string): boolean => pathname.startsWith(TABLES);

/** Tells whether somebody may be playing at an address: nothing leads away from there by itself. */
export const isAtTable = (pathname: string): boolean => isTable(pathname) || pathname === paths.practice;

/** Tells whether an address is that of the rules, in whatever language: like practice, they need no line. */
export const isRules = (pathname: string): boolean => /^(?:\/(?:ru|en))?\/rules(?:\/|$)/u.test(pathname);
