import type { Log } from '@voc/core/log';
import { keepRepeating, type Repeated } from '@voc/core/queue';
import type { ServiceNotice } from './judge-service.ts';

const askEachMs = 60_000;

/** Asks every minute whether somebody works, and logs each change of the answer once. */
export function watchService(
  ask: () => Promise<ServiceNotice | undefined>,
  log: Log,
  pauseMs = askEachMs,
): Pick<Repeated, 'stop'> {
  let told = '';
  const look = async (): Promise<void> => {
    const notice = await ask();
    const title = notice?.title ?? '';
    if (title === told) return;
    if (notice) log.warn({ waits: notice.isUrgent, notice: `${title}。${notice.text}` }, 'nobody works');
    else log.info({}, 'somebody works again');
    told = title;
  };
  return keepRepeating(look, pauseMs, log);
}
