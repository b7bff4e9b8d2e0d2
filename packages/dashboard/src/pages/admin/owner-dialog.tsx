import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, AutoComplete, Form, Modal, Radio, Select } from 'antd';
import { put } from '../../api/client.ts';
import type { Owner, Owners } from '../../api/settings-types.ts';
import { ProductSelect } from '../../parts/product-select.tsx';
import { useReturnFocus } from '../../parts/use-return-focus.ts';
import { scopeOf } from './owner-text.ts';

type Grain = 'product' | 'line' | 'company';

interface OwnerForm {
  grain: Grain;
  productId?: string;
  line?: string;
  department: string;
  person?: string;
  robot?: string | null;
}

const optionsOf = (names: readonly string[]) => names.map((value) => ({ value, label: value }));

const includesWords = (words: string, option?: { value: string }): boolean =>
  option?.value.includes(words) ?? false;

const bodyOf = (owner: Owner | 'new', form: OwnerForm) => ({
  ...(owner === 'new'
    ? {
        productId: form.grain === 'product' ? form.productId : '',
        line: form.grain === 'line' ? form.line : '',
        department: form.department,
      }
    : { productId: owner.productId, line: owner.line, department: owner.department }),
  person: form.person?.trim() || null,
  robot: form.robot ?? null,
});

const NewFields = ({ known, grain }: { known: Owners; grain: Grain }) => (
  <>
    <Form.Item name="grain" label="负责什么">
      <Radio.Group
        options={[
          { value: 'product', label: '一款产品' },
          { value: 'line', label: '一条产品线' },
          { value: 'company', label: '全公司' },
        ]}
      />
    </Form.Item>
    {grain === 'product' ? (
      <Form.Item name="productId" label="产品" rules={[{ required: true, message: '请选择产品' }]}>
        <ProductSelect />
      </Form.Item>
    ) : null}
    {grain === 'line' ? (
      <Form.Item name="line" label="产品线" rules={[{ required: true, message: '请选择产品线' }]}>
        <Select
          showSearch
          options={optionsOf(known.lines)}
          notFoundContent="产品表里没有产品线"
          placeholder="产品线"
        />
      </Form.Item>
    ) : null}
    <Form.Item
      name="department"
      label="部门"
      rules={[{ required: true, whitespace: true, message: '请填写部门' }]}
    >
      <AutoComplete
        options={optionsOf(known.departments)}
        showSearch={{ filterOption: includesWords }}
        maxLength={60}
        placeholder="运营"
      />
    </Form.Item>
  </>
);

/** Adds an owner, or changes person and robot of one; what it answers for stays. */
export function OwnerDialog({
  owner,
  known,
  onClose,
}: {
  owner: Owner | 'new';
  known: Owners;
  onClose(): void;
}) {
  useReturnFocus();
  const [form] = Form.useForm<OwnerForm>();
  const { message } = App.useApp();
  const client = useQueryClient();
  const grain = Form.useWatch('grain', form) ?? 'product';
  const saving = useMutation({
    mutationFn: (filled: OwnerForm) => put<Owner>('/owners', bodyOf(owner, filled)),
    onSuccess: async () => {
      message.success('已保存');
      onClose();
      await client.invalidateQueries({ queryKey: ['owners'] });
    },
  });
  return (
    <Modal
      open
      title={owner === 'new' ? '新增负责人' : `修改 ${scopeOf(owner)} ${owner.department} 的负责人`}
      okText="保存"
      confirmLoading={saving.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<OwnerForm>
        form={form}
        layout="vertical"
        initialValues={
          owner === 'new' ? { grain: 'product' } : { person: owner.person ?? '', robot: owner.robot }
        }
        onFinish={(filled) => saving.mutate(filled)}
      >
        {owner === 'new' ? <NewFields known={known} grain={grain} /> : null}
        <Form.Item name="person" label="负责人(可不填)">
          <AutoComplete
            options={optionsOf(known.persons)}
            showSearch={{ filterOption: includesWords }}
            maxLength={60}
            placeholder="姓名"
          />
        </Form.Item>
        <Form.Item
          name="robot"
          label="消息发到"
          extra="可选的是 VOC_HOME/delivery.json 里的群机器人;不选则发到预警群"
        >
          <Select
            allowClear
            options={optionsOf(known.robots)}
            placeholder="预警群"
            notFoundContent="还没有配置群机器人"
          />
        </Form.Item>
        {saving.error ? <Alert type="error" showIcon title={saving.error.message} /> : null}
      </Form>
    </Modal>
  );
}
