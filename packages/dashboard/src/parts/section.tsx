import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** What the figures mean, in small print. */
  note?: string;
  tools?: ReactNode;
  children: ReactNode;
}

export function Section({ title, note, tools, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <div className="tools">{tools}</div>
      </div>
      {note ? <p className="note">{note}</p> : null}
      {children}
    </section>
  );
}
