import { Tag } from 'antd';
import type { Item, Items } from '../../api/item-types.ts';
import { channelNames } from '../../parts/figures.ts';
import { Marked } from '../../parts/marked.tsx';

/** Where and of what something was said, and what it was labelled. */
export const ItemFacts = ({ item }: { item: Item }) => (
  <>
    <span>{item.eventOn}</span>
    <span>
      {item.platform} {channelNames[item.kind] ?? item.kind}
    </span>
    {item.rating === null ? null : (
      <span role="img" aria-label={`${item.rating} 星`}>
        {'★'.repeat(item.rating)}
      </span>
    )}
    <span>{item.productName ?? item.productId ?? '未关联商品'}</span>
    {item.sku ? <span>{item.sku}</span> : null}
    {item.categories.map(({ id, name }) => (
      <Tag key={id}>{name}</Tag>
    ))}
    {item.corrected ? <Tag color="blue">人工已改</Tag> : null}
  </>
);

/** An item in its words and facts. */
export const ItemRow = ({ item }: { item: Items['items'][number] }) => (
  <>
    <span className="row-title clamp">
      <Marked said={item.said} />
    </span>
    <span className="row-more">
      <ItemFacts item={item} />
    </span>
  </>
);
