import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { get } from '../../api/client.ts';
import type { Action, Actions as Answer } from '../../api/loop-types.ts';
import { meQuery } from '../../api/queries.ts';
import { readAll } from '../../api/read-all.ts';
import { Beside } from '../../parts/beside.tsx';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PagedRows, usePages } from '../../parts/paged-rows.tsx';
import { addDays } from '../../parts/weeks.ts';
import { ActionDetail } from './action-detail.tsx';
import { ActionRow } from './action-row.tsx';
import { ImportStages } from './import-stages.tsx';
import { Ledger } from './ledger.tsx';
import { gradeNames, stageNames } from './stages.ts';

const route = getRouteApi('/shell/themed/actions');
const pageSize = 30;
const ledgerDays = 180;

const columns: Column<Action>[] = [
  { title: '编号', value: ({ id }) => id },
  { title: '提出日期', value: ({ openedOn }) => openedOn },
  { title: '款号', value: ({ productId }) => productId },
  { title: '产品', value: ({ productName }) => productName },
  { title: '类别', value: ({ categoryName }) => categoryName },
  { title: '原因', value: ({ cause }) => cause },
  { title: '负责人', value: ({ owner }) => owner },
  { title: '级别', value: ({ grade }) => gradeNames[grade] },
  { title: '截止', value: ({ dueOn }) => dueOn },
  { title: '预期效果', value: ({ expected }) => expected },
  { title: '提出人', value: ({ raisedBy }) => raisedBy },
  { title: '阶段', value: ({ stage }) => stageNames[stage] },
  { title: '关闭', value: ({ closedOn }) => closedOn },
  { title: '效果', value: ({ outcome }) => outcome.standing },
  { title: '效果说明', value: ({ outcome }) => outcome.text },
];

const pageQuery = (state: string, after?: string, limit = pageSize) =>
  get<Answer>('/actions', { state: state === 'all' ? undefined : state, after, limit });

const readEvery = (state: string): Promise<Action[]> =>
  readAll(async (after) => {
    const { actions, next } = await pageQuery(state, after, 200);
    return { rows: actions, next };
  });

const emptyText: Record<string, string> = {
  open: '没有进行中的待办;在预警或产品页点「转为待办」',
  late: '没有逾期的待办',
};

const useActions = (state: string) =>
  usePages(['actions', 'inbox', state], (after) => pageQuery(state, after));

function Inbox({ state, chosen }: { state: string; chosen: string | undefined }) {
  const pages = useActions(state);
  const navigate = route.useNavigate();
  const choose = (key: string | undefined): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, key }), resetScroll: false });
  return (
    <div className="inbox">
      <PagedRows
        of={pages}
        rowsOf={({ actions }) => actions}
        keyOf={({ id }) => id}
        chosen={chosen}
        onChoose={choose}
        emptyText={emptyText[state] ?? '这里没有待办'}
      >
        {(action) => <ActionRow action={action} />}
      </PagedRows>
      <Beside
        title="待办"
        hint="点左边的一条,看原因、经过和效果"
        isOpen={chosen !== undefined}
        onClose={() => choose(undefined)}
      >
        {chosen ? <ActionDetail id={chosen} /> : null}
      </Beside>
    </div>
  );
}

/** What was taken on: by state, and the ledger of what became of all that was raised. */
export function ActionsPage() {
  const { state = 'open', key } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: me } = useQuery(meQuery);
  const counts = useActions(state === 'ledger' ? 'open' : state).data?.pages[0]?.counts;
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const named = (name: string, count: number | undefined): string => `${name} ${count ?? 0}`;
  return (
    <Page
      title="待办"
      tools={
        state === 'ledger' ? null : (
          <>
            {me?.rights.includes('handle') ? <ImportStages /> : null}
            <ExportButton name={`待办-${state}`} columns={columns} rows={() => readEvery(state)} />
          </>
        )
      }
    >
      <div className="filters">
        <Segmented
          aria-label="状态"
          value={state}
          options={[
            { value: 'open', label: named('进行中', counts?.open) },
            { value: 'late', label: named('逾期', counts?.late) },
            { value: 'closed', label: named('已关闭', counts?.closed) },
            { value: 'dropped', label: named('不采纳', counts?.dropped) },
            { value: 'all', label: '全部' },
            { value: 'ledger', label: '采纳台账' },
          ]}
          onChange={(next) => void navigate({ to: '.', search: { state: next } })}
        />
      </div>
      {state === 'ledger' ? (
        <Ledger span={{ from: addDays(today, -ledgerDays), to: addDays(today, 1) }} />
      ) : (
        <Inbox state={state} chosen={key} />
      )}
    </Page>
  );
}
