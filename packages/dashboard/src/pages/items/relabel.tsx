import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Item } from '../../api/item-types.ts';
import { calendarQuery, meQuery } from '../../api/queries.ts';
import { standingOf } from '../label/standing.ts';
import { useLabel } from '../label/use-label.ts';

/** Changes the label of one voice. */
export function Relabel({ item }: { item: Item }) {
  const { data: me } = useQuery(meQuery);
  const { data: calendar } = useQuery(calendarQuery);
  const [chosen, setChosen] = useState<string[]>();
  const saving = useLabel(() => setChosen(undefined));
  if (!me?.rights.includes('label')) return null;
  const options = (calendar?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Button icon={<EditOutlined aria-hidden />} onClick={() => setChosen(standingOf(item))}>
        改标注
      </Button>
      <Modal
        open={chosen !== undefined}
        title="改标注"
        okText="保存"
        confirmLoading={saving.isPending}
        onOk={() => saving.mutate({ id: item.id, leaves: chosen ?? [] })}
        onCancel={() => setChosen(undefined)}
      >
        <p className="note">什么都不选就是「不是投诉」。人工标注优先于机器,保存后各处的数立刻按它算。</p>
        <Select
          mode="multiple"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="类别"
          className="whole-width"
          value={chosen ?? []}
          options={options}
          onChange={setChosen}
        />
      </Modal>
    </>
  );
}
