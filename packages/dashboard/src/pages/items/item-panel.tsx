import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Grid } from 'antd';
import { get } from '../../api/client.ts';
import type { ItemDetail } from '../../api/item-types.ts';
import { meQuery } from '../../api/queries.ts';
import { ExposeButton, type Exposing } from '../../parts/expose-button.tsx';
import { Marked } from '../../parts/marked.tsx';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { ItemFacts } from './item-row.tsx';
import { Relabel } from './relabel.tsx';
import { Unmask } from './unmask.tsx';

const roles: Record<string, string> = { customer: '顾客', agent: '客服', system: '系统' };

const Turns = ({ turns }: { turns: ItemDetail['turns'] }) => (
  <ol className="turns">
    {turns.map((turn, at) => (
      // Utterances have no name but their place, which does not change.
      <li key={`${at} ${turn.role}`} className={`turn ${turn.role}`}>
        <small>
          {roles[turn.role] ?? turn.role}
          {turn.at ? ` ${timeText(turn.at)}` : ''}
        </small>
        <Marked said={turn} />
      </li>
    ))}
  </ol>
);

const Texts = ({ texts }: { texts: ItemDetail['texts'] }) => (
  <>
    {texts.map((said, at) => (
      <div key={`${at} ${said.at}`} className="said gap">
        <small className="muted">
          {at === 0 ? '' : '追评 '}
          {said.at ? timeText(said.at) : ''}
        </small>
        <div>{said.text === '' ? <span className="muted">没有文字</span> : <Marked said={said} />}</div>
      </div>
    ))}
  </>
);

/** The words that labels rest on, else the first of what the customer said. */
function exposingOf(item: ItemDetail): Exposing {
  const said = item.kind === 'chat' ? item.turns.filter(({ role }) => role === 'customer') : item.texts;
  const words = (said.find(({ marks }) => marks.length > 0) ?? said[0])?.text ?? '';
  return {
    item: item.id,
    words: words.slice(0, 500),
    ...(item.productId ? { product: item.productId } : {}),
  };
}

function Body({ id }: { id: string }) {
  const item = useQuery({
    queryKey: ['item', id],
    queryFn: () => get<ItemDetail>(`/items/${encodeURIComponent(id)}`),
  });
  const { data: me } = useQuery(meQuery);
  return (
    <Shown of={item} rows={8}>
      {(data) => (
        <>
          <p className="row-more gap">
            <ItemFacts item={data} />
          </p>
          {data.reason ? <p className="note">平台原因:{data.reason}</p> : null}
          {data.kind === 'chat' ? <Turns turns={data.turns} /> : <Texts texts={data.texts} />}
          <p className="note top-gap">标黄的是归到类别所依据的字;个人信息已脱敏。</p>
          <div className="tools gap">
            <Relabel item={data} />
            {me?.mayUnmask ? <Unmask key={data.id} item={data} /> : null}
            <ExposeButton of={exposingOf(data)} />
          </div>
          {data.productId ? (
            <Link to="/products/$product" params={{ product: data.productId }}>
              看这款产品
            </Link>
          ) : null}
        </>
      )}
    </Shown>
  );
}

/** One voice beside the list: its texts, or the conversation it was said in. */
export function ItemPanel({ id, onClose }: { id: string | undefined; onClose(): void }) {
  const isWide = Grid.useBreakpoint().md ?? true;
  return (
    <Drawer open={id !== undefined} onClose={onClose} title="原声" size={isWide ? 520 : '100%'}>
      {id ? <Body id={id} /> : null}
    </Drawer>
  );
}
