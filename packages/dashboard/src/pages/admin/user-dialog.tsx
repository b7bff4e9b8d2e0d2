import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Select, Switch } from 'antd';
import type { User, Users } from '../../api/admin-types.ts';
import { post, put } from '../../api/client.ts';
import { shopText } from '../../parts/shop-text.ts';
import { useReturnFocus } from '../../parts/use-return-focus.ts';

interface UserForm {
  login: string;
  name: string;
  role: string;
  shops: string[];
  brands: string[];
  lines: string[];
  password?: string;
  mayUnmask?: boolean;
  disabled?: boolean;
}

interface UserDialogProps {
  user: User | 'new';
  known: Users;
  /** Nobody closes the own account or changes its role. */
  isSelf: boolean;
  onClose(): void;
}

const optionsOf = (names: readonly string[]) => names.map((value) => ({ value, label: value }));

const shopsOf = (shops: readonly string[]) => shops.map((value) => ({ value, label: shopText(value) }));

/** An empty choice means that nothing is hidden. */
const orAll = (names: string[] | undefined): string[] | null => (names && names.length > 0 ? names : null);

const bodyOf = ({ name, role, shops, brands, lines }: UserForm) => ({
  name,
  role,
  scope: { shops: orAll(shops), brands: orAll(brands), lines: orAll(lines) },
});

function save(user: User | 'new', form: UserForm): Promise<User> {
  if (user === 'new')
    return post<User>('/users', { ...bodyOf(form), login: form.login, password: form.password });
  return put<User>(`/users/${user.id}`, {
    ...bodyOf(form),
    mayUnmask: form.mayUnmask,
    disabled: form.disabled ?? false,
  });
}

const ScopeFields = ({ known }: { known: Users }) => (
  <>
    <Form.Item name="brands" label="品牌" extra="三项都不选即可看全公司;选了的几项须同时满足">
      <Select mode="multiple" allowClear options={optionsOf(known.brands)} placeholder="全部" />
    </Form.Item>
    <Form.Item name="lines" label="产品线">
      <Select mode="multiple" allowClear options={optionsOf(known.lines)} placeholder="全部" />
    </Form.Item>
    <Form.Item name="shops" label="店铺">
      <Select mode="multiple" allowClear options={shopsOf(known.shops)} placeholder="全部" />
    </Form.Item>
  </>
);

const NewFields = () => (
  <>
    <Form.Item
      name="login"
      label="登录名"
      rules={[{ required: true, pattern: /^[\w.@-]{2,60}$/, message: '2 到 60 个字母、数字或 . _ - @' }]}
    >
      <Input autoComplete="off" />
    </Form.Item>
    <Form.Item
      name="password"
      label="初始密码(至少 10 个字符)"
      rules={[{ required: true, min: 10, message: '密码至少 10 个字符' }]}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  </>
);

export function UserDialog({ user, known, isSelf, onClose }: UserDialogProps) {
  useReturnFocus();
  const [form] = Form.useForm<UserForm>();
  const { message } = App.useApp();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: (filled: UserForm) => save(user, filled),
    onSuccess: async () => {
      message.success('已保存');
      onClose();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const initial =
    user === 'new'
      ? { role: 'product', shops: [], brands: [], lines: [] }
      : {
          ...user,
          shops: user.scope.shops ?? [],
          brands: user.scope.brands ?? [],
          lines: user.scope.lines ?? [],
        };
  return (
    <Modal
      open
      title={user === 'new' ? '新建账号' : `修改 ${user.name}`}
      okText="保存"
      confirmLoading={saving.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<UserForm>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(filled) => saving.mutate(filled)}
      >
        <Form.Item
          name="name"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        {user === 'new' ? <NewFields /> : null}
        <Form.Item name="role" label="角色" rules={[{ required: true }]}>
          <Select
            disabled={isSelf}
            options={known.roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <ScopeFields known={known} />
        {user === 'new' || isSelf ? null : (
          <>
            <Form.Item
              name="mayUnmask"
              label="可看原文"
              valuePropName="checked"
              extra="须写明理由,每次查看记入操作记录;开启原文保管后才有内容"
            >
              <Switch />
            </Form.Item>
            <Form.Item name="disabled" label="停用" valuePropName="checked" extra="停用后立即退出,不能再登录">
              <Switch />
            </Form.Item>
          </>
        )}
        {saving.error ? <Alert type="error" showIcon title={saving.error.message} /> : null}
      </Form>
    </Modal>
  );
}
