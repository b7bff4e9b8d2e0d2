import { Result } from 'antd';

export const NoPage = () => (
  <Result status="404" title="没有这个页面" extra={<a href="/">回到概览</a>} subTitle="请检查地址是否完整" />
);
