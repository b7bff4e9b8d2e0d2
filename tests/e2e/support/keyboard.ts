import type { Page } from 'playwright-core';

/** What has the focus: its name as a reader would say it, and whether one can see that it has it. */
interface Focused {
  name: string;
  isVisible: boolean;
}

const mostTabs = 120;

/** Runs in the page. Fields are named by their labels; what shows the focus may be drawn around the element. */
const lookAtFocus = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: '', isVisible: true };
  const label = element.labels?.[0]?.textContent;
  const name = element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
  const places = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement, element.closest('label, .ant-select, .ant-input-affix-wrapper')];
  const isDrawn = (place) => {
    const { outlineStyle, boxShadow } = getComputedStyle(place);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  };
  const isBordered = element.closest('.ant-select-focused, .ant-input-outlined, .ant-input-number') !== null;
  const isVisible = isBordered || element.matches('.row, .label-card, .content, .skip') || element.closest('[role=menu]') !== null || places.some((place) => place && isDrawn(place));
  return { name: name.trim().replaceAll(/\\s+/g, ' '), isVisible };
})()`;

/** Uses a page without a mouse. */
export interface Keyboard {
  /** Presses a key. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** What has the focus is called. */
  name(): Promise<string>;
  /** Goes from element to element until one of that name; throws where there is none, or where it cannot be seen to have the focus. */
  to(name: string | RegExp, key?: 'Tab' | 'Shift+Tab' | 'ArrowDown'): Promise<void>;
  /** Goes to what has that name and presses it. */
  use(name: string | RegExp): Promise<void>;
}

export function keyboardOf(page: Page): Keyboard {
  const look = async (): Promise<Focused> => (await page.evaluate(lookAtFocus)) as Focused;
  const isCalled = (wanted: string | RegExp, name: string): boolean =>
    typeof wanted === 'string' ? name === wanted : wanted.test(name);
  const to: Keyboard['to'] = async (wanted, key = 'Tab') => {
    const passed: string[] = [];
    for (let turn = 0; turn < mostTabs; turn++) {
      await page.keyboard.press(key);
      const { name, isVisible } = await look();
      if (isCalled(wanted, name)) {
        if (!isVisible) throw new Error(`nobody can see that ${name} has the focus`);
        return;
      }
      passed.push(name.slice(0, 20));
    }
    throw new Error(`${String(wanted)} cannot be reached by ${key}; passed ${passed.join(' | ')}`);
  };
  return {
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    name: async () => (await look()).name,
    to,
    async use(wanted) {
      await to(wanted);
      await page.keyboard.press('Enter');
    },
  };
}
