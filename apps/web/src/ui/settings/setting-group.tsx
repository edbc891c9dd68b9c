import { useId, type ReactNode } from "react";

interface SettingGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Settings of one kind, under a heading; a line parts them from those above. */
export function SettingGroup({ title, children }: SettingGroupProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-3 border-t border-line pt-4 nth-[2]:border-0 nth-[2]:pt-0"
    >
      <h3 id={titleId} className="font-display text-lg leading-tight font-semibold">
        {title}
      </h3>
      {children}
    </section>
  );
}
