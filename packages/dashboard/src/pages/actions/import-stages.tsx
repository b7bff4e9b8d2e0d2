import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Modal } from 'antd';
import { post } from '../../api/client.ts';
import type { TakenStages } from '../../api/loop-types.ts';
import { FileButton } from '../../parts/file-button.tsx';

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
      <FileButton
        text="导入状态"
        label="状态文件"
        accept=".csv,text/csv"
        isBusy={taking.isPending}
        onChosen={(file) => taking.mutate(file)}
      />
      <Modal open={taking.error !== null} title="没有导入" footer={null} onCancel={() => taking.reset()}>
        <Alert type="error" showIcon title={taking.error?.message ?? ''} />
      </Modal>
    </>
  );
}
