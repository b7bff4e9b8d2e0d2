import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

/** An error in words, with a way to try again. */
export const Failed = ({ error, retry }: { error: Error; retry?: () => void }) => (
  <Notice
    tone="error"
    title={error.message}
    action={
      retry ? (
        <button type="button" className="button small" onClick={retry}>
          重试
        </button>
      ) : null
    }
  />
);

export const Nothing = ({ text }: { text: string }) => (
  <div className="nothing">
    <svg width="64" height="41" viewBox="0 0 64 41" aria-hidden="true">
      <ellipse className="nothing-ground" cx="32" cy="33" rx="32" ry="7" />
      <path
        className="nothing-box"
        d="M55 12.8 44.9 1.3C44.4.5 43.7 0 42.9 0H21.1c-.8 0-1.5.5-2 1.3L9 12.8V22h46z"
      />
      <path
        className="nothing-box front"
        d="M41.6 15.9c0-1.6 1-2.9 2.2-2.9H55v18.1c0 2.1-1.3 3.9-3 3.9H12c-1.6 0-3-1.7-3-3.9V13h11.2c1.2 0 2.2 1.3 2.2 2.9 0 1.6 1 2.9 2.2 2.9h14.8c1.2 0 2.2-1.3 2.2-2.9z"
      />
    </svg>
    <p>{text}</p>
  </div>
);

/** Stands where something is being loaded. */
export const Loading = ({ rows = 4 }: { rows?: number }) => (
  <ul className="loading" aria-hidden="true">
    {Array.from({ length: rows }, (_, at) => (
      // Lines have no name but their place, which does not change.
      <li key={at} />
    ))}
  </ul>
);

/** Stands where the whole page is being loaded. */
export const Waiting = ({ text }: { text: string }) => (
  <div className="waiting" role="status">
    <span className="spinner" aria-hidden="true" />
    {text}
  </div>
);

interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  refetch(): unknown;
}

interface ShownProps<T> {
  of: Asked<T>;
  /** Said instead of the content where there is none. */
  empty?: { when(data: T): boolean; text: string };
  rows?: number;
  children(data: T): ReactNode;
}

/** What was asked for, or that it is being loaded, is nothing, or could not be had. */
export function Shown<T>({ of, empty, rows = 4, children }: ShownProps<T>) {
  if (of.error) return <Failed error={of.error} retry={() => void of.refetch()} />;
  if (of.data === undefined) return <Loading rows={rows} />;
  if (empty?.when(of.data)) return <Nothing text={empty.text} />;
  return <>{children(of.data)}</>;
}
