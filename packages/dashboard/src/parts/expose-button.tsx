import { NotificationOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { post } from '../api/client.ts';
import type { WallCard } from '../api/loop-types.ts';
import { meQuery } from '../api/queries.ts';
import { ProductSelect } from './product-select.tsx';

/** What is known already where the button stands. */
export interface Exposing {
  product?: string;
  words?: string;
  item?: string;
}

interface ExposeForm {
  product: string;
  kind: string;
  words: string;
}

const kinds = [
  { value: 'mismatch', label: '描述不符' },
  { value: 'price', label: '标价错误' },
  { value: 'other', label: '其他' },
];

function Fields({ of: { item, ...known }, onDone }: { of: Exposing; onDone(card: WallCard): void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const raise = useMutation({
    mutationFn: (filled: ExposeForm) =>
      post<WallCard>('/exposures', { ...filled, ...(item ? { item } : {}) }),
    onSuccess: async (card) => {
      message.success('已提出,等主管确认');
      onDone(card);
      await client.invalidateQueries({ queryKey: ['wall'] });
    },
  });
  return (
    <Form<ExposeForm>
      layout="vertical"
      initialValues={{ kind: 'mismatch', ...known }}
      onFinish={(filled) => raise.mutate(filled)}
    >
      <Form.Item name="product" label="产品" rules={[{ required: true, message: '请选产品' }]}>
        <ProductSelect />
      </Form.Item>
      <Form.Item name="kind" label="哪里错了">
        <Segmented options={kinds} />
      </Form.Item>
      <Form.Item
        name="words"
        label="证据"
        extra="顾客的话或页面上的字;姓名、电话等会先脱敏再保存"
        rules={[{ required: true, whitespace: true, message: '请写下证据' }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {raise.error ? <Alert type="error" showIcon title={raise.error.message} className="gap" /> : null}
      <Button type="primary" htmlType="submit" loading={raise.isPending} block>
        提出曝光
      </Button>
    </Form>
  );
}

interface ExposeButtonProps {
  of: Exposing;
  isPrimary?: boolean;
  /** Told once the dialog has gone and the focus is back on the button. */
  onRaised?(card: WallCard): void;
}

/** Raises an exposure in three fields. */
export function ExposeButton({ of, isPrimary = false, onRaised }: ExposeButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const raised = useRef<WallCard>(undefined);
  const done = (card: WallCard): void => {
    raised.current = card;
    setOpen(false);
  };
  const tell = (): void => {
    const card = raised.current;
    raised.current = undefined;
    if (card) onRaised?.(card);
  };
  const { data: me } = useQuery(meQuery);
  if (!me?.rights.includes('expose')) return null;
  return (
    <>
      <Button
        type={isPrimary ? 'primary' : 'default'}
        icon={<NotificationOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        提出曝光
      </Button>
      <Modal
        open={isOpen}
        title="提出曝光"
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        afterClose={tell}
      >
        <Fields of={of} onDone={done} />
      </Modal>
    </>
  );
}
