import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Tag } from 'antd';
import { post } from '../../api/client.ts';
import type { Owner, Owners } from '../../api/settings-types.ts';
import { Table } from '../../parts/table.tsx';
import { scopeOf } from './owner-text.ts';
import { useMayManage } from './use-may-manage.ts';

const keyOf = ({ productId, line, department }: Owner): string => `${productId}|${line}|${department}`;

const nameOf = (owner: Owner): string => `${scopeOf(owner)} ${owner.department}`;

function RemoveButton({ owner }: { owner: Owner }) {
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const { productId, line, department } = owner;
  const removing = useMutation({
    mutationFn: () => post('/owners/remove', { productId, line, department }),
    onSuccess: () => void message.success('已删除'),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['owners'] }),
  });
  const ask = (): void =>
    void modal.confirm({
      title: `删除 ${nameOf(owner)} 的负责人?`,
      content: '已有的待办不变;以后的曝光和提醒不再发给他们。',
      okText: '删除',
      okButtonProps: { danger: true },
      onOk: () => removing.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" danger aria-label={`删除 ${nameOf(owner)}`} onClick={ask}>
      删除
    </Button>
  );
}

interface OwnerTableProps {
  data: Owners;
  page: number;
  pageSize: number;
  isFiltered: boolean;
  onPage(page: number): void;
  onEdit(owner: Owner): void;
}

export function OwnerTable({ data, page, pageSize, isFiltered, onPage, onEdit }: OwnerTableProps) {
  const mayManage = useMayManage();
  const robotOf = ({ robot }: Owner) => {
    if (robot === null) return <span className="muted">预警群</span>;
    return data.robots.includes(robot) ? robot : <Tag color="red">{robot}(没有配置)</Tag>;
  };
  return (
    <Table<Owner>
      size="middle"
      rowKey={keyOf}
      dataSource={data.owners}
      scroll={{ x: 640 }}
      locale={{
        emptyText: isFiltered
          ? '没有找到'
          : '还没有负责人:可在这里新增,也可导入负责人表(部门、负责人、机器人等列)',
      }}
      pagination={
        data.total > pageSize
          ? { current: page, pageSize, total: data.total, onChange: onPage, showSizeChanger: false }
          : false
      }
      columns={[
        { title: '负责什么', render: (_, owner) => scopeOf(owner) },
        { title: '部门', dataIndex: 'department' },
        { title: '负责人', render: (_, { person }) => person ?? '—' },
        { title: '消息发到', render: (_, owner) => robotOf(owner) },
        ...(mayManage
          ? [
              {
                title: '操作',
                render: (_: unknown, owner: Owner) => (
                  <Space>
                    <Button size="small" aria-label={`修改 ${nameOf(owner)}`} onClick={() => onEdit(owner)}>
                      修改
                    </Button>
                    <RemoveButton owner={owner} />
                  </Space>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
