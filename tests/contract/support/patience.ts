import { vi } from 'vitest';

/** Tests that start several processes each need more time than others on a machine that does much else. */
export const beVeryPatient = (): void => vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
