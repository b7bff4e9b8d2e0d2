import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal } from 'antd';
import { useRef } from 'react';
import { post } from '../../api/client.ts';
import type { TakenStages } from '../../api/loop-types.ts';

const shownRefusals = 20;

const Taken = ({ changed, unchanged, refused }: TakenStages) => (
  <>
    <p>
      变更 {changed} 项,未变 {unchanged} 项,未接受 {refused.length} 行。
    </p>
    {refused.length === 0 ? null : (
      <ul className="plain">
        {refused.slice(0, shownRefusals).map(({ row, reason }) => (
          <li key={row}>
            第 {row} 行:{reason}
          </li>
        ))}
      </ul>
    )}
  </>
);

/** Takes in where a ticket system says that actions stand: a CSV with the columns 编号, 阶段 and 说明. */
export function ImportStages() {
  const input = useRef<HTMLInputElement>(null);
  const { modal } = App.useApp();
  const client = useQueryClient();
  const taking = useMutation({
    mutationFn: async (file: File) => post<TakenStages>('/action-stages', { csv: await file.text() }),
    onSuccess: async (taken) => {
      modal.info({ title: '已导入状态', content: <Taken {...taken} /> });
      await client.invalidateQueries({ queryKey: ['actions'] });
    },
  });
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,text/csv"
        aria-label="状态文件"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) taking.mutate(file);
          target.value = '';
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden />}
        loading={taking.isPending}
        onClick={() => input.current?.click()}
      >
        导入状态
      </Button>
      <Modal open={taking.error !== null} title="没有导入" footer={null} onCancel={() => taking.reset()}>
        <Alert type="error" showIcon title={taking.error?.message ?? ''} />
      </Modal>
    </>
  );
}
