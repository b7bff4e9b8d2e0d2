import { Button, Select } from 'antd';
import type { RefObject } from 'react';
import type { LabelItem } from '../../api/item-types.ts';
import { Marked } from '../../parts/marked.tsx';
import { ItemFacts } from '../items/item-row.tsx';
import type { Chosen } from './chosen.ts';
import { standingOf } from './standing.ts';

const roles: Record<string, string> = { customer: '顾客', agent: '客服', system: '系统' };

const Words = ({ item }: { item: LabelItem }) =>
  item.kind === 'chat' ? (
    <ol className="turns label-turns">
      {item.turns.map((turn, at) => (
        // Utterances have no name but their place, which does not change.
        <li key={`${at} ${turn.role}`} className={`turn ${turn.role}`}>
          <small>{roles[turn.role] ?? turn.role}</small>
          <Marked said={turn} />
        </li>
      ))}
    </ol>
  ) : (
    <div className="said label-words">
      {item.texts.map((said, at) => (
        <p key={`${at} ${said.text}`}>
          <Marked said={said} />
        </p>
      ))}
    </div>
  );

interface LabelCardProps {
  item: LabelItem;
  chosen: Chosen;
  /** Every leaf, for those that no digit chooses. */
  leaves: readonly { value: string; label: string }[];
  search: RefObject<HTMLDivElement | null>;
  onToggle(id: string): void;
  onChosen(chosen: readonly string[]): void;
}

/** One voice with what the machine says of it, and a digit for each of the likely categories. */
export function LabelCard({ item, chosen, leaves, search, onToggle, onChosen }: LabelCardProps) {
  const held = chosen ?? standingOf(item);
  return (
    <>
      <p className="row-more gap">
        <ItemFacts item={item} />
      </p>
      <Words item={item} />
      <div className="choices">
        {item.choices.map(({ id, name, confidence }, at) => (
          <Button
            key={id}
            aria-pressed={held.includes(id)}
            type={held.includes(id) ? 'primary' : 'default'}
            onClick={() => onToggle(id)}
          >
            <kbd>{at + 1}</kbd> {name}
            {confidence === null ? null : <small> 把握 {Math.round(100 * confidence)}%</small>}
          </Button>
        ))}
        <Button
          aria-pressed={held.length === 0}
          type={held.length === 0 ? 'primary' : 'default'}
          onClick={() => onChosen([])}
        >
          <kbd>0</kbd> 不是投诉
        </Button>
      </div>
      <div ref={search} className="gap">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label="其他类别"
          placeholder="/ 找其他类别"
          className="whole-width"
          value={[...held]}
          options={[...leaves]}
          onChange={(next: string[]) => onChosen(next)}
        />
      </div>
    </>
  );
}
