import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { get } from '../api/client.ts';

interface ProductSelectProps {
  value?: string;
  onChange?(product: string): void;
  /** Given by the form that it stands in. */
  id?: string;
}

/** Chooses a product by its id or name. */
export function ProductSelect({ value, onChange, id }: ProductSelectProps) {
  const [words, setWords] = useState('');
  const found = useQuery({
    queryKey: ['product-names', words],
    queryFn: () => get<{ products: { id: string; name: string }[] }>('/product-names', { q: words }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.products ?? []).map((one) => ({
    value: one.id,
    label: `${one.id} ${one.name}`,
  }));
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder="款号或名称"
      loading={found.isFetching}
      options={options}
      {...(value ? { value } : {})}
      {...(onChange ? { onChange } : {})}
      notFoundContent="没有找到这款"
    />
  );
}
