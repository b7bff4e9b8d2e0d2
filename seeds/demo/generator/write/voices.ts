import { stampOf } from '../base/calendar.ts';
import type { Company, Numbered } from '../company.ts';
import type { Review } from '../voices/reviews.ts';
import type { Platform } from '../world/catalog.ts';
import type { Table } from './encode.ts';

function reviewsOf(company: Company, platform: Platform): Numbered<Review>[] {
  return company.reviews.filter(({ voice }) => voice.order.listing.shop.platform === platform);
}

function tabulate(
  reviews: readonly Numbered<Review>[],
  header: string[],
  toRow: (id: string, review: Review) => string[],
): Table {
  return {
    header,
    rows: reviews.flatMap(({ id, voice, repeated }) => {
      const row = toRow(id, voice);
      return repeated ? [row, row] : [row];
    }),
  };
}

/** Some customers press enter; only the quoted formats can carry that. */
function multiline(review: Review): string {
  return review.at % 160 === 0 ? review.text.replace(/[,。 ]/, '\n') : review.text;
}

function titleOf(review: Review): string {
  const { product } = review.order.listing;
  return `${product.brand} ${product.name}`;
}

export function tmallReviews(company: Company): Table {
  const header = [
    '店铺',
    '评价ID',
    '订单编号',
    '商品ID',
    '商品标题',
    '颜色分类',
    '尺码',
    '评价时间',
    '评分',
    '评价内容',
    '追评内容',
    '追评时间',
    '买家昵称',
    '签收时间',
  ];
  return tabulate(reviewsOf(company, '天猫'), header, (id, review) => [
    review.order.listing.shop.name,
    id,
    review.order.id,
    review.order.listing.id,
    titleOf(review),
    review.order.sku.colour,
    review.order.sku.size,
    stampOf(review.at),
    String(review.stars),
    multiline(review),
    review.followUp?.text ?? '',
    review.followUp === null ? '' : stampOf(review.followUp.at),
    review.order.buyer,
    stampOf(review.order.signedAt),
  ]);
}

export function jdReviews(company: Company): Table {
  const header = [
    '店铺',
    '评论编号',
    '订单号',
    '商品编号',
    '商品名称',
    '商品颜色',
    '商品尺码',
    '评论时间',
    '下单时间',
    '星级',
    '评论内容',
    '用户昵称',
  ];
  return tabulate(reviewsOf(company, '京东'), header, (id, review) => [
    review.order.listing.shop.name,
    id,
    review.order.id,
    review.order.listing.id,
    titleOf(review),
    review.order.sku.colour,
    review.order.sku.size,
    stampOf(review.at),
    stampOf(review.order.orderedAt),
    String(review.stars),
    multiline(review),
    review.order.buyer,
  ]);
}

export function douyinReviews(company: Company): Table {
  const header = [
    '店铺',
    '评价编号',
    '订单编号',
    '商品ID',
    '商品名称',
    '规格',
    '评价时间',
    '评价等级',
    '评价内容',
    '用户昵称',
  ];
  return tabulate(reviewsOf(company, '抖音'), header, (id, review) => [
    review.order.listing.shop.name,
    id,
    review.order.id,
    review.order.listing.id,
    titleOf(review),
    `${review.order.sku.colour};${review.order.sku.size}`,
    stampOf(review.at),
    review.stars >= 4 ? '好评' : review.stars === 3 ? '中评' : '差评',
    review.text,
    review.order.buyer,
  ]);
}

export function pddReviews(company: Company): Table {
  const header = [
    '店铺',
    '评论ID',
    '订单编号',
    '商品ID',
    '商品名称',
    '规格',
    '评价时间',
    '描述得分',
    '物流得分',
    '服务得分',
    '评价内容',
  ];
  return tabulate(reviewsOf(company, '拼多多'), header, (id, review) => {
    const score = (group: string): string =>
      String(
        review.leaves.length === 0 || review.leaves.some((leaf) => leaf.startsWith(group)) ? review.stars : 5,
      );
    const delivery = review.leaves.some((leaf) => /^(logistics|fulfil)/.test(leaf))
      ? String(review.stars)
      : '5';
    return [
      review.order.listing.shop.name,
      id,
      review.order.id,
      review.order.listing.id,
      titleOf(review),
      `${review.order.sku.colour};${review.order.sku.size}`,
      stampOf(review.at),
      String(review.stars),
      delivery,
      score('service'),
      review.text,
    ];
  });
}

/** Conversations of the shops on 天猫, 抖音 and 拼多多, one a line. */
export function tmallChats(company: Company): string {
  return company.chats
    .filter(({ voice }) => voice.order.listing.shop.platform !== '京东')
    .map(({ id, voice: { order, ordered, agent, turns } }) =>
      JSON.stringify({
        会话ID: id,
        平台: order.listing.shop.platform,
        店铺: order.listing.shop.name,
        商品ID: order.listing.id,
        SKU: ordered ? order.sku.code : '',
        订单编号: ordered ? order.id : '',
        买家: order.buyer,
        消息: turns.map((turn) => {
          const message = { 角色: turn.role, 时间: stampOf(turn.at), 内容: turn.text };
          return turn.role === '客服'
            ? { ...message, 客服: agent.account, 班组: agent.team, 外包: agent.vendor }
            : message;
        }),
      }),
    )
    .join('\n')
    .concat('\n');
}

/** Conversations of the JD shops, one message a row. */
export function jdChats(company: Company): Table {
  const header = [
    '会话编号',
    '店铺',
    '商品编号',
    '订单号',
    '顾客',
    '发送方',
    '发送时间',
    '消息内容',
    '客服账号',
  ];
  const rows = company.chats
    .filter(({ voice }) => voice.order.listing.shop.platform === '京东')
    .flatMap(({ id, voice: { order, ordered, agent, turns } }) =>
      turns.map((turn) => [
        id,
        order.listing.shop.name,
        order.listing.id,
        ordered ? order.id : '',
        order.buyer,
        turn.role === '买家' ? '顾客' : turn.role,
        stampOf(turn.at),
        turn.text,
        turn.role === '客服' ? agent.account : '',
      ]),
    );
  return { header, rows };
}

export function refundTable(company: Company): Table {
  const header = [
    '售后单号',
    '订单编号',
    '平台',
    '店铺',
    '商品ID',
    'SKU编码',
    '申请时间',
    '退款原因',
    '买家留言',
    '退款金额',
    '是否退货',
  ];
  const rows = company.refunds.map(({ id, voice }) => [
    id,
    voice.order.id,
    voice.order.listing.shop.platform,
    voice.order.listing.shop.name,
    voice.order.listing.id,
    voice.order.sku.code,
    stampOf(voice.at),
    voice.reason,
    voice.message,
    voice.amount.toFixed(2),
    voice.returned ? '是' : '否',
  ]);
  return { header, rows };
}
