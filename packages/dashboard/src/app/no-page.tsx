import { Result } from 'antd';
import { Themed } from './themed.tsx';

export default function NoPage() {
  return (
    <Themed>
      <Result
        status="404"
        title="没有这个页面"
        extra={<a href="/">回到概览</a>}
        subTitle="请检查地址是否完整"
      />
    </Themed>
  );
}
