/** The columns of a small export of reviews. */
export const reviewColumns = [
  '店铺',
  '评价ID',
  '订单编号',
  '商品ID',
  '商品标题',
  '评价时间',
  '评分',
  '评价内容',
  '买家昵称',
];
