import { Button, Result } from 'antd';

/** What is shown where a page breaks: a new version may have been put in while it was open. */
export const PageError = () => (
  <Result
    status="error"
    title="页面出错了"
    subTitle="可能刚升级过版本,刷新后重试"
    extra={
      <Button type="primary" onClick={() => window.location.reload()}>
        刷新
      </Button>
    }
  />
);
