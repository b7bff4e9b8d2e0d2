import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { Button, Drawer, Grid, Layout, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Me } from '../api/types.ts';
import { Failed } from '../parts/states.tsx';
import { entryAt, homeOf, MainMenu, mayOpen } from './menu.tsx';
import { NoRight } from './no-right.tsx';
import { ServiceNotice } from './service-notice.tsx';
import { useLive } from './use-live.ts';
import { UserMenu } from './user-menu.tsx';

/** The page, or why it cannot be opened: a page that is refused would ask for what it may not have. */
function Content({ me, at }: { me: Me; at: string }) {
  const entry = entryAt(at);
  return entry && !mayOpen(entry, me) ? <NoRight entry={entry} me={me} /> : <Outlet />;
}

function Frame({ me, at }: { me: Me; at: string }) {
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
            <MainMenu me={me} />
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
            <MainMenu me={me} onChosen={() => setOpen(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" className="content" tabIndex={-1}>
          {me.rights.includes('read') ? <ServiceNotice /> : null}
          <Content me={me} at={at} />
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
  // What is on screen: the address is ahead of it while a page is being loaded.
  const at = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '/' });
  if (error instanceof ApiError && error.status === 401) return <ToLogin />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Spin size="large" className="whole" description="正在载入" />;
  const home = homeOf(data);
  if (at === '/' && home !== '/') return <Navigate to={home} replace />;
  return <Frame me={data} at={at} />;
}
