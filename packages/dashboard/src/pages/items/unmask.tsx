import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client.ts';
import type { ItemDetail, Unmasked } from '../../api/item-types.ts';
import { NoteDialog } from '../../parts/note-dialog.tsx';

const namesOf = ({ kind, turns }: ItemDetail): string[] =>
  kind === 'chat' ? turns.map(({ role }) => ({ customer: '顾客', agent: '客服' })[role] ?? '') : [];

/** Shows a voice with what masking took out, for a reason that is written down; closed, it is gone from the page. */
export function Unmask({ item }: { item: ItemDetail }) {
  const [isAsking, setAsking] = useState(false);
  const opening = useMutation({
    mutationFn: (reason: string) =>
      post<Unmasked>(`/items/${encodeURIComponent(item.id)}/unmask`, { reason }),
    onSettled: () => setAsking(false),
    gcTime: 0,
  });
  const names = namesOf(item);
  return (
    <>
      <Button onClick={() => setAsking(true)}>看原文</Button>
      {isAsking ? (
        <NoteDialog
          title="查看原文"
          ok="查看并记录"
          question="查看原文的理由(至少 5 个字,记入操作记录)"
          must
          isBusy={opening.isPending}
          onDone={(reason) => opening.mutate(reason ?? '')}
          onCancel={() => setAsking(false)}
        />
      ) : null}
      <Modal
        open={opening.data !== undefined || opening.error !== null}
        title="原文(请勿转发)"
        footer={null}
        onCancel={() => opening.reset()}
      >
        {opening.error ? <Alert type="error" showIcon title={opening.error.message} /> : null}
        {opening.data?.texts.map((text, at) => (
          // Texts have no name but their place, which does not change.
          <p key={`${at} ${item.id}`} className="said">
            {names[at] ? <small className="muted">{names[at]} </small> : null}
            {text}
          </p>
        ))}
        {opening.data && opening.data.missing > 0 ? (
          <p className="note">{opening.data.missing} 处没有保管原文,仍是脱敏标记。</p>
        ) : null}
      </Modal>
    </>
  );
}
