import { useEffect, useState } from 'react';

/**
 * For a dialog that is there only while it is open: gives the focus back to what had it before, unless that has gone or the
 * focus has found another place.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Once what is in the dialog has left the page.
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
