import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { headlineQuery, type Span } from '../../api/queries.ts';
import { ComparedStat } from '../../parts/compared-stat.tsx';
import { countText } from '../../parts/figures.ts';
import { WeekPage } from '../../parts/page.tsx';
import { Stat } from '../../parts/stat.tsx';
import { Shown } from '../../parts/states.tsx';
import { OpenAlerts } from './open-alerts.tsx';
import { OverviewTrend } from './overview-trend.tsx';
import { Risen } from './risen.tsx';

function Figures({ span }: { span: Span }) {
  const headline = useQuery(headlineQuery(span));
  return (
    <Shown of={headline}>
      {({ total, mismatch, own, unclassified, voices, denominator }) => (
        <div className="stats">
          <ComparedStat name="客诉率" of={total} denominator={denominator}>
            {unclassified.rate.count > 0 ? (
              <div>
                其中<Link to="/label">待确认 {countText(unclassified.rate.count)} 条</Link>,还不在任何类别里
              </div>
            ) : null}
          </ComparedStat>
          <ComparedStat name="描述不符" of={mismatch} denominator={denominator} />
          <ComparedStat name="商品自身投诉" of={own} denominator={denominator} />
          <Stat name="声音(评价、会话、售后、工单)" value={countText(voices.now)}>
            <div>上周 {countText(voices.before)} 条</div>
            <div>分母:{denominator}</div>
          </Stat>
        </div>
      )}
    </Shown>
  );
}

/** This week on one screen: what changed, how sure that is, and what is open. */
export const Overview = () => (
  <WeekPage title="概览">
    {(span, week) => (
      <>
        <Figures span={span} />
        <div className="columns">
          <OverviewTrend span={span} />
          <OpenAlerts />
        </div>
        <Risen span={span} week={week} />
      </>
    )}
  </WeekPage>
);
