import { Themed } from '../app/themed.tsx';
import { CategorySelect, type CategorySelectProps } from './category-select.tsx';

/** The choice of a category where nothing else of Ant Design stands. */
export default function TrendCategory(props: CategorySelectProps) {
  return (
    <Themed>
      <CategorySelect {...props} />
    </Themed>
  );
}
