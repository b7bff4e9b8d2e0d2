import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api/client.ts';
import { Notice } from '../parts/notice.tsx';

interface Service {
  notice: { isUrgent: boolean; title: string; text: string } | null;
}

const everyMinute = 60_000;

/** Says that nobody works in the background, so that no one waits for alerts that cannot come. */
export function ServiceNotice() {
  const [isClosed, setClosed] = useState(false);
  const { data } = useQuery({
    queryKey: ['service'],
    queryFn: () => get<Service>('/service'),
    refetchInterval: everyMinute,
  });
  const notice = data?.notice;
  if (!notice || (isClosed && !notice.isUrgent)) return null;
  return (
    <Notice
      tone={notice.isUrgent ? 'error' : 'warning'}
      title={notice.title}
      text={notice.text}
      closing={notice.isUrgent ? undefined : { name: '关闭提示', onClose: () => setClosed(true) }}
    />
  );
}
