import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ToggleEvent, useRef } from 'react';
import { post } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { scopeText } from '../parts/scope-text.ts';

const id = 'user-menu';

/** Who is logged in, what they may see, and the way out; a popover of the browser's own. */
export function UserMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const way = useRef<HTMLButtonElement>(null);
  const leave = async (): Promise<void> => {
    const left = await post<{ next: string | null }>('/logout', {}).catch(() => undefined);
    client.clear();
    if (left?.next) return window.location.assign(left.next);
    await navigate({ to: '/login' });
  };
  const onToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'open') way.current?.focus();
  };
  return (
    <>
      <button type="button" className="button plain" popoverTarget={id} aria-haspopup="menu">
        <UserOutlined aria-hidden />
        {me.name}
      </button>
      <div id={id} popover="auto" className="popup" role="menu" aria-label="账号" onToggle={onToggle}>
        <div role="menuitem" aria-disabled="true" tabIndex={-1} className="popup-text">
          {me.roleName} · 可看:{scopeText(me.scope)}
        </div>
        <button ref={way} type="button" role="menuitem" className="popup-item" onClick={() => void leave()}>
          退出登录
        </button>
      </div>
    </>
  );
}
