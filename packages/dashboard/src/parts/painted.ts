/** Ends once what is being drawn is on screen, so that what can wait does not hold it up. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const later = (): void => void setTimeout(resolve);
    // A tab that nobody looks at paints nothing.
    if (document.hidden) later();
    else requestAnimationFrame(later);
  });
