import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { postForFile } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { type Column, toCsv } from './csv.ts';

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** What a workbook takes at most. */
const mostRows = 5000;

interface ExportButtonProps<Row> {
  /** Without ending. */
  name: string;
  columns: readonly Column<Row>[];
  /** All rows of the view, also those of other pages. */
  rows(): Promise<readonly Row[]> | readonly Row[];
}

type Format = 'csv' | 'xlsx';

const names: Record<Format, string> = { csv: 'CSV', xlsx: 'Excel(XLSX)' };

async function fileOf<Row>(
  format: Format,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Blob> {
  if (format === 'csv') return new Blob([toCsv(columns, rows)], { type: 'text/csv;charset=utf-8' });
  return postForFile('/workbook', {
    columns: columns.map(({ title }) => title),
    rows: rows.slice(0, mostRows).map((row) => columns.map(({ value }) => value(row) ?? null)),
  });
}

/** Saves a table as CSV or as a workbook. */
export function ExportButton<Row>({ name, columns, rows }: ExportButtonProps<Row>) {
  const { message } = App.useApp();
  const { data: me } = useQuery(meQuery);
  const [isBusy, setBusy] = useState(false);
  const run = async (format: Format): Promise<void> => {
    setBusy(true);
    try {
      save(await fileOf(format, columns, await rows()), `${name}.${format}`);
    } catch (error) {
      message.error(error instanceof Error ? error.message : '导出失败');
    } finally {
      setBusy(false);
    }
  };
  if (!me?.rights.includes('export')) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: Object.entries(names).map(([key, label]) => ({ key, label })),
        onClick: ({ key }) => void run(key === 'xlsx' ? 'xlsx' : 'csv'),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy}>
        导出
      </Button>
    </Dropdown>
  );
}

/** Columns of a rate, the same in every export. */
export const rateColumns = <
  Row extends {
    rate: {
      count: number;
      exposure: number | null;
      perThousand: number | null;
      lower: number | null;
      upper: number | null;
    };
  },
>(
  denominator: string,
): Column<Row>[] => [
  { title: '投诉数', value: ({ rate }) => rate.count },
  { title: denominator, value: ({ rate }) => rate.exposure },
  { title: '千分比', value: ({ rate }) => rate.perThousand },
  { title: '90%下限', value: ({ rate }) => rate.lower },
  { title: '90%上限', value: ({ rate }) => rate.upper },
];
