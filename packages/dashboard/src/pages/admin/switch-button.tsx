import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { post } from '../../api/client.ts';
import type { Switched } from '../../api/settings-types.ts';

interface SwitchButtonProps {
  /** As staff know it. */
  name: string;
  isOff: boolean;
  path: string;
  words: { on: string; off: string };
  /** What switching off brings with it. */
  consequence: string;
  /** What is asked for again. */
  queryKey: string;
}

/** Switches something off, after a question, or on again. */
export function SwitchButton({ name, isOff, path, words, consequence, queryKey }: SwitchButtonProps) {
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const switching = useMutation({
    mutationFn: () => post<Switched>(path, { isOff: !isOff }),
    onSuccess: async () => {
      message.success(`${name} 已${isOff ? words.on : words.off}`);
      await client.invalidateQueries({ queryKey: [queryKey] });
    },
    onError: (error) => void message.error(error.message),
  });
  const ask = (): void =>
    void modal.confirm({
      title: `${words.off} ${name}?`,
      content: consequence,
      okText: words.off,
      onOk: () => switching.mutateAsync().catch(() => undefined),
    });
  const verb = isOff ? words.on : words.off;
  return (
    <Button
      size="small"
      aria-label={`${verb} ${name}`}
      loading={switching.isPending}
      onClick={isOff ? () => switching.mutate() : ask}
    >
      {verb}
    </Button>
  );
}
