import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { get } from '../../api/client.ts';
import type { Actions } from '../../api/loop-types.ts';
import { alertsQuery, headlineQuery, productQuery, type Span } from '../../api/queries.ts';
import type { ProductDetail } from '../../api/types.ts';
import { useSpan } from '../../app/use-span.ts';
import { AlertLinks } from '../../parts/alert-links.tsx';
import { BarList } from '../../parts/bar-list.tsx';
import { ComparedStat } from '../../parts/compared-stat.tsx';
import { channelNames, countText } from '../../parts/figures.ts';
import { WeekPage } from '../../parts/page.tsx';
import { RaiseButton } from '../../parts/raise-button.tsx';
import { Section } from '../../parts/section.tsx';
import { Stat } from '../../parts/stat.tsx';
import { Shown } from '../../parts/states.tsx';
import { ActionRow } from '../actions/action-row.tsx';
import { OverviewTrend } from '../overview/overview-trend.tsx';

const noSpan = { from: '', to: '' };

const route = getRouteApi('/shell/themed/products/$product');

const Facts = ({ product }: { product: ProductDetail['product'] }) => (
  <p className="note">
    {[
      product.mapped ? product.productId : '未归款:这个商品页还没有对应的款号',
      product.productType,
      product.line && `产品线 ${product.line}`,
      product.brand,
      product.owner && `负责人 ${product.owner}`,
    ]
      .filter(Boolean)
      .join(' · ')}
  </p>
);

function Figures({ span, id }: { span: Span; id: string }) {
  const headline = useQuery(headlineQuery(span, id));
  return (
    <Shown of={headline}>
      {({ own, mismatch, total, voices, denominator }) => (
        <div className="stats">
          <ComparedStat name="商品自身投诉" of={own} denominator={denominator} />
          <ComparedStat name="描述不符" of={mismatch} denominator={denominator} />
          <ComparedStat name="全部客诉" of={total} denominator={denominator} />
          <Stat name="声音" value={countText(voices.now)}>
            上周 {countText(voices.before)} 条
          </Stat>
        </div>
      )}
    </Shown>
  );
}

function OwnAlerts({ id }: { id: string }) {
  const alerts = useQuery(alertsQuery({ product: id, limit: 5 }));
  return (
    <Section
      title="这款的预警"
      tools={
        <Link to="/alerts" search={{ product: id, state: 'all' }}>
          全部
        </Link>
      }
    >
      <Shown of={alerts} empty={{ when: (data) => data.alerts.length === 0, text: '这款没有预警' }}>
        {(data) => <AlertLinks alerts={data.alerts} search={{ state: 'all', product: id }} />}
      </Shown>
    </Section>
  );
}

function OwnActions({ id }: { id: string }) {
  const actions = useQuery({
    queryKey: ['actions', 'product', id],
    queryFn: () => get<Actions>('/actions', { product: id, limit: 10 }),
  });
  return (
    <Section
      title="这款的待办"
      tools={
        <Link to="/wall" search={{}}>
          曝光台
        </Link>
      }
    >
      <Shown
        of={actions}
        empty={{ when: (data) => data.actions.length === 0, text: '还没有待办;右上角可以转' }}
      >
        {(data) => (
          <ul className="rows">
            {data.actions.map((action) => (
              <li key={action.id}>
                <Link to="/actions" search={{ state: 'all', key: action.id }} className="row">
                  <ActionRow action={action} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Section>
  );
}

function Details({ data }: { data: ProductDetail }) {
  const channels = data.channels.map((one) => ({ ...one, name: channelNames[one.id] ?? one.name }));
  return (
    <div className="thirds">
      <Section title="投诉什么" note="一条可以说到几类,所以相加大于总数">
        <BarList counts={data.leaves} empty="本周没有投诉" />
      </Section>
      <Section title="主因" note="商品自身的投诉,每条只算一次">
        <BarList counts={data.causes} empty="本周没有归到主因的投诉" hasShares />
      </Section>
      <Section title="从哪里听到" note="商品自身的投诉">
        <BarList counts={channels} empty="本周没有投诉" hasShares />
        <BarList counts={data.shops} empty="" hasShares />
      </Section>
      <Section title="颜色与尺码" note="投诉里能对到 SKU 的">
        <BarList counts={data.skus} empty="投诉没有指明颜色或尺码" />
      </Section>
      <Section title="夸什么" note="夸商品自身的,每条只算一次">
        <BarList counts={data.praises} empty="本周没有表扬" />
      </Section>
      <Section title="想要什么">
        <BarList counts={data.wishes} empty="本周没有求补货或求新款" />
      </Section>
    </div>
  );
}

function Body({ span, week, id }: { span: Span; week: string; id: string }) {
  const product = useQuery(productQuery(span, id));
  return (
    <Shown of={product} rows={8}>
      {(data) => (
        <>
          <Facts product={data.product} />
          <Figures span={span} id={id} />
          <div className="columns">
            <OverviewTrend span={span} product={id} />
            <OwnAlerts id={id} />
          </div>
          <OwnActions id={id} />
          <Details data={data} />
          <p className="note">
            <Link to="/items" search={{ week, product: id, category: 'own' }}>
              看这款投诉的原声
            </Link>
            {' · '}
            <Link to="/products" search={{ week }}>
              回到产品列表
            </Link>
          </p>
        </>
      )}
    </Shown>
  );
}

/** One product: how much, since when, what about, where, and what people like and wish for. */
export function ProductPage() {
  const { product: id } = route.useParams();
  const { span } = useSpan();
  const product = useQuery({ ...productQuery(span ?? noSpan, id), enabled: span !== undefined });
  return (
    <WeekPage title={product.data?.product.name ?? id} tools={<RaiseButton about={{ product: id }} />}>
      {(chosen, week) => <Body span={chosen} week={week} id={id} />}
    </WeekPage>
  );
}
