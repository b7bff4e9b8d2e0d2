import { createRandom } from './random.ts';

const openers = [
  ...['面料', '颜色', '包装', '客服', '物流', '做工', '声音', '尺码', '味道', '屏幕', '电池', '孩子', '老公'],
  ...['妈妈', '卖家', '价格', '这次', '洗完', '整体', '说明书'],
];
const says = [
  ...['摸着很舒服', '跟图片差不多', '也严实', '态度不错', '挺快的', '一般,线头有点多', '比实体店便宜'],
  ...['有点大,晚上睡觉会被吵到', '偏小,建议买大一号', '闻着有点冲', '看着清楚', '用了一个星期就不行了'],
  ...['说很喜欢', '下次还会再来', '洗了一次就起球了', '退换也方便', '这个价位可以接受', '等了3天才到'],
  ...['安装师傅很准时', '用了2次,没出现问题', '还没试,先给个好评', '没有想象的那么好'],
];

/** Reviews without personal data, of so many characters together; the same for the same seed. */
export function plainReviews(seed: number, length: number): string {
  const random = createRandom(seed);
  let text = '';
  while (text.length < length) text += random.pick(openers) + random.pick(says) + random.pick([...',。!\n']);
  return text.slice(0, length);
}
