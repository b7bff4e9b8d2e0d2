import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ApiError } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Me } from '../api/types.ts';
import { Failed, Waiting } from '../parts/states.tsx';
import { entryAt, homeOf, MainMenu, mayOpen } from './menu.tsx';
import { MenuDrawer } from './menu-drawer.tsx';
import { NewAlerts } from './new-alerts.tsx';
import { ServiceNotice } from './service-notice.tsx';
import { useMedia, wide } from './use-media.ts';
import { UserMenu } from './user-menu.tsx';

const NoRight = lazy(() => import('./no-right.tsx'));

/** The page, or why it cannot be opened: a page that is refused would ask for what it may not have. */
function Content({ me, at }: { me: Me; at: string }) {
  const entry = entryAt(at);
  if (!entry || mayOpen(entry, me)) return <Outlet />;
  return (
    <Suspense>
      <NoRight entry={entry} me={me} />
    </Suspense>
  );
}

function Frame({ me, at }: { me: Me; at: string }) {
  const isWide = useMedia(wide);
  const reads = me.rights.includes('read');
  return (
    <div className="frame">
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="head">
        {isWide ? null : <MenuDrawer me={me} />}
        <span className="brand">客户之声</span>
        <UserMenu me={me} />
      </header>
      <div className="below">
        {isWide ? (
          <div className="side">
            <MainMenu me={me} />
          </div>
        ) : null}
        <main id="content" className="content" tabIndex={-1}>
          {reads ? <ServiceNotice /> : null}
          <Content me={me} at={at} />
        </main>
      </div>
      <NewAlerts isOn={reads} />
    </div>
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
  return <Waiting text="请先登录" />;
}

/** Everything behind the login: who has no session is sent there, and comes back to where they wanted to go. */
export function Shell() {
  const { data, error, refetch } = useQuery(meQuery);
  // What is on screen: the address is ahead of it while a page is being loaded.
  const at = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '/' });
  if (error instanceof ApiError && error.status === 401) return <ToLogin />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting text="正在载入" />;
  const home = homeOf(data);
  if (at === '/' && home !== '/') return <Navigate to={home} replace />;
  return <Frame me={data} at={at} />;
}
