import { maskTokenSource } from '@voc/core';
import { z } from 'zod';
import { readItem, readTurns } from '../../views/items-store.ts';
import { readSealed } from '../../views/vault-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';

const anyToken = new RegExp(maskTokenSource, 'gu');

const unmask = endpoint({
  method: 'POST',
  path: '/api/v1/items/:item/unmask',
  access: 'unmask',
  summary:
    'The texts of a voice with what masking took out of them, for a stated reason; written into the audit log first, as are attempts outside of the scope',
  params: z.strictObject({ item: z.guid('没有这个编号') }),
  body: z.strictObject({ reason: z.string().trim().min(5, '请写明查看原文的理由(至少 5 个字)').max(200) }),
  reply: z.object({
    /** Of a review with its follow-ups, or of a conversation turn by turn. */
    texts: z.array(z.string()),
    /** Values that are not in the vault: taken out before it was opened, or sealed with another key. */
    missing: z.number(),
  }),
  handle: async (call) => {
    const { db, account, params, body, unseal, mask } = call;
    if (!unseal) throw new Problem(409, 'no_vault', '没有开启原文保管(VOC_VAULT_KEY),脱敏后的内容无法还原');
    const row = await readItem(db, { scope: account.scope, modelVersion: call.modelVersion }, params.item);
    if (!row) {
      await noteAction(call, 'text.unmask.refused', params.item, { reason: mask(body.reason) });
      throw notFound();
    }
    // Nothing is shown that is not written down.
    await noteAction(call, 'text.unmask', row.itemId, { reason: mask(body.reason) });
    const values = new Map<string, string>();
    for (const { token, sealed } of await readSealed(db, row.itemId)) {
      const value = unseal({ itemId: row.itemId, token }, sealed);
      if (value !== null) values.set(token, value);
    }
    const turns = row.kind === 'chat' ? await readTurns(db, [row.itemId]) : [];
    const masked = row.kind === 'chat' ? turns : [row, ...row.followUps];
    const missing = new Set<string>();
    const texts = masked.map(({ text }) =>
      text.replace(anyToken, (token) => {
        const value = values.get(token);
        if (value === undefined) missing.add(token);
        return value ?? token;
      }),
    );
    return { texts, missing: missing.size };
  },
});

export const unmaskEndpoints: readonly Endpoint[] = [unmask];
