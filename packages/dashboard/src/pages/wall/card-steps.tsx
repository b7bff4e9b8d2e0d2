import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.ts';
import type { WallCard } from '../../api/loop-types.ts';
import { meQuery } from '../../api/queries.ts';
import { NoteDialog } from '../../parts/note-dialog.tsx';

type Step = WallCard['next'][number];

const words: Record<Step, { name: string; question?: string }> = {
  confirmed: { name: '确认曝光' },
  declined: { name: '不予曝光', question: '为什么不予曝光' },
  claimed: { name: '认领' },
  solved: { name: '已解决', question: '怎么解决的' },
};

/** One click where nothing has to be said, else a word. */
export function CardSteps({ card }: { card: WallCard }) {
  const { data: me } = useQuery(meQuery);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Step>();
  const take = useMutation({
    mutationFn: ({ step, note }: { step: Step; note: string | null }) =>
      post<WallCard>(`/exposures/${card.id}/steps`, { step, note }),
    onSuccess: async () => {
      setAsked(undefined);
      await client.invalidateQueries({ queryKey: ['wall'] });
    },
    onError: (error) => message.error(error.message),
  });
  const mayTake = (step: Step): boolean =>
    me?.rights.includes(step === 'confirmed' || step === 'declined' ? 'confirm' : 'handle') ?? false;
  const steps = card.next.filter(mayTake);
  if (steps.length === 0) return null;
  return (
    <Space wrap>
      {steps.map((step, at) => (
        <Button
          key={step}
          size="small"
          type={at === 0 ? 'primary' : 'default'}
          loading={take.isPending}
          onClick={() => (words[step].question ? setAsked(step) : take.mutate({ step, note: null }))}
        >
          {words[step].name}
        </Button>
      ))}
      {asked ? (
        <NoteDialog
          title={words[asked].name}
          ok={words[asked].name}
          question={words[asked].question ?? ''}
          must
          isBusy={take.isPending}
          onDone={(note) => take.mutate({ step: asked, note })}
          onCancel={() => setAsked(undefined)}
        />
      ) : null}
    </Space>
  );
}
