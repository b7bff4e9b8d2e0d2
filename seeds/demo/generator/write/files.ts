import type { Company } from '../company.ts';
import { toGb18030, toSeparated, toUtf8, toUtf16 } from './encode.ts';
import { listingTable, orderTable, productTable, skuTable } from './masters.ts';
import {
  douyinReviews,
  jdChats,
  jdReviews,
  pddReviews,
  refundTable,
  tmallChats,
  tmallReviews,
} from './voices.ts';
import { toXlsx } from './xlsx.ts';

/** The company as the files its shops would export, by file name. */
export async function composeFiles(company: Company, ordersFromDay: number): Promise<Map<string, Buffer>> {
  return new Map([
    ['products.csv', toUtf8(toSeparated(productTable(company.catalog), ','), true)],
    ['skus.csv', toUtf8(toSeparated(skuTable(company.catalog), ','), false)],
    ['listings.csv', toUtf8(toSeparated(listingTable(company.catalog), ','), true)],
    ['orders-daily.csv', toUtf8(toSeparated(orderTable(company.series, ordersFromDay), ','), false)],
    ['reviews-tmall.csv', toUtf8(toSeparated(tmallReviews(company), ','), true)],
    ['reviews-jd.gb18030.csv', toGb18030(toSeparated(jdReviews(company), ','))],
    ['reviews-douyin.xlsx', await toXlsx(douyinReviews(company), '评价')],
    ['reviews-pdd.tsv', toUtf16(toSeparated(pddReviews(company), '\t'))],
    ['chats-tmall.jsonl', toUtf8(tmallChats(company), false)],
    ['chats-jd.csv', toUtf8(toSeparated(jdChats(company), ','), false)],
    ['refunds.csv', toUtf8(toSeparated(refundTable(company), ','), false)],
  ]);
}
