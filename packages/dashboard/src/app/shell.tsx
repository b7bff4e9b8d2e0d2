import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { Button, Drawer, Grid, Layout, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Me } from '../api/types.ts';
import { Failed } from '../parts/states.tsx';
import { homeOf, MainMenu } from './menu.tsx';
import { ServiceNotice } from './service-notice.tsx';
import { useLive } from './use-live.ts';
import { UserMenu } from './user-menu.tsx';

function Frame({ me }: { me: Me }) {
  useLive(me.rights.includes('read'));
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [isOpen, setOpen] = useState(false);
  return (
    <Layout className="frame">
      <a className="skip" href="#content">
        跳到正文
      </a>
      <Layout.Header className="head">
        {isWide ? null : (
          <Button
            type="text"
            icon={<MenuOutlined aria-hidden />}
            aria-label="打开导航"
            onClick={() => setOpen(true)}
          />
        )}
        <span className="brand">客户之声</span>
        <UserMenu me={me} />
      </Layout.Header>
      <Layout>
        {isWide ? (
          <Layout.Sider theme="light" width={176} className="side">
            <MainMenu rights={me.rights} />
          </Layout.Sider>
        ) : (
          <Drawer
            open={isOpen}
            placement="left"
            size={240}
            title="客户之声"
            onClose={() => setOpen(false)}
            styles={{ body: { padding: 0 } }}
          >
            <MainMenu rights={me.rights} onChosen={() => setOpen(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" className="content" tabIndex={-1}>
          {me.rights.includes('read') ? <ServiceNotice /> : null}
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** Sends to the login once, with the address that was asked for: this stays on screen until the login has come. */
function ToLogin() {
  const router = useRouter();
  useEffect(() => {
    const { href, pathname } = router.latestLocation;
    if (pathname === '/login') return;
    void router.navigate({ to: '/login', search: href === '/' ? {} : { to: href }, replace: true });
  }, [router]);
  return <Spin size="large" className="whole" description="请先登录" />;
}

/** Everything behind the login: who has no session is sent there, and comes back to where they wanted to go. */
export function Shell() {
  const { data, error, refetch } = useQuery(meQuery);
  const { pathname } = useLocation();
  if (error instanceof ApiError && error.status === 401) return <ToLogin />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Spin size="large" className="whole" description="正在载入" />;
  const home = homeOf(data.rights);
  if (pathname === '/' && home !== '/') return <Navigate to={home} replace />;
  return <Frame me={data} />;
}
