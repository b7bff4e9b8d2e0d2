import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import type { Theme, Themes } from '../../api/item-types.ts';
import type { Span } from '../../api/queries.ts';
import { countText } from '../../parts/figures.ts';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';

const Suggestion = ({ theme, week }: { theme: Theme; week: string }) => {
  const { words, items, reviewers, products, verbatims } = theme;
  return (
    <li className="gap">
      <Link to="/items" search={{ week, q: words[0], weeks: '4' }} className="strong">
        {words.join(' ')}
      </Link>{' '}
      {countText(items)} 条,{countText(reviewers)} 位顾客;
      {products.map((one) => `${one.name} ${one.items}`).join('、')}
      {verbatims.map((text) => (
        <div key={text} className="said">
          「{text}」
        </div>
      ))}
    </li>
  );
};

interface SpanProps {
  span: Span;
  week: string;
}

function Found({ span, week }: SpanProps) {
  const themes = useQuery({
    queryKey: ['themes', span],
    queryFn: () => get<Themes>('/themes', { ...span }),
    staleTime: 600_000,
  });
  return (
    <Shown
      of={themes}
      empty={{ when: (data) => data.themes.length === 0, text: '这几周没有反复出现的新问题' }}
    >
      {(data) => (
        <ul>
          {data.themes.map((theme) => (
            <Suggestion key={theme.words.join(' ')} theme={theme} week={week} />
          ))}
        </ul>
      )}
    </Shown>
  );
}

/** 主题建议: what recurs in complaints without a category, looked for only when somebody asks. */
export function ThemeSuggestions({ span, week }: SpanProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <Section
      title="主题建议"
      note="待确认和说不清原因的投诉里反复出现的新问题,只是建议,不计入任何数。要变成类别:在类目表里加一个细类,用这些原声标几十条,再训练模型"
      tools={isAsked ? null : <Button onClick={() => setAsked(true)}>找一找</Button>}
    >
      {isAsked ? <Found span={span} week={week} /> : null}
    </Section>
  );
}
