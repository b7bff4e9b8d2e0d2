import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get } from '../api/client.ts';
import type { Alerts } from '../api/types.ts';

/** What is asked for again when the server says that it has changed. */
const queriesOf: Record<string, string[]> = {
  alerts: ['alerts', 'alert'],
  imports: ['imports', 'held', 'quarantine', 'sources', 'coverage', 'calendar', 'headline'],
  wall: ['wall'],
  actions: ['actions', 'action'],
  reports: ['reports', 'report'],
};

const readOpen = async (): Promise<number> =>
  (await get<Alerts>('/alerts', { state: 'open', limit: 1 })).counts.open ?? 0;

/** How far the reading of one's own file has come; pages that show it listen on the window. */
export interface FileProgress {
  file: string;
  rows: number;
}

export const progressEvent = 'voc-file-progress';

/** Hears what has changed, and how far one's own file has come. */
function listen(onChange: (topic: string) => void): EventSource {
  const opened = new EventSource('/api/v1/events');
  for (const topic of Object.keys(queriesOf)) opened.addEventListener(topic, () => onChange(topic));
  opened.addEventListener('progress', (event: MessageEvent<string>) =>
    window.dispatchEvent(new CustomEvent(progressEvent, { detail: JSON.parse(event.data) })),
  );
  return opened;
}

/** Listens while somebody looks: a browser keeps few connections to one server, and a hidden tab needs none. */
function listenWhileSeen(onChange: (topic: string) => void): () => void {
  let source: EventSource | undefined;
  const connect = (): void => {
    source?.close();
    source = document.hidden ? undefined : listen(onChange);
  };
  const look = (): void => {
    connect();
    if (!document.hidden) for (const topic of Object.keys(queriesOf)) onChange(topic);
  };
  connect();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    source?.close();
  };
}

/** Keeps what is shown up to date without reload, and tells how many alerts have come. */
export function useLive(isOn: boolean, onAlerts: (count: number) => void): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return undefined;
    let open: number | undefined;
    const tell = async (): Promise<void> => {
      const now = await readOpen();
      if (open !== undefined && now > open) onAlerts(now - open);
      open = now;
    };
    const quietly = (): void => void tell().catch(() => undefined);
    quietly();
    return listenWhileSeen((topic) => {
      for (const key of queriesOf[topic] ?? []) void client.invalidateQueries({ queryKey: [key] });
      if (topic === 'alerts') quietly();
    });
  }, [isOn, client, onAlerts]);
}
