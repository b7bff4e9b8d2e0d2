import { useSyncExternalStore } from 'react';

/** Where a menu stands beside the page. */
export const wide = '(min-width: 992px)';
/** Where there is room for a table. */
export const roomy = '(min-width: 576px)';

/** Whether the window is such as is asked, now and whenever it changes. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
