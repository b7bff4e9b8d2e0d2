import { Input, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Span } from '../../api/queries.ts';
import { CategorySelect } from '../../parts/category-select.tsx';
import { channelNames } from '../../parts/figures.ts';
import { spanText } from '../../parts/weeks.ts';

interface Search {
  q?: string;
  product?: string;
  category?: string;
  channel?: string;
  weeks?: string;
  from?: string;
  to?: string;
}

interface ItemFiltersProps {
  search: Search;
  weeks: number;
  /** In place of the weeks, as whoever has led here wanted. */
  days: Span | undefined;
  onChange(next: Search): void;
  tools: ReactNode;
}

const channels = [
  { value: '', label: '全部渠道' },
  ...Object.entries(channelNames).map(([value, label]) => ({ value, label })),
];

const lengths = [1, 4, 12, 26].map((weeks) => ({
  value: String(weeks),
  label: weeks === 1 ? '所选周' : `到所选周止 ${weeks} 周`,
}));

export function ItemFilters({ search, weeks, days, onChange, tools }: ItemFiltersProps) {
  return (
    <div className="filters">
      <Input.Search
        allowClear
        key={search.q ?? ''}
        defaultValue={search.q ?? ''}
        placeholder="顾客说的词,如 偏绿"
        aria-label="搜原声"
        className="search"
        maxLength={60}
        onSearch={(text) => onChange({ q: text.trim() || undefined })}
      />
      <CategorySelect
        value={search.category ?? ''}
        every="全部声音"
        onChange={(category) => onChange({ category: category || undefined })}
      />
      <Select
        aria-label="渠道"
        className="channel"
        value={search.channel ?? ''}
        options={channels}
        onChange={(channel) => onChange({ channel: channel || undefined })}
      />
      <Select
        aria-label="时间"
        className="channel"
        value={days ? spanText(days) : String(weeks)}
        options={lengths}
        onChange={(length) => onChange({ weeks: length, from: undefined, to: undefined })}
      />
      {search.product ? (
        <Tag closable onClose={() => onChange({ product: undefined })}>
          只看 {search.product}
        </Tag>
      ) : null}
      {tools}
    </div>
  );
}
