import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.ts';
import { alertQuery, forgetAlerts } from '../../api/queries.ts';
import type { FullAlert } from '../../api/types.ts';
import { useReturnFocus } from '../../parts/use-return-focus.ts';

type Step = 'acknowledged' | 'resolved' | 'muted' | 'false';

interface StepForm {
  note?: string;
  days?: number;
}

const names: Record<Step, string> = { acknowledged: '认领', resolved: '解决', muted: '静默', false: '误报' };
const questions: Record<Step, string> = {
  acknowledged: '打算怎么查(可不填)',
  resolved: '怎么解决的(可不填)',
  muted: '为什么静默',
  false: '为什么是误报(可不填)',
};

const noteOf = (note: string | undefined): string | null => note?.trim() || null;

function send(key: string, step: Step, { note, days }: StepForm): Promise<FullAlert> {
  const path = `/alerts/${encodeURIComponent(key)}`;
  if (step === 'false') return post(`${path}/verdict`, { falseAlarm: true, note: noteOf(note) });
  if (step === 'muted') return post(`${path}/handle`, { to: step, note, days: days ?? 7 });
  return post(`${path}/handle`, { to: step, note: noteOf(note) });
}

interface StepDialogProps {
  step: Step;
  isBusy: boolean;
  onDone(form: StepForm): void;
  onCancel(): void;
}

function StepDialog({ step, isBusy, onDone, onCancel }: StepDialogProps) {
  useReturnFocus();
  const [form] = Form.useForm<StepForm>();
  return (
    <Modal
      open
      title={`${names[step]}这条预警`}
      okText={names[step]}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form<StepForm> form={form} layout="vertical" initialValues={{ days: 7 }} onFinish={onDone}>
        {step === 'muted' ? (
          <Form.Item name="days" label="静默天数" rules={[{ required: true, message: '请填天数' }]}>
            <InputNumber min={1} max={90} precision={0} suffix="天" />
          </Form.Item>
        ) : null}
        <Form.Item
          name="note"
          label={questions[step]}
          rules={step === 'muted' ? [{ required: true, whitespace: true, message: '请写明静默的原因' }] : []}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** What one may do with an alert: take it, close it, or keep it quiet for a stated reason. */
export function HandleButtons({ alert }: { alert: FullAlert }) {
  const [step, setStep] = useState<Step>();
  const { message } = App.useApp();
  const client = useQueryClient();
  const handle = useMutation({
    mutationFn: (form: StepForm) => send(alert.key, step ?? 'acknowledged', form),
    onSuccess: async (changed) => {
      client.setQueryData(alertQuery(alert.key).queryKey, changed);
      message.success(`已${names[step ?? 'acknowledged']}`);
      setStep(undefined);
      await forgetAlerts(client);
    },
    onError: (error) => message.error(error.message),
  });
  const takeBack = useMutation({
    mutationFn: () =>
      post<FullAlert>(`/alerts/${encodeURIComponent(alert.key)}/verdict`, { falseAlarm: false, note: null }),
    onSuccess: async (changed) => {
      client.setQueryData(alertQuery(alert.key).queryKey, changed);
      await forgetAlerts(client);
    },
    onError: (error) => message.error(error.message),
  });
  if (alert.state === 'withdrawn') return null;
  return (
    <Space wrap>
      {alert.state === 'open' ? (
        <Button type="primary" onClick={() => setStep('acknowledged')}>
          认领
        </Button>
      ) : null}
      {alert.state === 'resolved' ? null : <Button onClick={() => setStep('resolved')}>解决</Button>}
      <Button onClick={() => setStep('muted')}>静默</Button>
      {alert.falseAlarm ? (
        <Button onClick={() => takeBack.mutate()} loading={takeBack.isPending}>
          不是误报
        </Button>
      ) : (
        <Button onClick={() => setStep('false')}>误报</Button>
      )}
      {step ? (
        <StepDialog
          step={step}
          isBusy={handle.isPending}
          onDone={(form) => handle.mutate(form)}
          onCancel={() => setStep(undefined)}
        />
      ) : null}
    </Space>
  );
}
