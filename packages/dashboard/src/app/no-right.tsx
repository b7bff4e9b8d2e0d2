import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import type { Me } from '../api/types.ts';
import { Page } from '../parts/page.tsx';
import { type Entry, homeOf } from './menu.tsx';
import { Themed } from './themed.tsx';

/** Instead of a page that somebody may not open: why, and where to go. */
export default function NoRight({ entry, me }: { entry: Entry; me: Me }) {
  return (
    <Page title={entry.name}>
      <Themed>
        <Result
          status="403"
          title={`您不能打开「${entry.name}」`}
          subTitle={
            me.rights.includes(entry.right)
              ? '这一页涵盖全公司,您只看部分范围;需要时请管理员调整范围'
              : `您的角色(${me.roleName})没有这项权限;需要时请管理员调整角色`
          }
          extra={<Link to={homeOf(me)}>回到首页</Link>}
        />
      </Themed>
    </Page>
  );
}
