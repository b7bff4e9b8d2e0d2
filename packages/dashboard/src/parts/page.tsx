import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { calendarQuery, type Span } from '../api/queries.ts';
import { useSpan } from '../app/use-span.ts';
import { Failed, Loading, Nothing } from './states.tsx';
import { WeekPicker } from './week-picker.tsx';

interface PageProps {
  title: string;
  /** Beside the title: filters, pickers, export. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A page with its heading; the browser's title says where one is. */
export function Page({ title, tools, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 客户之声`;
  }, [title]);
  return (
    <div className="page">
      <div className="title">
        <h1>{title}</h1>
        <div className="tools">{tools}</div>
      </div>
      {children}
    </div>
  );
}

interface WeekPageProps {
  title: string;
  tools?: ReactNode;
  children(span: Span, week: string): ReactNode;
}

/** A page about one week, with the picker; says so while there is no data at all. */
export function WeekPage({ title, tools, children }: WeekPageProps) {
  const calendar = useQuery(calendarQuery);
  const { week, span } = useSpan();
  const content = (): ReactNode => {
    if (calendar.error) return <Failed error={calendar.error} retry={() => void calendar.refetch()} />;
    if (!calendar.data) return <Loading rows={6} />;
    if (!span || !week) return <Nothing text="还没有数据:导入评价、会话或售后后,这里会显示" />;
    return children(span, week);
  };
  return (
    <Page
      title={title}
      tools={
        <>
          {week ? <WeekPicker week={week} /> : null}
          {tools}
        </>
      }
    >
      {content()}
    </Page>
  );
}
