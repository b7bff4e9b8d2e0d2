import { useQuery } from '@tanstack/react-query';
import { Button, Space, Tag } from 'antd';
import { useState } from 'react';
import type { User, Users } from '../../api/admin-types.ts';
import { get } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import { Page } from '../../parts/page.tsx';
import { scopeText } from '../../parts/scope-text.ts';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { UserDialog } from './user-dialog.tsx';

export const usersQuery = { queryKey: ['users'], queryFn: () => get<Users>('/users') };

/** The account that a dialog is about; `new` for one that is to be made. */
type Open = { dialog: 'user'; user: User | 'new' } | { dialog: 'password'; user: User };

const State = ({ user }: { user: User }) => {
  if (user.disabled) return <Tag>已停用</Tag>;
  if (user.lockedUntil && Date.parse(user.lockedUntil) > Date.now()) return <Tag color="gold">已锁定</Tag>;
  return <Tag color="green">正常</Tag>;
};

/** Accounts: who there is, in which role, and what of the company each may see. */
export function UsersPage() {
  const users = useQuery(usersQuery);
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <Page
      title="账号"
      tools={
        <Button type="primary" onClick={() => setOpen({ dialog: 'user', user: 'new' })}>
          新建账号
        </Button>
      }
    >
      <div className="section">
        <Shown of={users} rows={8}>
          {(data) => (
            <>
              <Table<User>
                size="middle"
                rowKey="id"
                dataSource={data.users}
                pagination={false}
                scroll={{ x: 720 }}
                columns={[
                  { title: '姓名', dataIndex: 'name' },
                  { title: '登录名', dataIndex: 'login' },
                  { title: '角色', dataIndex: 'roleName' },
                  { title: '可看范围', render: (_, { scope }) => scopeText(scope) },
                  {
                    title: '原文',
                    render: (_, { mayUnmask }) => (mayUnmask ? <Tag color="red">可看</Tag> : '—'),
                  },
                  { title: '状态', render: (_, user) => <State user={user} /> },
                  {
                    title: '操作',
                    render: (_, user) => (
                      <Space>
                        <Button size="small" onClick={() => setOpen({ dialog: 'user', user })}>
                          修改
                        </Button>
                        <Button size="small" onClick={() => setOpen({ dialog: 'password', user })}>
                          重设密码
                        </Button>
                      </Space>
                    ),
                  },
                ]}
              />
              {open?.dialog === 'user' ? (
                <UserDialog
                  user={open.user}
                  known={data}
                  isSelf={open.user !== 'new' && open.user.login === me?.login}
                  onClose={close}
                />
              ) : null}
              {open?.dialog === 'password' ? <PasswordDialog user={open.user} onClose={close} /> : null}
            </>
          )}
        </Shown>
      </div>
    </Page>
  );
}
