import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';

interface FileButtonProps {
  text: string;
  /** Of the field that holds the file. */
  label: string;
  accept?: string;
  isBusy: boolean;
  onChosen(file: File): void;
}

/** Asks for a file. The button is what keyboards and readers come to; the browser's own field, which says the same, is hidden. */
export function FileButton({ text, label, accept, isBusy, onChosen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        {...(accept ? { accept } : {})}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onChosen(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <Button icon={<UploadOutlined aria-hidden />} loading={isBusy} onClick={() => input.current?.click()}>
        {text}
      </Button>
    </>
  );
}
