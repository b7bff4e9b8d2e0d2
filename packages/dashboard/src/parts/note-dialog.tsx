import { Form, Input, Modal } from 'antd';
import { useReturnFocus } from './use-return-focus.ts';

interface NoteDialogProps {
  title: string;
  ok: string;
  question: string;
  /** Whether an answer is asked for. */
  must: boolean;
  isBusy: boolean;
  onDone(note: string | null): void;
  onCancel(): void;
}

/** Asks for a word before something is done. */
export function NoteDialog({ title, ok, question, must, isBusy, onDone, onCancel }: NoteDialogProps) {
  useReturnFocus();
  const [form] = Form.useForm<{ note?: string }>();
  return (
    <Modal
      open
      title={title}
      okText={ok}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <Form<{ note?: string }>
        form={form}
        layout="vertical"
        onFinish={({ note }) => onDone(note?.trim() ? note.trim() : null)}
      >
        <Form.Item
          name="note"
          label={question}
          rules={must ? [{ required: true, whitespace: true, message: `请填写:${question}` }] : []}
        >
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
