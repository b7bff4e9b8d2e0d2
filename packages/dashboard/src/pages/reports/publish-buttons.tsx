import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.ts';
import { queryOf } from '../../api/paths.ts';
import { meQuery } from '../../api/queries.ts';
import { pathOf } from '../../api/report-queries.ts';
import type { ReportDetail } from '../../api/report-types.ts';
import { NoteDialog } from '../../parts/note-dialog.tsx';

type Step = 'reviewed' | 'returned' | 'published';

const words: Record<Step, { name: string; question: string; must: boolean }> = {
  reviewed: { name: '审核通过', question: '核对了什么(可不填)', must: false },
  returned: { name: '退回', question: '为什么退回', must: true },
  published: { name: '发布', question: '发布说明(可不填)', must: false },
};

/** Whether the person has reviewed the revision themselves, where another has to publish it. */
const isOwnReview = ({ review, revision, revisions }: ReportDetail, person: string): boolean => {
  const shown = revisions.find((one) => one.revision === revision);
  const reviewer = shown?.steps.findLast(({ step }) => step === 'reviewed')?.person;
  return review === 'review' && shown?.state === 'reviewed' && reviewer === person;
};

/** What a person may do with the shown revision: one reviews it, another publishes it, as the company has it. */
function stepsOf(report: ReportDetail, person: string): Step[] {
  const { review, revision, revisions } = report;
  const shown = revisions.find((one) => one.revision === revision);
  if (!shown || shown.state === 'published' || revision !== revisions[0]?.revision) return [];
  if (review === 'review' && shown.state === 'draft') return ['reviewed', 'returned'];
  return isOwnReview(report, person) ? ['returned'] : ['published', 'returned'];
}

export function PublishButtons({ report }: { report: ReportDetail }) {
  const { data: me } = useQuery(meQuery);
  const [step, setStep] = useState<Step>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const take = useMutation({
    mutationFn: (note: string | null) =>
      post(`${pathOf(report.kind, report.period)}/steps${queryOf({ scope: report.scope })}`, {
        step,
        revision: report.revision,
        note,
      }),
    onSuccess: async () => {
      message.success(`第 ${report.revision} 版已${words[step ?? 'reviewed'].name}`);
      setStep(undefined);
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
    onError: (error) => message.error(error.message),
  });
  if (!me?.rights.includes('publish')) return null;
  return (
    <>
      {isOwnReview(report, me.name) ? <span className="muted">已由您审核,须由另一人发布</span> : null}
      {stepsOf(report, me.name).map((name) => (
        <Button key={name} onClick={() => setStep(name)}>
          {words[name].name}
        </Button>
      ))}
      {step ? (
        <NoteDialog
          title={`${words[step].name}:第 ${report.revision} 版`}
          ok={words[step].name}
          question={words[step].question}
          must={words[step].must}
          isBusy={take.isPending}
          onDone={(note) => take.mutate(note)}
          onCancel={() => setStep(undefined)}
        />
      ) : null}
    </>
  );
}
