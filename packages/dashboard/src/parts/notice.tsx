import { CloseCircleFilled, CloseOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

interface NoticeProps {
  tone: 'error' | 'warning';
  title: string;
  text?: string;
  action?: ReactNode;
  /** What closes it is called so. */
  closing?: { name: string; onClose(): void } | undefined;
}

const iconOf = { error: CloseCircleFilled, warning: ExclamationCircleFilled };

/** Something that has to be told, in a box. */
export function Notice({ tone, title, text, action, closing }: NoticeProps) {
  const Icon = iconOf[tone];
  return (
    <div className={`notice ${tone} ${text ? 'long' : ''}`} role="alert">
      <Icon aria-hidden className="notice-icon" />
      <div className="notice-words">
        <div className="notice-title">{title}</div>
        {text ? <div>{text}</div> : null}
      </div>
      {action}
      {closing ? (
        <button type="button" className="close" aria-label={closing.name} onClick={closing.onClose}>
          <CloseOutlined aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
