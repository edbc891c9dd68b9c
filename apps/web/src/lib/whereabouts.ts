import { paths } from "./paths.ts";

const TABLES = paths.table.slice(0, paths.table.indexOf("$"));

/** Tells whether an address is that of a table of the club. */
export const isTable = (pathname: string): boolean => pathname.startsWith(TABLES);

/** Tells whether an address is that of the rules, in whatever language: like practice, they need no line. */
export const isRules = (pathname: string): boolean => /^(?:\/(?:ru|en))?\/rules(?:\/|$)/u.test(pathname);
