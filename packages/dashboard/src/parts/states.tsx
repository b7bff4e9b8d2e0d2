import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** An error in words, with a way to try again. */
export const Failed = ({ error, retry }: { error: Error; retry?: () => void }) => (
  <Alert
    type="error"
    showIcon
    title={error.message}
    action={
      retry ? (
        <Button size="small" onClick={retry}>
          重试
        </Button>
      ) : null
    }
  />
);

export const Nothing = ({ text }: { text: string }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />
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
  if (of.data === undefined) return <Skeleton active title={false} paragraph={{ rows }} />;
  if (empty?.when(of.data)) return <Nothing text={empty.text} />;
  return <>{children(of.data)}</>;
}
