import { CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useLive } from './use-live.ts';

const shownMs = 8000;

/** Keeps the pages up to date, and says so when alerts have come. */
export function NewAlerts({ isOn }: { isOn: boolean }) {
  const [count, setCount] = useState(0);
  const close = useCallback(() => setCount(0), []);
  useLive(isOn, setCount);
  useEffect(() => {
    if (count === 0) return undefined;
    const timer = setTimeout(close, shownMs);
    return () => clearTimeout(timer);
  }, [count, close]);
  return (
    // There before its words: a reader says what changes in it.
    <div role="status">
      {count > 0 ? (
        <div className="toast">
          <ExclamationCircleFilled aria-hidden className="notice-icon" />
          <div className="notice-words">
            <div className="notice-title">新来 {count} 条预警</div>
            <div>
              在「
              <Link to="/alerts" search={{ state: 'open' }} onClick={close}>
                预警
              </Link>
              」里认领
            </div>
          </div>
          <button type="button" className="close" aria-label="关闭提示" onClick={close}>
            <CloseOutlined aria-hidden />
          </button>
        </div>
      ) : null}
    </div>
  );
}
