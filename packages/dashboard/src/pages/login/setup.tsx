import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { Entrance } from './entrance.tsx';
import { useEnter } from './use-enter.ts';

interface SetupForm {
  token: string;
  login: string;
  name: string;
  password: string;
}

const loginRule = { pattern: /^[\w.@-]{2,60}$/, message: '2 到 60 个字母、数字或 . _ - @' };

/** The first administrator, with the token that the server printed. */
export function SetupPage() {
  const enter = useEnter<SetupForm>('/setup');
  return (
    <Entrance title="首次设置">
      <p className="note">服务启动时在终端里显示了一次性口令,24 小时内有效,用它建立第一个管理员。</p>
      <Form<SetupForm> layout="vertical" requiredMark={false} onFinish={(form) => enter.mutate(form)}>
        <Form.Item
          name="token"
          label="一次性口令"
          rules={[{ required: true, message: '请粘贴终端里的口令' }]}
        >
          <Input autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请输入姓名' }]}>
          <Input autoComplete="name" maxLength={60} />
        </Form.Item>
        <Form.Item
          name="login"
          label="登录名"
          rules={[{ required: true, message: '请输入登录名' }, loginRule]}
        >
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label="密码(至少 10 个字符)"
          rules={[{ required: true, min: 10, message: '密码至少 10 个字符' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {enter.error ? <Alert type="error" showIcon title={enter.error.message} className="gap" /> : null}
        <Button type="primary" htmlType="submit" block loading={enter.isPending}>
          建立管理员并进入
        </Button>
      </Form>
      <p className="note">
        已有账号?<Link to="/login">去登录</Link>
      </p>
    </Entrance>
  );
}
