import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { isFull } from '../support/voc.ts';
import { walkEffect } from './demo/effect.ts';
import { walkHeldFile } from './demo/held-file.ts';
import { walkIncident } from './demo/incident.ts';
import { walkLabels } from './demo/labels.ts';
import { walkPublishing } from './demo/publishing.ts';
import { walkRoles } from './demo/roles.ts';
import { type DemoCompany, startDemoCompany } from './support/demo-company.ts';

let started: DemoCompany | undefined;
const company = (): DemoCompany => {
  if (!started) throw new Error('The demo company is there only inside tests');
  return started;
};

// One filling serves them all, so that they stand in the order of the days.
describe.runIf(isFull)('the demo company in its pages', () => {
  beforeAll(async () => {
    started = await startDemoCompany();
  }, 600_000);

  afterEach(() => expect(company().walk.complaints.splice(0)).toEqual([]));

  afterAll(() => started?.end());

  describe('an incident', () => walkIncident(company));
  describe('labels', () => walkLabels(company));
  describe('a held file', () => walkHeldFile(company));
  describe('a report', () => walkPublishing(company));
  describe('roles', () => walkRoles(company));
  describe('the effect', () => walkEffect(company));
});
