import { CheckSquareOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, AutoComplete, Button, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { get, post } from '../api/client.ts';
import type { ActionDraft, FullAction } from '../api/loop-types.ts';
import { meQuery } from '../api/queries.ts';
import { Shown } from './states.tsx';

/** What an action is about: an alert, or a product and a category. */
export interface About {
  alert?: string;
  product?: string;
  category?: string;
}

interface RaiseForm {
  cause: string;
  owner: string;
  grade: number;
  dueOn: string;
  expected: string;
}

const grades = [
  { value: 1, label: '一级 严重' },
  { value: 2, label: '二级 一般' },
  { value: 3, label: '三级 轻微' },
];

const must = (message: string) => [{ required: true, whitespace: true, message }];

function Fields({ draft, onGrade }: { draft: ActionDraft; onGrade(grade: number): void }) {
  return (
    <>
      <Form.Item name="cause" label="原因:是什么造成的" rules={must('请填写原因')}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="owner" label="负责人" rules={must('请填写负责人')}>
        <AutoComplete options={draft.owners.map((value) => ({ value }))} maxLength={100} />
      </Form.Item>
      <Form.Item name="grade" label="级别">
        <Segmented options={grades} onChange={onGrade} />
      </Form.Item>
      <Form.Item name="dueOn" label="截止(按级别的时限,可改)" rules={must('请填写截止日期')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="expected"
        label="预期效果:先写下,以后照它检验"
        rules={must('请写下预期效果')}
        extra={`比较时不算 ${draft.triggerFrom} 至 ${draft.triggerTo}(不含)这几天`}
      >
        <Input maxLength={200} placeholder="如:颜色不符一周不超过 7 条" />
      </Form.Item>
    </>
  );
}

/** The draft ends where the person goes on; who added nothing leaves no colon behind. */
const finished = (cause: string): string => cause.trim().replace(/[::]+$/, '');

function RaiseForm({ draft, about, onDone }: { draft: ActionDraft; about: About; onDone(): void }) {
  const [form] = Form.useForm<RaiseForm>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const raise = useMutation({
    mutationFn: (filled: RaiseForm) =>
      post<FullAction>('/actions', { ...about, ...filled, cause: finished(filled.cause) }),
    onSuccess: async ({ id }) => {
      onDone();
      await client.invalidateQueries({ queryKey: ['actions'] });
      await navigate({ to: '/actions', search: { key: id } });
    },
  });
  return (
    <Form<RaiseForm>
      form={form}
      layout="vertical"
      initialValues={{ ...draft, owner: draft.owners[0], dueOn: draft.dueOn[draft.grade] }}
      onFinish={(filled) => raise.mutate(filled)}
    >
      <p className="note">{draft.productName ?? draft.productId ?? '全店'}</p>
      <Fields draft={draft} onGrade={(grade) => form.setFieldValue('dueOn', draft.dueOn[grade])} />
      {raise.error ? <Alert type="error" showIcon title={raise.error.message} className="gap" /> : null}
      <Button type="primary" htmlType="submit" loading={raise.isPending} block>
        提交待办
      </Button>
    </Form>
  );
}

/** Makes an action of an alert, or of what a product is complained of. */
export function RaiseButton({ about }: { about: About }) {
  const [isOpen, setOpen] = useState(false);
  const { data: me } = useQuery(meQuery);
  const draft = useQuery({
    queryKey: ['action-draft', about],
    queryFn: () => get<ActionDraft>('/action-draft', { ...about }),
    enabled: isOpen,
  });
  if (!me?.rights.includes('raise')) return null;
  return (
    <>
      <Button icon={<CheckSquareOutlined aria-hidden />} onClick={() => setOpen(true)}>
        转为待办
      </Button>
      <Modal open={isOpen} title="转为待办" footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Shown of={draft} rows={6}>
          {(data) => <RaiseForm draft={data} about={about} onDone={() => setOpen(false)} />}
        </Shown>
      </Modal>
    </>
  );
}
