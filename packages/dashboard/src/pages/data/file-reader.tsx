import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useEffect, useState } from 'react';
import { sendFile } from '../../api/client.ts';
import type { Choices, Looked, LookedFile, ReadFile } from '../../api/data-types.ts';
import { type FileProgress, progressEvent } from '../../app/use-live.ts';
import { countText } from '../../parts/figures.ts';
import { FileButton } from '../../parts/file-button.tsx';
import { Section } from '../../parts/section.tsx';
import { importKinds } from './field-names.ts';
import { HeldFiles } from './imports.tsx';
import { MappingTable } from './mapping-table.tsx';

const choicesOf = (choices: Choices | undefined): { choices?: string } =>
  choices ? { choices: JSON.stringify(choices) } : {};

function useProgress(): FileProgress | undefined {
  const [progress, setProgress] = useState<FileProgress>();
  useEffect(() => {
    const listen = (event: Event): void => setProgress((event as CustomEvent<FileProgress>).detail);
    window.addEventListener(progressEvent, listen);
    return () => window.removeEventListener(progressEvent, listen);
  }, []);
  return progress;
}

const Problems = ({ of, type }: { of: readonly string[]; type: 'error' | 'warning' }) =>
  of.length === 0 ? null : (
    <Alert
      className="gap"
      type={type}
      showIcon
      title={
        <ul className="plain">
          {of.slice(0, 10).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      }
    />
  );

const Done = ({ result }: { result: ReadFile }) => (
  <>
    {result.imports.map(({ file, kind, read, accepted, duplicate, template, quarantined }) => (
      <Alert
        key={file}
        className="gap"
        type="success"
        showIcon
        title={`${file}(${importKinds[kind] ?? kind}):读取 ${read} = 接受 ${accepted} + 重复 ${duplicate} + 模板 ${template} + 隔离 ${quarantined}`}
      />
    ))}
    <Problems of={result.refused} type="error" />
    <Problems of={result.problems} type="warning" />
  </>
);

const Readable = ({ file }: { file: LookedFile }) => (
  <>
    <p>
      {file.file}:认出是「{importKinds[file.kind ?? ''] ?? file.kind}」(映射 {file.mapping}),可读{' '}
      {countText(file.readable)} 行,不可读 {countText(file.refused)} 行
    </p>
    <Problems of={file.problems} type="warning" />
  </>
);

interface FoundProps {
  file: File;
  looked: Looked;
  onLooked(looked: Looked): void;
  onDone(result: ReadFile): void;
}

function Found({ file, looked, onLooked, onDone }: FoundProps) {
  const [shop, setShop] = useState('');
  const progress = useProgress();
  const client = useQueryClient();
  const unknown =
    looked.files.length === 1 && looked.files[0]?.outcome === 'unknown' ? looked.files[0] : undefined;
  const [choices, setChoices] = useState<Choices | undefined>(
    unknown && { kind: unknown.kind ?? 'reviews', fields: unknown.columns.map(({ field }) => field) },
  );
  const look = useMutation({
    mutationFn: (next: Choices) =>
      sendFile<Looked>('/files/inspect', { name: file.name, ...choicesOf(next) }, file),
    onSuccess: onLooked,
  });
  const read = useMutation({
    mutationFn: () =>
      sendFile<ReadFile>(
        '/files/import',
        { name: file.name, shop: shop.trim(), ...choicesOf(choices) },
        file,
      ),
    onSuccess: async (result) => {
      onDone(result);
      await client.invalidateQueries();
    },
  });
  const change = (next: Choices): void => {
    setChoices(next);
    look.mutate(next);
  };
  const isReady = unknown
    ? unknown.problems.length === 0
    : looked.files.some((one) => one.outcome === 'readable');
  return (
    <>
      {looked.files.map((one) => {
        if (one.outcome === 'readable') return <Readable key={one.file} file={one} />;
        if (one.outcome === 'refused' || !choices)
          return <Problems key={one.file} of={one.problems} type="error" />;
        return (
          <div key={one.file}>
            <p>认不出这个表的布局。请核对每一列是什么,保存后同样的表就能自动读入。样例已脱敏。</p>
            <MappingTable file={one} fields={looked.fields} choices={choices} onChange={change} />
            <Problems of={one.problems} type="error" />
            <Problems of={one.hints} type="warning" />
          </div>
        );
      })}
      {(read.error ?? look.error) ? (
        <Alert className="gap" type="error" showIcon title={(read.error ?? look.error)?.message} />
      ) : null}
      <Space wrap>
        <Input
          prefix="没写店铺的行归到"
          aria-label="没写店铺的行归到"
          placeholder="默认店铺"
          value={shop}
          maxLength={100}
          onChange={({ target }) => setShop(target.value)}
        />
        <Button type="primary" disabled={!isReady} loading={read.isPending} onClick={() => read.mutate()}>
          {unknown ? '保存映射并导入' : '导入'}
        </Button>
        {read.isPending && progress?.file === file.name ? (
          <span aria-live="polite">已读 {countText(progress.rows)} 行</span>
        ) : null}
      </Space>
    </>
  );
}

/** Chooses a file, or one that is held, says what it is, asks what its columns are where nobody knows, and reads it. */
export function FileReader() {
  const [file, setFile] = useState<File>();
  const [looked, setLooked] = useState<Looked>();
  const [result, setResult] = useState<ReadFile>();
  const look = useMutation({
    mutationFn: (chosen: File) => sendFile<Looked>('/files/inspect', { name: chosen.name }, chosen),
    onSuccess: setLooked,
  });
  const take = (chosen: File): void => {
    setLooked(undefined);
    setResult(undefined);
    setFile(chosen);
    look.mutate(chosen);
  };
  return (
    <>
      <Section
        title="导入文件"
        note="评价、会话、售后、工单、订单、产品等导出:CSV、XLSX、JSON 或压缩包,至多 100 MB。先看一遍,不存任何东西;点「导入」才读入,文件本身不留"
        tools={<FileButton text="选择文件" label="要导入的文件" isBusy={look.isPending} onChosen={take} />}
      >
        {look.error ? <Alert type="error" showIcon title={look.error.message} /> : null}
        {result ? <Done result={result} /> : null}
        {file && looked && !result ? (
          <Found key={file.name} file={file} looked={looked} onLooked={setLooked} onDone={setResult} />
        ) : null}
      </Section>
      <HeldFiles isBusy={look.isPending} onChosen={take} />
    </>
  );
}
