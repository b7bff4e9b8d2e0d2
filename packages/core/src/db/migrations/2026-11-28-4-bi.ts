import { type Kysely, sql } from 'kysely';

/** A view with what its rows are, and its columns; the first `key` columns name a row. */
interface View {
  name: string;
  comment: string;
  columns: readonly (readonly [name: string, comment: string])[];
  query: string;
}

const day = ['day', '业务日(Asia/Shanghai);没有日期的声音不在此视图'] as const;
const product = ['product_id', '款号;~ 开头的是未归款的商品页,空串是未关联商品的声音'] as const;
const channel = ['channel', '声音渠道:评价、会话、售后、工单'] as const;
const platform = ['platform', '平台'] as const;
const shop = ['shop_id', '店铺'] as const;
const listing = ['listing_id', '商品页编号;空串是未知'] as const;
const channels = `case kind when 'review' then '评价' when 'chat' then '会话' when 'refund' then '售后' when 'ticket' then '工单' else kind end`;
const dated = `day > '0001-01-01'`;

const views: readonly View[] = [
  {
    name: 'voices_daily',
    comment: '声音条数。粒度:日×款×渠道×平台×店铺×商品页',
    columns: [day, product, channel, platform, shop, listing, ['voices', '声音条数(已分类)']],
    query: `select day, product_id, ${channels}, platform, shop_id, listing_id, sum(count)::bigint from rollups
      where measure = 'items' and category = 'all' and ${dated} group by 1, 2, 3, 4, 5, 6`,
  },
  {
    name: 'complaints_daily',
    comment:
      '客诉条数。粒度:日×款×类目×渠道×平台×店铺×商品页。同一订单同一类目只算一次;各类目不可相加,总计看 category = total',
    columns: [
      day,
      product,
      [
        'category',
        '客诉类目编号:细类如 mismatch.color,大类如 mismatch,另有 total 总计、unclassified 待确认(计入总计,不在任何细类大类里)、own 商品自身、mismatch! 描述不符预警口径',
      ],
      ['level', '类目层级:细类、大类、合计、待确认'],
      channel,
      platform,
      shop,
      listing,
      ['complaints', '客诉条数'],
    ],
    query: `select day, product_id, category,
        case when category in ('total', 'own', 'mismatch!') then '合计' when category = 'unclassified' then '待确认' when category like '%.%' then '细类' else '大类' end,
        ${channels}, platform, shop_id, listing_id, sum(count)::bigint from rollups
      where measure = 'complaint' and ${dated} group by 1, 2, 3, 4, 5, 6, 7, 8`,
  },
  {
    name: 'praises_daily',
    comment: '表扬条数。粒度:日×款×表扬点×平台×店铺',
    columns: [
      day,
      product,
      ['praise', '表扬点,如 合身'],
      platform,
      shop,
      ['praises', '声音条数,一条声音只记首要的一个表扬点'],
    ],
    query: `select day, product_id, category, platform, shop_id, sum(count)::bigint from rollups
      where measure = 'merit' and ${dated} group by 1, 2, 3, 4, 5`,
  },
  {
    name: 'sales_daily',
    comment: '销量,即比率的分母。粒度:日×款×平台×店铺×商品页',
    columns: [
      day,
      product,
      platform,
      shop,
      listing,
      ['orders', '下单数;空是未接入'],
      ['units', '签收件数;空是未接入'],
      ['returns', '退货件数;空是未接入'],
    ],
    query: `select day, coalesce(nullif(product_id, ''), '~' || platform || '/' || shop_id || '/' || nullif(listing_id, ''), ''),
        platform, shop_id, listing_id, sum(orders)::bigint, sum(units)::bigint, sum(returns)::bigint
      from exposures group by 1, 2, 3, 4, 5`,
  },
  {
    name: 'product_weeks',
    comment: '款的周汇总,做趋势和投诉率用。粒度:周(周一起)×款。投诉率 = own_complaints / units × 1000',
    columns: [
      ['week_start', '周一'],
      ['week', 'ISO 周,如 2026-W46'],
      product,
      ['voices', '声音条数'],
      ['complaints', '客诉总计(每订单一次)'],
      ['own_complaints', '商品自身客诉,不含物流、价格、客服和买家自身原因'],
      ['mismatch_complaints', '描述不符客诉'],
      ['units', '签收件数;空是未接入'],
    ],
    query: `select coalesce(r.week_start, e.week_start), to_char(coalesce(r.week_start, e.week_start), 'IYYY"-W"IW'),
        coalesce(r.product_id, e.product_id), coalesce(r.voices, 0), coalesce(r.complaints, 0), coalesce(r.own, 0),
        coalesce(r.mismatch, 0), e.units
      from (
        select date_trunc('week', day)::date as week_start, product_id,
          sum(count) filter (where measure = 'items')::bigint as voices,
          sum(count) filter (where measure = 'complaint' and category = 'total')::bigint as complaints,
          sum(count) filter (where measure = 'complaint' and category = 'own')::bigint as own,
          sum(count) filter (where measure = 'complaint' and category = 'mismatch')::bigint as mismatch
        from rollups where ${dated} and (measure = 'items' or (measure = 'complaint' and category in ('total', 'own', 'mismatch')))
        group by 1, 2) r
      full join (
        select date_trunc('week', day)::date as week_start, product_id, sum(units)::bigint as units from bi.sales_daily group by 1, 2) e
        on (e.week_start, e.product_id) = (r.week_start, r.product_id)`,
  },
  {
    name: 'products',
    comment: '款的资料。粒度:款',
    columns: [
      ['product_id', '款号'],
      ['name', '品名'],
      ['product_type', '类目'],
      ['line', '产品线'],
      ['season', '季节'],
      ['brand', '品牌'],
      ['launch_on', '上新日'],
      ['owner', '负责人'],
    ],
    query: 'select product_id, name, product_type, line, season, brand, launch_on, owner from products',
  },
  {
    name: 'alerts',
    comment: '预警。粒度:预警。卡片原文不在此视图',
    columns: [
      ['alert_key', '预警编号'],
      ['kind', '种类:spike 突增、redline 红线等'],
      ['product_id', '款号;空是全公司'],
      ['category', '客诉类目编号'],
      ['tier', '级别'],
      ['raised_on', '发出日'],
      ['last_on', '最近仍出现的日'],
      ['state', '状态:open 未处理、acknowledged 已受理、resolved 已解决、withdrawn 已撤回'],
    ],
    query: 'select dedup_key, kind, product_id, category, tier, raised_on, last_on, state from alerts',
  },
  {
    name: 'actions',
    comment: '行动项。粒度:行动项',
    columns: [
      ['action_id', '行动编号'],
      ['product_id', '款号;空是不针对某一款'],
      ['category', '客诉类目编号'],
      ['cause', '原因'],
      ['owner', '负责人'],
      ['opened_on', '提出日'],
      ['due_on', '到期日'],
      ['closed_on', '关闭日'],
      ['state', '状态:open 进行中、closed 已关闭、dropped 已取消'],
      ['expected_effect', '事前写下的预期效果'],
    ],
    query: `select action_id, product_id, category, cause, owner, opened_on, due_on, closed_on, state, expected_effect from actions`,
  },
  {
    name: 'reports',
    comment: '报告版次。粒度:报告×版次',
    columns: [
      ['kind', '种类:week 周报、month 月报、quarter 季报、all 全部数据'],
      ['scope', '范围:company 全公司,或 brand:、shop:、line:、product: 加名称'],
      ['period', '周期,如 2026-W46'],
      ['revision', '版次,从 1 起'],
      ['changes', '与上一版的差别'],
      ['composed_at', '生成时间'],
      ['published_at', '发布时间;空是未发布'],
    ],
    query: `select r.kind, r.scope, r.period, r.revision, r.changes, r.composed_at, s.at
      from reports r left join report_steps s on (s.kind, s.scope, s.period, s.revision) = (r.kind, r.scope, r.period, r.revision)
        and s.step = 'published'`,
  },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function statementsOf({ name, comment, columns, query }: View): string[] {
  const list = columns.map(([column]) => column).join(', ');
  return [
    `create view bi.${name} (${list}) as ${query}`,
    `comment on view bi.${name} is ${quoted(comment)}`,
    ...columns.map(([column, text]) => `comment on column bi.${name}.${column} is ${quoted(text)}`),
  ];
}

/** The role belongs to the whole server: another database may have made it, and not everybody may make one. */
const role = `do $$ begin
    if not exists (select from pg_roles where rolname = 'voc_bi') then create role voc_bi nologin; end if;
  exception when duplicate_object or unique_violation or insufficient_privilege then null; end $$`;

const grants = `do $$ begin
    if exists (select from pg_roles where rolname = 'voc_bi') then
      grant usage on schema bi to voc_bi;
      grant select on all tables in schema bi to voc_bi;
    end if;
  end $$`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'create schema bi',
    `comment on schema bi is '给 BI 工具只读的视图,第 1 版:同一版内只增加列和视图'`,
    ...views.flatMap(statementsOf),
    role,
    grants,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop schema bi cascade').execute(db);
}
