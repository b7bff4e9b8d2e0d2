import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { reportPageUrl, reportQuery } from '../../api/report-queries.ts';
import type { ReportDetail } from '../../api/report-types.ts';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { cutOffText, timeText } from '../../parts/time-text.ts';
import { DiffButton } from './diff-button.tsx';
import { reportTitle, stateNames, stepNames } from './kinds.ts';
import { PublishButtons } from './publish-buttons.tsx';

const route = getRouteApi('/shell/themed/reports/$kind/$period');

const Revisions = ({ report }: { report: ReportDetail }) => (
  <Section title="版次与差异" note="迟到的数据会出新的一版;已发布的一版不再改动">
    <ul className="rows">
      {report.revisions.map(({ revision, composedAt, changes, state, sha256, steps }) => (
        <li key={revision} className="row-still">
          <div className="row-more">
            <Link
              to="/reports/$kind/$period"
              params={{ kind: report.kind, period: report.period }}
              search={{ scope: report.scope, revision: String(revision) }}
            >
              第 {revision} 版
            </Link>
            <Tag color={state === 'published' ? 'green' : 'default'}>{stateNames[state] ?? state}</Tag>
            <span>{timeText(composedAt)}</span>
            <span title={sha256}>指纹 {sha256.slice(0, 12)}</span>
          </div>
          <div className="said">{changes || (revision === 1 ? '首版' : '没有说明')}</div>
          {steps.map((step) => (
            <div key={`${step.at} ${step.step}`} className="note">
              {timeText(step.at)} {step.person} {stepNames[step.step] ?? step.step}
              {step.note ? `:${step.note}` : ''}
            </div>
          ))}
          {revision > 1 ? <DiffButton report={report} revision={revision} /> : null}
        </li>
      ))}
    </ul>
  </Section>
);

const Summary = ({ report }: { report: ReportDetail }) => (
  <Section
    title="摘要"
    note={`${cutOffText(report.asOf)};分母:${report.denominator.name}(${report.denominator.reason})`}
  >
    <div className="said">
      {report.summary.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {report.summary.also ? (
        <>
          <p>另有</p>
          <ul>
            {report.summary.also.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  </Section>
);

/** One report: its summary, its revisions with what each changed, and the way to the whole text. */
export function ReportPage() {
  const { kind, period } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // The address may hold more, which the interface would refuse.
  const { revision, scope } = search;
  const report = useQuery(reportQuery(kind, period, { revision, scope }));
  const data = report.data;
  return (
    <Page
      title={reportTitle({ kind, period, scopeName: data?.scopeName ?? null })}
      tools={
        data ? (
          <>
            <Select
              aria-label="版次"
              value={data.revision}
              options={data.revisions.map((one) => ({
                value: one.revision,
                label: `第 ${one.revision} 版`,
              }))}
              onChange={(chosen) =>
                void navigate({ to: '.', search: { ...search, revision: String(chosen) } })
              }
            />
            {kind === 'week' && data.scopeName === null ? (
              <Button onClick={() => void navigate({ to: '/lists', search: { week: period } })}>
                这一周的红黑榜
              </Button>
            ) : null}
            <PublishButtons report={data} />
            <Button
              type="primary"
              icon={<FileTextOutlined aria-hidden />}
              href={reportPageUrl(data)}
              target="_blank"
              rel="noopener noreferrer"
            >
              打开全文
            </Button>
          </>
        ) : null
      }
    >
      <Shown of={report} rows={10}>
        {(shown) => (
          <>
            <Summary report={shown} />
            <Revisions report={shown} />
          </>
        )}
      </Shown>
    </Page>
  );
}
