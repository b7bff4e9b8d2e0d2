import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeEarly } from './answers.ts';
import { askFirst } from './ask-first.ts';

const answers: Record<string, object> = {
  '/api/v1/me': { rights: ['read'] },
  '/api/v1/calendar': { week: { id: '2026-W47', from: '2026-11-16', to: '2026-11-23' } },
};

/** Answers as the interface does, and remembers what it was asked. */
function serve(known: Record<string, object>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const status = known === answers || url in known ? 200 : 401;
    return new Response(JSON.stringify(known[url] ?? {}), { status });
  });
  return asked;
}

/** Milliseconds since the page began, which is not when this process did. */
const clock = vi.spyOn(performance, 'now');
beforeEach(() => void clock.mockReturnValue(800));
afterEach(() => vi.unstubAllGlobals());
afterAll(() => clock.mockRestore());

test('概览 is asked for as the page asks for it, and each answer is given once', async () => {
  const asked = serve(answers);
  await askFirst({ pathname: '/', search: '?category=own' });
  expect(asked).toEqual([
    '/api/v1/me',
    '/api/v1/calendar',
    '/api/v1/headline?from=2026-11-16&to=2026-11-23',
    '/api/v1/trend?from=2026-09-28&to=2026-11-23&category=own',
    '/api/v1/alerts?state=open&limit=6',
    '/api/v1/categories?from=2026-11-16&to=2026-11-23',
  ]);
  const me = await takeEarly('/me');
  expect(await me?.json()).toEqual({ rights: ['read'] });
  expect(takeEarly('/me')).toBeUndefined();
});

test('another page asks for what all need, one who is not logged in for nothing more, the login for nothing', async () => {
  const ofWall = serve(answers);
  await askFirst({ pathname: '/wall', search: '' });
  expect(ofWall).toEqual(['/api/v1/me', '/api/v1/calendar']);
  const ofStranger = serve({});
  await askFirst({ pathname: '/', search: '' });
  expect(ofStranger).toEqual(['/api/v1/me']);
  const ofLogin = serve(answers);
  await askFirst({ pathname: '/login', search: '' });
  expect(ofLogin).toEqual([]);
});

test('an answer that nobody has asked for in time is not given', async () => {
  serve(answers);
  await askFirst({ pathname: '/wall', search: '' });
  clock.mockReturnValue(60_000);
  expect(takeEarly('/calendar')).toBeUndefined();
});
