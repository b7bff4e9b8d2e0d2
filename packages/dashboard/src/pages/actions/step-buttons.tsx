import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.ts';
import type { ActionStepName, FullAction } from '../../api/loop-types.ts';
import { NoteDialog } from '../../parts/note-dialog.tsx';
import { actionQuery } from './action-detail.tsx';
import { stepWords } from './stages.ts';

/** The steps that may be taken now, each with a word. */
export function StepButtons({ action }: { action: FullAction }) {
  const [step, setStep] = useState<ActionStepName>();
  const { message } = App.useApp();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: (note: string | null) =>
      post<FullAction>(`/actions/${encodeURIComponent(action.id)}/steps`, { step, note }),
    onSuccess: async (changed) => {
      client.setQueryData(actionQuery(action.id).queryKey, changed);
      setStep(undefined);
      await client.invalidateQueries({ queryKey: ['actions'] });
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <Space wrap>
      {action.next.map((name, at) => (
        <Button key={name} type={at === 0 ? 'primary' : 'default'} onClick={() => setStep(name)}>
          {stepWords[name].name}
        </Button>
      ))}
      {step ? (
        <NoteDialog
          title={`${stepWords[step].name}:${action.cause}`}
          ok={stepWords[step].name}
          question={stepWords[step].question}
          must={stepWords[step].must}
          isBusy={take.isPending}
          onDone={(note) => take.mutate(note)}
          onCancel={() => setStep(undefined)}
        />
      ) : null}
    </Space>
  );
}
