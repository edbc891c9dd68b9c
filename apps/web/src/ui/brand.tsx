/** The club's sign: a trellis square on its corner. */
export function BrandMark({ className = "size-8" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className}>
      <rect width="64" height="64" rx="14" className="fill-brand-field" />
      <g fill="none" className="stroke-brand-line" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M32 10 54 32 32 54 10 32Z" />
        <path d="M21 21 43 43M43 21 21 43" />
      </g>
      <path d="M32 25 39 32 32 39 25 32Z" className="fill-brand-line" />
    </svg>
  );
}
