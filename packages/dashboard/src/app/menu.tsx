import {
  AlertOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CheckSquareOutlined,
  CloudDownloadOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  LineChartOutlined,
  MessageOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  RobotOutlined,
  ScheduleOutlined,
  SolutionOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { Me, Right } from '../api/types.ts';
import { seesAll } from '../parts/scope-text.ts';

/** A page of the menu, and who may open it. */
export interface Entry {
  path: string;
  name: string;
  icon: ReactNode;
  right: Right;
  /** Keeps the week that is looked at. */
  hasWeek: boolean;
  /** Is about the whole company and cannot be cut to a part of it. */
  isWhole?: true;
}

export const entries: readonly Entry[] = [
  { path: '/', name: '概览', icon: <DashboardOutlined aria-hidden />, right: 'read', hasWeek: true },
  { path: '/products', name: '产品', icon: <AppstoreOutlined aria-hidden />, right: 'read', hasWeek: true },
  { path: '/alerts', name: '预警', icon: <AlertOutlined aria-hidden />, right: 'read', hasWeek: false },
  {
    path: '/actions',
    name: '待办',
    icon: <CheckSquareOutlined aria-hidden />,
    right: 'read',
    hasWeek: false,
  },
  {
    path: '/wall',
    name: '曝光台',
    icon: <NotificationOutlined aria-hidden />,
    right: 'read',
    hasWeek: false,
  },
  {
    path: '/trends',
    name: '品类趋势',
    icon: <LineChartOutlined aria-hidden />,
    right: 'read',
    hasWeek: true,
  },
  {
    path: '/lists',
    name: '红黑榜',
    icon: <OrderedListOutlined aria-hidden />,
    right: 'read',
    hasWeek: true,
    isWhole: true,
  },
  { path: '/reports', name: '报告', icon: <FileTextOutlined aria-hidden />, right: 'read', hasWeek: false },
  { path: '/items', name: '原声', icon: <MessageOutlined aria-hidden />, right: 'read', hasWeek: true },
  { path: '/label', name: '标注', icon: <TagsOutlined aria-hidden />, right: 'label', hasWeek: true },
  {
    path: '/data',
    name: '数据',
    icon: <DatabaseOutlined aria-hidden />,
    right: 'import',
    hasWeek: false,
    isWhole: true,
  },
  { path: '/admin/users', name: '账号', icon: <TeamOutlined aria-hidden />, right: 'manage', hasWeek: false },
  {
    path: '/admin/audit',
    name: '操作记录',
    icon: <AuditOutlined aria-hidden />,
    right: 'audit',
    hasWeek: false,
  },
  {
    path: '/admin/owners',
    name: '负责人',
    icon: <SolutionOutlined aria-hidden />,
    right: 'audit',
    hasWeek: false,
    isWhole: true,
  },
  {
    path: '/admin/sources',
    name: '来源',
    icon: <CloudDownloadOutlined aria-hidden />,
    right: 'audit',
    hasWeek: false,
    isWhole: true,
  },
  {
    path: '/admin/robots',
    name: '机器人',
    icon: <RobotOutlined aria-hidden />,
    right: 'audit',
    hasWeek: false,
    isWhole: true,
  },
  {
    path: '/admin/schedules',
    name: '计划',
    icon: <ScheduleOutlined aria-hidden />,
    right: 'audit',
    hasWeek: false,
    isWhole: true,
  },
];

/** Pages of administration stand below a heading of their own. */
const isAdmin = ({ path }: Entry): boolean => path.startsWith('/admin/');

type Reader = Pick<Me, 'rights' | 'scope'>;

/** Whether somebody may open a page, by their role and by what they are held to. */
export const mayOpen = ({ right, isWhole }: Entry, { rights, scope }: Reader): boolean =>
  rights.includes(right) && (!isWhole || seesAll(scope));

/** Where somebody begins: the first page that they may open. */
export const homeOf = (me: Reader): string => entries.find((one) => mayOpen(one, me))?.path ?? '/';

const isAt = (path: string, pathname: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);

/** The page of the menu that an address belongs to. */
export const entryAt = (pathname: string): Entry | undefined =>
  entries.find(({ path }) => isAt(path, pathname));

interface ItemsProps {
  of: readonly Entry[];
  onChosen: (() => void) | undefined;
}

function Items({ of, onChosen }: ItemsProps) {
  const { week } = useSearch({ strict: false }) as { week?: string };
  return of.map(({ path, name, icon, hasWeek }) => (
    <li key={path}>
      <Link
        to={path}
        search={hasWeek && week ? { week } : {}}
        className="menu-item"
        activeOptions={{ exact: path === '/', includeSearch: false }}
        {...(onChosen ? { onClick: onChosen } : {})}
      >
        {icon}
        {name}
      </Link>
    </li>
  ));
}

export function MainMenu({ me, onChosen }: { me: Reader; onChosen?: () => void }) {
  const id = useId();
  const shown = entries.filter((one) => mayOpen(one, me));
  const others = shown.filter(isAdmin);
  return (
    <nav className="menu" aria-label="主导航">
      <ul>
        <Items of={shown.filter((one) => !isAdmin(one))} onChosen={onChosen} />
      </ul>
      {others.length > 0 ? (
        <>
          <p id={id} className="menu-head">
            管理
          </p>
          <ul aria-labelledby={id}>
            <Items of={others} onChosen={onChosen} />
          </ul>
        </>
      ) : null}
    </nav>
  );
}
