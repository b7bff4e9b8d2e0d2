import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { post } from '../api/client.ts';
import type { Me, Scope } from '../api/types.ts';

const scopeText = ({ shops, brands, lines }: Scope): string => {
  const parts = [
    brands && `品牌:${brands.join('、') || '无'}`,
    lines && `产品线:${lines.join('、') || '无'}`,
    shops && `店铺:${shops.join('、') || '无'}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '可看全公司' : `只看 ${parts.join(';')}`;
};

export function UserMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await post('/logout', {}).catch(() => undefined);
    client.clear();
    await navigate({ to: '/login' });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: `${me.roleName} · ${scopeText(me.scope)}` },
          { type: 'divider' },
          { key: 'leave', label: '退出登录' },
        ],
        onClick: ({ key }) => {
          if (key === 'leave') void leave();
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />}>
        {me.name}
      </Button>
    </Dropdown>
  );
}
