import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** The frame of the pages that need no session. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 客户之声`;
  }, [title]);
  return (
    <main className="entrance">
      <div className="entrance-box">
        <p className="brand">客户之声</p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
