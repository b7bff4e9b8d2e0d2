import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { post } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { scopeText } from '../parts/scope-text.ts';

export function UserMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    const left = await post<{ next: string | null }>('/logout', {}).catch(() => undefined);
    client.clear();
    if (left?.next) return window.location.assign(left.next);
    await navigate({ to: '/login' });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: `${me.roleName} · 可看:${scopeText(me.scope)}` },
          { type: 'divider' },
          { key: 'leave', label: '退出登录' },
        ],
        onClick: ({ key }) => {
          if (key === 'leave') void leave();
        },
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />}>
        {me.name}
      </Button>
    </Dropdown>
  );
}
