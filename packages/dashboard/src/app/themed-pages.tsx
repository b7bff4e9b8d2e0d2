import { Outlet } from '@tanstack/react-router';
import { App } from 'antd';
import { Themed } from './themed.tsx';

/** Around pages made of Ant Design's parts, which come with the first of them: 概览 and the frame do without. */
export const ThemedPages = () => (
  <Themed>
    <App>
      <Outlet />
    </App>
  </Themed>
);
