import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { get } from '../../api/client.ts';
import type { LabelItem, Labels } from '../../api/item-types.ts';
import { calendarQuery, type Span } from '../../api/queries.ts';
import { withWeeksBefore } from '../../app/span.ts';
import { WeekPage } from '../../parts/page.tsx';
import { Nothing, Shown } from '../../parts/states.tsx';
import { AgreementSection } from './agreement-section.tsx';
import { type Chosen, choose, pressed } from './chosen.ts';
import { LabelCard } from './label-card.tsx';
import { ModelsSection } from './models-section.tsx';
import { standingOf } from './standing.ts';
import { ThemeSuggestions } from './themes.tsx';
import { useLabel } from './use-label.ts';

const batch = 40;
const weeksLooked = 4;

/** Whether a key is meant for a field that is being written in. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Whether Enter is meant for the link or button that the keyboard has gone to; where a mouse has clicked, it saves. */
const isPressing = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Enter' &&
  target instanceof HTMLElement &&
  target.closest('a, button, summary, [role]') !== null &&
  target.matches(':focus-visible');

interface WorkProps {
  items: readonly LabelItem[];
  doneToday: number;
  onMore(): void;
}

function Work({ items, doneToday, onMore }: WorkProps) {
  const [at, setAt] = useState(0);
  const [done, setDone] = useState(0);
  const [chosen, setChosen] = useState<Chosen>();
  const { data: calendar } = useQuery(calendarQuery);
  const search = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const item = items[at];
  const go = (next: number): void => {
    setChosen(undefined);
    if (next >= items.length) onMore();
    else setAt(Math.max(0, next));
  };
  const saving = useLabel(() => {
    setDone(done + 1);
    go(at + 1);
  });
  const save = (): void => {
    if (!item || saving.isPending) return;
    saving.mutate({ id: item.id, leaves: chosen ?? standingOf(item) });
  };
  const press = (event: KeyboardEvent): void => {
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isWriting(event.target) || isPressing(event)) return;
    const found = pressed(event.key, chosen, item.choices);
    if (found.do === 'nothing') return;
    event.preventDefault();
    if (found.do === 'save') save();
    if (found.do === 'skip') go(at + 1);
    if (found.do === 'back') go(at - 1);
    if (found.do === 'search') search.current?.querySelector('input')?.focus();
    if (found.do === 'choose') setChosen(found.chosen);
  };
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => latest.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  // Whoever came by the keyboard stands on the link that led here; Enter is for the voice from now on.
  useEffect(() => card.current?.focus(), []);
  if (!item) return <Nothing text="这几周没有要看的了" />;
  const leaves = (calendar?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div ref={card} className="section label-card" tabIndex={-1}>
      <p className="note" aria-live="polite">
        第 {at + 1} / {items.length} 条,先看待确认的,再按机器没把握的先后;今天已标 {doneToday + done} 条
      </p>
      <LabelCard
        key={item.id}
        item={item}
        chosen={chosen}
        leaves={leaves}
        search={search}
        onToggle={(id) => setChosen(choose(chosen, id))}
        onChosen={setChosen}
      />
      <Space wrap>
        <Button type="primary" loading={saving.isPending} onClick={save}>
          <kbd>Enter</kbd> {chosen === undefined ? '机器标对了' : '保存并看下一条'}
        </Button>
        <Button onClick={() => go(at + 1)}>
          <kbd>S</kbd> 跳过
        </Button>
        <Button disabled={at === 0} onClick={() => go(at - 1)}>
          <kbd>U</kbd> 上一条
        </Button>
      </Space>
      <p className="note top-gap">
        数字键选类别(可多选),Enter 保存:改一条两下。人工标注优先于机器,保存后各处的数立刻按它算。
      </p>
    </div>
  );
}

function Found({ span }: { span: Span }) {
  const [round, setRound] = useState(0);
  const whole = withWeeksBefore(span, weeksLooked - 1);
  const labels = useQuery({
    queryKey: ['labels', whole, round],
    queryFn: () => get<Labels>('/labels', { ...whole, limit: batch }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Shown
      of={labels}
      empty={{ when: ({ items }) => items.length === 0, text: '这几周没有要看的了' }}
      rows={8}
    >
      {({ items, doneToday }) => (
        <Work key={round} items={items} doneToday={doneToday} onMore={() => setRound(round + 1)} />
      )}
    </Shown>
  );
}

/** 标注: what the machine is least sure of, one voice at a time, by keyboard. */
export const LabelPage = () => (
  <WeekPage title="标注">
    {(span, week) => (
      <>
        <Found span={span} />
        <ThemeSuggestions span={withWeeksBefore(span, weeksLooked - 1)} week={week} />
        <AgreementSection />
        <ModelsSection />
      </>
    )}
  </WeekPage>
);
