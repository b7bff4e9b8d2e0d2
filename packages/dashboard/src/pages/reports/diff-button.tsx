import { DiffOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { pathOf } from '../../api/report-queries.ts';
import type { ReportDetail, ReportDiff } from '../../api/report-types.ts';
import { Shown } from '../../parts/states.tsx';

const Lines = ({ lines, of }: { lines: readonly string[]; of: 'removed' | 'added' }) => (
  <>
    {lines.map((line) => (
      <div key={line} className={`diff ${of}`}>
        <span aria-hidden="true">{of === 'added' ? '+' : '−'}</span>
        <span className="unseen">{of === 'added' ? '新增:' : '删去:'}</span> {line}
      </div>
    ))}
  </>
);

/** Opens what a revision says differently from the one before it. */
export function DiffButton({ report, revision }: { report: ReportDetail; revision: number }) {
  const [isOpen, setOpen] = useState(false);
  const { kind, period, scope } = report;
  const diff = useQuery({
    queryKey: ['report-diff', kind, period, scope, revision],
    queryFn: () =>
      get<ReportDiff>(`${pathOf(kind, period)}/diff`, { scope, from: revision - 1, to: revision }),
    enabled: isOpen,
  });
  return (
    <>
      <Button size="small" icon={<DiffOutlined aria-hidden />} onClick={() => setOpen(true)}>
        与第 {revision - 1} 版逐行比较
      </Button>
      <Modal
        open={isOpen}
        width={860}
        footer={null}
        title={`第 ${revision - 1} 版 → 第 ${revision} 版`}
        onCancel={() => setOpen(false)}
      >
        <Shown
          of={diff}
          empty={{ when: ({ sections }) => sections.length === 0, text: '正文没有不同' }}
          rows={8}
        >
          {({ sections }) =>
            sections.map(({ title, removed, added }) => (
              <section key={title} className="gap">
                <h3>{title || '开头'}</h3>
                <Lines lines={removed} of="removed" />
                <Lines lines={added} of="added" />
              </section>
            ))
          }
        </Shown>
      </Modal>
    </>
  );
}
