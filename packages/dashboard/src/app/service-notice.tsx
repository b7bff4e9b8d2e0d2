import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { get } from '../api/client.ts';

interface Service {
  notice: { isUrgent: boolean; title: string; text: string } | null;
}

const everyMinute = 60_000;

/** Says that nobody works in the background, so that no one waits for alerts that cannot come. */
export function ServiceNotice() {
  const { data } = useQuery({
    queryKey: ['service'],
    queryFn: () => get<Service>('/service'),
    refetchInterval: everyMinute,
  });
  const notice = data?.notice;
  if (!notice) return null;
  return (
    <Alert
      className="gap"
      type={notice.isUrgent ? 'error' : 'warning'}
      showIcon
      closable={notice.isUrgent ? false : { 'aria-label': '关闭提示' }}
      title={notice.title}
      description={notice.text}
    />
  );
}
