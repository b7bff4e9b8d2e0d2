import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '../../api/client.ts';
import type { Agreed, LabelAgreement } from '../../api/item-types.ts';
import { Section } from '../../parts/section.tsx';
import { Stat } from '../../parts/stat.tsx';
import { Shown } from '../../parts/states.tsx';

const AgreedStat = ({ name, of: { share, kappa } }: { name: string; of: Agreed }) => (
  <Stat name={name} value={kappa === null ? '—' : kappa.toFixed(2)}>
    一致 {(100 * share).toFixed(1)}%
  </Stat>
);

const said = (leaves: readonly { name: string }[]): string =>
  leaves.map(({ name }) => name).join('、') || '不是投诉';

const shown = 10;

const Open = ({ open }: Pick<LabelAgreement, 'open'>) => (
  <>
    <h3>两人不同的({open.length} 条)</h3>
    <ul className="moves">
      {open.slice(0, shown).map(({ id, first, second }) => (
        <li key={id}>
          <Link to="/items" search={{ item: id }}>
            {said(first)} / {said(second)}
          </Link>
        </li>
      ))}
    </ul>
    {open.length > shown ? <p className="note">还有 {open.length - shown} 条没有列出</p> : null}
  </>
);

/** How far people agree who labelled the same voices without knowing of each other, and what a third is to decide. */
export function AgreementSection() {
  const found = useQuery({
    queryKey: ['agreement'],
    queryFn: () => get<LabelAgreement>('/labels/agreement', {}),
  });
  return (
    <Section
      title="标注一致性"
      note="十条中有一条由两人各自标注,互不知道;κ 是扣除碰巧一致后的一致程度,1 为完全一致。两人不同的由第三人决定,会出现在他的列表里。"
    >
      <Shown
        of={found}
        empty={{ when: ({ agreement }) => agreement === null, text: '还没有两个人都标过的声音' }}
      >
        {({ agreement, open }) =>
          agreement && (
            <>
              <div className="stats">
                <AgreedStat name="是不是投诉 κ" of={agreement.complaint} />
                <AgreedStat name="首要类目 κ" of={agreement.primary} />
                <Stat name="类目 F1" value={agreement.leavesF1?.toFixed(2) ?? '—'}>
                  两人各自标过 {agreement.items} 条
                </Stat>
              </div>
              {open.length > 0 ? <Open open={open} /> : null}
            </>
          )
        }
      </Shown>
    </Section>
  );
}
