/** What a column can be, in words. */
export const fieldNames: Record<string, string> = {
  text: '顾客说的话',
  followUpText: '追评内容',
  followUpAt: '追评时间',
  eventAt: '时间',
  orderedAt: '下单时间',
  signedAt: '签收时间',
  rating: '星级',
  orderId: '订单号(只存密文)',
  externalId: '评价/会话/售后编号',
  listingId: '商品 ID(平台)',
  skuId: 'SKU 编码',
  productId: '款号',
  productName: '商品名称',
  customer: '买家(只存密文)',
  role: '说话方',
  agent: '客服(只存密文)',
  color: '颜色',
  size: '尺码',
  spec: '规格',
  reason: '原因',
  shop: '店铺',
  platform: '平台',
  productType: '类目',
};

export const importKinds: Record<string, string> = {
  reviews: '评价',
  chats: '会话',
  refunds: '售后',
  tickets: '工单',
  ratings: '纯星级',
  orders: '订单与签收',
  products: '产品',
  listings: '商品页',
  skus: 'SKU',
  owners: '责任人',
};

export const quarantineReasons: Record<string, string> = {
  bad_value: '值不合要求',
  missing_value: '缺必填项',
  broken_json: 'JSON 不完整',
  column_count: '列数不对',
  field_too_long: '内容过长',
  invalid_bytes: '编码有误',
  repeated_header: '表头重复',
};
