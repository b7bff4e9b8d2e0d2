import { useQuery } from '@tanstack/react-query';
import { Select, Tag } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import type { KnownModel } from '../../api/item-types.ts';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { ComparedModels } from './compared-models.tsx';

const states: Record<KnownModel['state'], string> = {
  released: '随程序发布',
  candidate: '候选',
  current: '学习得来',
  retired: '停用',
};

const percent = (share: number | null): string => (share === null ? '—' : `${(100 * share).toFixed(1)}%`);

const learnedText = ({ taught, before, after, isBetter, parent }: KnownModel): string =>
  taught === null
    ? '—'
    : `学了 ${taught} 条标注;与 ${parent ?? '—'} 比,类目 F1 ${percent(before)} → ${percent(after)},${isBetter ? '明显更好' : '没有明显更好'}`;

interface PickProps {
  label: string;
  value: string | undefined;
  models: readonly KnownModel[];
  onChange(version: string): void;
}

const Pick = ({ label, value, models, onChange }: PickProps) => (
  <Select
    aria-label={label}
    placeholder={label}
    className="wide-select"
    {...(value === undefined ? {} : { value })}
    onChange={onChange}
    options={models.map(({ version }) => ({ value: version, label: version }))}
  />
);

function Compare({ models }: { models: readonly KnownModel[] }) {
  const current = models.find(({ counts }) => counts)?.version;
  const [before, setBefore] = useState(current);
  const [after, setAfter] = useState<string | undefined>();
  return (
    <>
      <div className="tools top-gap">
        <Pick label="旧版本" value={before} models={models} onChange={setBefore} />
        <Pick label="新版本" value={after} models={models} onChange={setAfter} />
      </div>
      {before !== undefined && after !== undefined && before !== after ? (
        <ComparedModels key={`${before} ${after}`} before={before} after={after} />
      ) : null}
    </>
  );
}

const Known = ({ models }: { models: readonly KnownModel[] }) => (
  <Table<KnownModel>
    rowKey="version"
    size="small"
    dataSource={[...models]}
    pagination={false}
    columns={[
      {
        title: '版本',
        render: (_, { version, counts }) => (
          <>
            {version} {counts ? <Tag color="blue">现在算数</Tag> : null}
          </>
        ),
      },
      { title: '状态', render: (_, { state }) => states[state] },
      { title: '学了什么', render: (_, model) => learnedText(model) },
      {
        title: '训练',
        render: (_, { trainedAt, trainedBy }) =>
          trainedAt ? `${timeText(trainedAt)} ${trainedBy ?? ''}` : '—',
      },
    ]}
  />
);

/** Which versions of the model there are, which one counts, and what two of them make of the same voices. */
export function ModelsSection() {
  const found = useQuery({
    queryKey: ['models'],
    queryFn: () => get<{ models: KnownModel[] }>('/models', {}),
  });
  return (
    <Section
      title="模型"
      note="机器按「现在算数」的版本分类。由管理员用 voc train --corrections 学习大家的标注,明显更好才能用 voc models promote 换上,随时可以退回。换版本后过去的数按新版本重算,下面可以对照两个版本每周各算出多少"
    >
      <Shown of={found}>
        {({ models }) => (
          <>
            <Known models={models} />
            {models.length > 1 ? <Compare models={models} /> : null}
          </>
        )}
      </Shown>
    </Section>
  );
}
