import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import type { Adoption, AdoptionRow } from '../../api/loop-types.ts';
import type { Span } from '../../api/queries.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { shareText } from '../../parts/figures.ts';
import { Section } from '../../parts/section.tsx';
import { Stat } from '../../parts/stat.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';

const columns: Column<AdoptionRow>[] = [
  { title: '提出人', value: ({ person }) => person },
  { title: '提出', value: ({ raised }) => raised },
  { title: '采纳', value: ({ accepted }) => accepted },
  { title: '不采纳', value: ({ declined }) => declined },
  { title: '待定', value: ({ waiting }) => waiting },
  { title: '已关闭', value: ({ closed }) => closed },
];

/** Of what has been decided; what waits is in neither part. */
const rateText = ({ accepted, declined }: Pick<AdoptionRow, 'accepted' | 'declined'>): string =>
  accepted + declined === 0 ? '—' : shareText(accepted, accepted + declined);

function Sums({ data }: { data: Adoption }) {
  const sum = (of: (row: AdoptionRow) => number): number =>
    data.people.reduce((all, row) => all + of(row), 0);
  const [accepted, declined] = [sum((row) => row.accepted), sum((row) => row.declined)];
  const effects = ['有效', '没有证据表明有效', '变差', '观察中', '无法比较'];
  return (
    <div className="stats">
      <Stat name="采纳率(已有结论的)" value={rateText({ accepted, declined })}>
        采纳 {accepted},不采纳 {declined},待定 {sum((row) => row.waiting)}
      </Stat>
      <Stat name="关闭后的效果" value={data.effects.有效 ?? 0}>
        {effects.map((name) => (
          <div key={name}>
            {name} {data.effects[name] ?? 0}
          </div>
        ))}
      </Stat>
    </div>
  );
}

/** The adoption ledger: who raised what, what was taken on, and what it brought. */
export function Ledger({ span }: { span: Span }) {
  const ledger = useQuery({
    queryKey: ['actions', 'adoption', span],
    queryFn: () => get<Adoption>('/adoption', { ...span }),
  });
  return (
    <Shown of={ledger} rows={8}>
      {(data) => (
        <>
          <Sums data={data} />
          <Section
            title="谁提出的"
            note="待办与曝光一起算;采纳:待办已核实,曝光已由主管确认"
            tools={<ExportButton name="采纳台账" columns={columns} rows={() => data.people} />}
          >
            <Table<AdoptionRow>
              size="middle"
              rowKey="person"
              pagination={false}
              dataSource={data.people}
              scroll={{ x: 480 }}
              columns={[
                { title: '提出人', dataIndex: 'person' },
                { title: '提出', dataIndex: 'raised', align: 'right' },
                { title: '采纳', dataIndex: 'accepted', align: 'right' },
                { title: '不采纳', dataIndex: 'declined', align: 'right' },
                { title: '待定', dataIndex: 'waiting', align: 'right' },
                { title: '已关闭', dataIndex: 'closed', align: 'right' },
                { title: '采纳率', align: 'right', render: (_, row) => rateText(row) },
              ]}
            />
          </Section>
          {data.declines.length === 0 ? null : (
            <Section title="为什么不采纳">
              <ul className="rows">
                {data.declines.map(({ cause, reason, person }) => (
                  <li key={`${cause} ${reason}`} className="row-still">
                    {cause}:{reason}({person})
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Shown>
  );
}
