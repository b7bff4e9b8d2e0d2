import { Button } from 'antd';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** Asks for the next page of a list; nothing where there is none. */
export const MoreButton = ({ of: pages }: { of: Pages }) =>
  pages.hasNextPage ? (
    <div className="more">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        更多
      </Button>
    </div>
  ) : null;
