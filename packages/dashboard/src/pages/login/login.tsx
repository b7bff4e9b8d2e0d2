import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { CompanyEntrance } from './company-entrance.tsx';
import { Entrance } from './entrance.tsx';
import { useEnter } from './use-enter.ts';

interface LoginForm {
  login: string;
  password: string;
}

const route = getRouteApi('/entrance/login');

export function LoginPage() {
  const { to, failed } = route.useSearch();
  const enter = useEnter<LoginForm>('/login', to);
  return (
    <Entrance title="登录">
      <Form<LoginForm> layout="vertical" requiredMark={false} onFinish={(form) => enter.mutate(form)}>
        <Form.Item name="login" label="登录名" rules={[{ required: true, message: '请输入登录名' }]}>
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {enter.error ? <Alert type="error" showIcon title={enter.error.message} className="gap" /> : null}
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          登录
        </Button>
      </Form>
      <CompanyEntrance to={to} failed={failed} />
      <p className="note">
        还没有任何账号?<Link to="/setup">用启动时显示的口令建立管理员</Link>
      </p>
    </Entrance>
  );
}
