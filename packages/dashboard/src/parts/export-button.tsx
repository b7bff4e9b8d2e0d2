import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type Column, toCsv } from './csv.ts';

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

interface ExportButtonProps<Row> {
  /** Without ending. */
  name: string;
  columns: readonly Column<Row>[];
  /** All rows of the view, also those of other pages. */
  rows(): Promise<readonly Row[]> | readonly Row[];
}

/** Saves a table as CSV. */
export function ExportButton<Row>({ name, columns, rows }: ExportButtonProps<Row>) {
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      save(toCsv(columns, await rows()), `${name}.csv`);
    } catch (error) {
      message.error(error instanceof Error ? error.message : '导出失败');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void run()}>
      导出 CSV
    </Button>
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
