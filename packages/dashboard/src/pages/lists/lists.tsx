import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { ApiError } from '../../api/client.ts';
import { reportQuery } from '../../api/report-queries.ts';
import type { ListEntry, ListMove, ProductLists } from '../../api/report-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { WeekPage } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { InsufficientTable } from './insufficient-table.tsx';
import { ListTable } from './list-table.tsx';

type Listed = ListEntry & { side: string };

const columns: Column<Listed>[] = [
  { title: '榜', value: ({ side }) => side },
  { title: '名次', value: ({ rank }) => rank },
  { title: '款号', value: ({ productId }) => productId },
  { title: '名称', value: ({ name }) => name },
  { title: '状态', value: ({ standing }) => standing },
  { title: '同组', value: ({ peerGroup }) => peerGroup },
  { title: '同组款数', value: ({ peers }) => peers },
  { title: '自身投诉', value: ({ own }) => own.count },
  { title: '分母', value: ({ own }) => own.exposure },
  { title: '分母名称', value: ({ denominator }) => denominator },
  { title: '千分比', value: ({ own }) => own.perThousand },
  { title: '90%下限', value: ({ own }) => own.lower },
  { title: '90%上限', value: ({ own }) => own.upper },
  { title: '同组中位', value: ({ peerMedian }) => peerMedian },
  { title: '说明', value: ({ text }) => text },
];

const rowsOf = ({ black, red }: ProductLists): Listed[] => [
  ...black.map((entry) => ({ ...entry, side: '黑榜' })),
  ...red.map((entry) => ({ ...entry, side: '红榜' })),
];

const Moves = ({ moves, week }: { moves: readonly ListMove[]; week: string }) => (
  <Section title="与上一期相比">
    {moves.length === 0 ? (
      <p className="note">两榜都没有变动</p>
    ) : (
      <ul className="moves">
        {moves.map((move) => (
          <li key={`${move.side}${move.productId}`}>
            {move.side === 'black' ? '黑榜' : '红榜'} {move.move}:
            <Link to="/products/$product" params={{ product: move.productId }} search={{ week }}>
              {move.name}
            </Link>
            <span className="muted"> {move.reason}</span>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

function Lists({ lists, week }: { lists: ProductLists; week: string }) {
  return (
    <>
      <p className="note">
        {lists.statement.replace(/[。;]?$/, '。')}算进去的:{lists.counted.join('、')}。
      </p>
      <Section
        title="黑榜"
        note="按区间下限相对同组中位的倍数排;虚线是同组中位。物流、价格、客服和买家自身原因不算"
        tools={<ExportButton name={`红黑榜-${week}`} columns={columns} rows={() => rowsOf(lists)} />}
      >
        <ListTable side="black" entries={lists.black} week={week} />
      </Section>
      <Section title="红榜" note="按区间上限低于同组中位的把握排;点开看表扬、求补货和全文">
        <ListTable side="red" entries={lists.red} week={week} />
      </Section>
      <Moves moves={lists.moves} week={week} />
      <Section
        title={`数据不足(${lists.insufficient} 款)`}
        note={`已判 ${lists.judged} 款;下面的证据还不够,不排名,也不等于没有问题`}
      >
        <InsufficientTable products={lists.insufficientProducts} week={week} />
      </Section>
    </>
  );
}

function Body({ week }: { week: string }) {
  const report = useQuery(reportQuery('week', week));
  if (report.error instanceof ApiError && report.error.status === 404)
    return <Nothing text={`${week} 还没有周报,所以没有红黑榜;可换一周看`} />;
  return (
    <Shown of={report} rows={10}>
      {(data) => (
        <>
          <Alert
            type="info"
            className="gap"
            title={
              <>
                取自 {data.period} 周报第 {data.revision} 版,窗口 {data.lists.window},分母:
                {data.denominator.name}。{' '}
                <Link to="/reports/$kind/$period" params={{ kind: 'week', period: week }}>
                  看周报
                </Link>
              </>
            }
          />
          <Lists lists={data.lists} week={week} />
        </>
      )}
    </Shown>
  );
}

export const ListsPage = () => <WeekPage title="红黑榜">{(_span, week) => <Body week={week} />}</WeekPage>;
