import './antd.css';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';

/** Around parts of Ant Design: their words in Chinese, their colours ours. */
export const Themed = ({ children }: { children: ReactNode }) => (
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
    {children}
  </ConfigProvider>
);
