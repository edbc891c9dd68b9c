/**
 * What a browser is told to keep the club's pages and answers from harm. nginx sends the same (`nginx/server.conf`), and
 * the tests there compare the two: a club has the same guard whoever serves it.
 */
export const GUARDING_HEADERS = {
  // Everything comes from the club's own address and nothing stands inside the page. No directive names a foreign
  // origin, an inline style, or eval; forms are sent by script only, so that a page whose script failed leaks no password
  // into an address.
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'sha256-MF+k42mWrT21KUSy/drR84u5qE9vRjQWjjgiZhe5+WY='; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  // Anyone who has the address of a table may come in: other sites don't get to see it.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
} as const;
