import { useMutation } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import type { User } from '../../api/admin-types.ts';
import { post } from '../../api/client.ts';
import { useReturnFocus } from '../../parts/use-return-focus.ts';

/** A new password for somebody who forgot theirs; what was open in their name ends. */
export function PasswordDialog({ user, onClose }: { user: User; onClose(): void }) {
  useReturnFocus();
  const [form] = Form.useForm<{ password: string }>();
  const { message } = App.useApp();
  const saving = useMutation({
    mutationFn: (filled: { password: string }) => post<User>(`/users/${user.id}/password`, filled),
    onSuccess: () => {
      message.success('密码已重设,请当面告诉本人');
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`重设 ${user.name} 的密码`}
      okText="重设"
      confirmLoading={saving.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(filled) => saving.mutate(filled)}>
        <Form.Item
          name="password"
          label="新密码(至少 10 个字符)"
          rules={[{ required: true, min: 10, message: '密码至少 10 个字符' }]}
        >
          <Input.Password autoComplete="new-password" autoFocus />
        </Form.Item>
        {saving.error ? <Alert type="error" showIcon title={saving.error.message} /> : null}
      </Form>
    </Modal>
  );
}
