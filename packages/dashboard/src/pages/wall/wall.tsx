import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { get } from '../../api/client.ts';
import type { Wall as Answer, WallCard, WallMark, WallState } from '../../api/loop-types.ts';
import { readAll } from '../../api/read-all.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { ExposeButton } from '../../parts/expose-button.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { CardSteps } from './card-steps.tsx';
import { elapsedText } from './elapsed.ts';

const route = getRouteApi('/shell/themed/wall');
const pageSize = 30;

const stateNames: Record<WallState, string> = {
  raised: '待确认',
  declined: '不予曝光',
  confirmed: '待认领',
  claimed: '处理中',
  solved: '已解决',
};
const stateColors: Record<WallState, string> = {
  raised: 'default',
  declined: 'default',
  confirmed: 'red',
  claimed: 'gold',
  solved: 'green',
};

const read = (state: string, after?: string, limit = pageSize) =>
  get<Answer>('/exposures', { state, after, limit });

const ms = (mark: WallMark): number => (mark ? Date.parse(mark.at) : Number.NaN);

const between = (from: WallMark, to: WallMark): string => (from && to ? elapsedText(ms(to) - ms(from)) : '');

const columns: Column<WallCard>[] = [
  { title: '提出', value: ({ raised }) => (raised ? timeText(raised.at) : '') },
  { title: '提出人', value: ({ raised }) => raised?.by },
  { title: '款号', value: ({ productId }) => productId },
  { title: '产品', value: ({ productName }) => productName },
  { title: '哪里错了', value: ({ kindName }) => kindName },
  { title: '证据(已脱敏)', value: ({ words }) => words },
  { title: '状态', value: ({ state }) => stateNames[state] },
  { title: '认领人', value: ({ claimed }) => claimed?.by },
  { title: '认领用时', value: ({ raised, claimed }) => between(raised, claimed) },
  { title: '解决人', value: ({ solved }) => solved?.by },
  { title: '解决用时', value: ({ raised, solved }) => between(raised, solved) },
  { title: '怎么解决的', value: ({ note }) => note },
];

interface MarkProps {
  name: string;
  mark: WallMark;
  since: WallMark;
}

/** One point of the way, with the time it took from the first. */
const Passed = ({ name, mark, since }: MarkProps) => (
  <li className={mark ? 'passed' : 'ahead'}>
    <strong>{name}</strong>
    {mark ? (
      <small>
        {mark.by} {mark === since ? timeText(mark.at) : `用时 ${between(since, mark)}`}
      </small>
    ) : (
      <small>—</small>
    )}
  </li>
);

/** A card; the one that was just raised takes the focus, so that keyboard and reader go on from it. */
function Card({ card, isNew }: { card: WallCard; isNew: boolean }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) place.current?.focus();
  }, [isNew]);
  return (
    <article
      ref={place}
      className="section wall-card"
      tabIndex={-1}
      aria-label={`曝光:${card.productName ?? card.productId}`}
    >
      <div className="row-more">
        <Tag color={stateColors[card.state]}>{stateNames[card.state]}</Tag>
        <Tag>{card.kindName}</Tag>
        {card.state === 'solved' || card.state === 'declined' || !card.raised ? null : (
          <span>已过 {elapsedText(Date.now() - ms(card.raised))}</span>
        )}
      </div>
      <h2>
        <Link to="/products/$product" params={{ product: card.productId }}>
          {card.productName ?? card.productId}
        </Link>{' '}
        <small className="muted">{card.productId}</small>
      </h2>
      <p className="said">
        {card.words === '' ? <span className="muted">原话已按要求删除</span> : `「${card.words}」`}
      </p>
      <ol className="passage">
        <Passed name="提出" mark={card.raised} since={card.raised} />
        <Passed
          name={card.state === 'declined' ? '不予曝光' : '确认'}
          mark={card.confirmed}
          since={card.raised}
        />
        <Passed name="认领" mark={card.claimed} since={card.raised} />
        <Passed name="解决" mark={card.solved} since={card.raised} />
      </ol>
      {card.note ? <p className="note">{card.note}</p> : null}
      <CardSteps card={card} />
    </article>
  );
}

/** 曝光台: what pages have wrong, for all to see, until it is solved. */
export function WallPage() {
  const { state = 'wall' } = route.useSearch();
  const navigate = route.useNavigate();
  const [raised, setRaised] = useState<string>();
  const show = ({ id }: WallCard): void => {
    setRaised(id);
    void navigate({ to: '.', search: { state: 'raised' } });
  };
  const pages = useInfiniteQuery({
    queryKey: ['wall', state],
    queryFn: ({ pageParam }) => read(state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const counts = pages.data?.pages[0]?.counts ?? {};
  const open = (counts.confirmed ?? 0) + (counts.claimed ?? 0);
  const every = (): Promise<WallCard[]> =>
    readAll(async (after) => {
      const { cards, next } = await read(state, after, 200);
      return { rows: cards, next };
    });
  return (
    <Page
      title="曝光台"
      tools={
        <>
          <ExposeButton of={{}} isPrimary onRaised={show} />
          <ExportButton name="曝光台" columns={columns} rows={every} />
        </>
      }
    >
      <div className="filters">
        <Segmented
          aria-label="状态"
          value={state}
          options={[
            { value: 'wall', label: '全部公开' },
            { value: 'open', label: `未解决 ${open}` },
            { value: 'solved', label: `已解决 ${counts.solved ?? 0}` },
            { value: 'raised', label: `待主管确认 ${counts.raised ?? 0}` },
            { value: 'declined', label: `不予曝光 ${counts.declined ?? 0}` },
          ]}
          onChange={(next) => void navigate({ to: '.', search: { state: next } })}
        />
      </div>
      <Shown
        of={pages}
        empty={{
          when: (data) => data.pages[0]?.cards.length === 0,
          text: '这里没有曝光;客服看到标价或描述有错,点「提出曝光」',
        }}
        rows={10}
      >
        {(data) => (
          <>
            <div className="wall">
              {data.pages
                .flatMap((page) => page.cards)
                .map((card) => (
                  <Card key={card.id} card={card} isNew={card.id === raised} />
                ))}
            </div>
            <MoreButton of={pages} />
          </>
        )}
      </Shown>
    </Page>
  );
}
