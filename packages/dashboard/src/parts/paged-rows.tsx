import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoreButton } from './more-button.tsx';
import { Shown } from './states.tsx';

interface PageOf {
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/** What comes page by page, each asked for by where the one before it ended. */
export const usePages = <P extends PageOf>(queryKey: QueryKey, read: (after?: string) => Promise<P>) =>
  useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

interface PagedRowsProps<P extends PageOf, R> {
  of: ReturnType<typeof usePages<P>>;
  rowsOf(page: P): readonly R[];
  keyOf(row: R): string;
  chosen: string | undefined;
  onChoose(key: string): void;
  /** Said where there is none. */
  emptyText: string;
  children(row: R): ReactNode;
}

/** A list of rows of which one can be chosen, with what asks for more of them. */
export function PagedRows<P extends PageOf, R>({
  of: pages,
  rowsOf,
  keyOf,
  chosen,
  onChoose,
  emptyText,
  children,
}: PagedRowsProps<P, R>) {
  const rows = pages.data?.pages.flatMap(rowsOf) ?? [];
  return (
    <div className="section">
      <Shown of={pages} empty={{ when: () => rows.length === 0, text: emptyText }} rows={10}>
        {() => (
          <>
            <ul className="rows">
              {rows.map((row) => {
                const key = keyOf(row);
                return (
                  <li key={key}>
                    <button
                      type="button"
                      className={key === chosen ? 'row chosen' : 'row'}
                      aria-current={key === chosen}
                      onClick={() => onChoose(key)}
                    >
                      {children(row)}
                    </button>
                  </li>
                );
              })}
            </ul>
            <MoreButton of={pages} />
          </>
        )}
      </Shown>
    </div>
  );
}
