import { copyLine } from '@voc/core';
import { copyLines, type PoolClient } from '@voc/core/db';
import type { CatalogueRow, ChatRow, RatingRow, TemplateRow, VoiceRow } from '../map/types.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { Layout } from './staged-columns.ts';
import { type StagedTable, stagingTables } from './staging-store.ts';

/** Digits of the count in a line; a batch has fewer rows than they can count. */
const firstCount = '0001';
const turnsInRow = 100_000;

/** Where voices and templates wait: those that may be stored before the file was read to its end, or the others. */
type Place = 'late' | 'early';
const tablesOf = {
  late: { voice: 'staged_voices', template: 'staged_templates' },
  early: { voice: 'staged_new', template: 'staged_new_templates' },
} as const satisfies Record<Place, Record<keyof Layout, StagedTable>>;

/** Rows that wait to be copied together. */
export class StagedBatch {
  /** Rows of the table that were read for this batch. */
  rows = 0;
  readonly #layout: Layout;
  readonly #lines = new Map<StagedTable, CopyBuffer>();
  /** Where the line of a row begins that may be stored early, by its id. */
  readonly #firsts = { voice: new Map<string, number>(), template: new Map<string, number>() };

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  get bytes(): number {
    let sum = 0;
    for (const lines of this.#lines.values()) sum += lines.length;
    return sum;
  }

  addVoice(n: number, row: VoiceRow, place: Place): void {
    this.#addTold('voice', row.itemId, n, this.#layout.voice.write(row), place);
  }

  addTemplate(n: number, row: TemplateRow, place: Place): void {
    this.#addTold('template', row.rowKey, n, this.#layout.template.write(row), place);
  }

  /** Adds a conversation or a part of it; turns are numbered in the order of file and record. */
  addChat(no: number, { voice, turns, version }: ChatRow): void {
    this.addVoice(no, voice, 'late');
    for (const [index, { role, text, at, agentHash, team, vendor }] of turns.entries()) {
      const n = no * turnsInRow + index;
      this.#add('staged_turns', [voice.itemId, version, n, role, text, at, agentHash, team, vendor]);
    }
  }

  addRating(n: number, row: RatingRow): void {
    const { ratingId, externalId, platform, shopId, listingId, productId, productName, skuId, rating } = row;
    const { eventAt, eventOn, orderHash, customerHash } = row;
    const place = [platform, shopId, listingId, productId, productName, skuId];
    const told = [rating, eventAt, eventOn, orderHash, customerHash];
    this.#add('staged_ratings', [n, ratingId, externalId, ...place, ...told]);
  }

  addCatalogue(n: number, row: CatalogueRow): void {
    this.#add('staged_catalogue', [n, row.key, JSON.stringify(row.data)]);
  }

  addFault(n: number, rowHash: string, fault: { reason: string; column?: string; detail: string }): void {
    this.#add('staged_faults', [n, rowHash, fault.reason, fault.column ?? null, fault.detail]);
  }

  /** Copies the rows into their tables; to be cleared before it is used again. */
  async copy(client: PoolClient): Promise<void> {
    for (const [table, { bytes }] of this.#lines)
      if (bytes.length > 0) await copyLines(client, table, this.#columnsOf(table), bytes);
  }

  clear(): void {
    this.rows = 0;
    this.#firsts.voice.clear();
    this.#firsts.template.clear();
    for (const lines of this.#lines.values()) lines.cut(0);
  }

  /** A row that may be stored early and says what one of the batch says is only counted there. */
  #addTold(kind: keyof Layout, id: string, n: number, told: string, place: Place): void {
    const end = `\t${firstCount}\t${n}\n`;
    const lines = this.#linesOf(tablesOf[place][kind]);
    const at = lines.add(told + end);
    if (place === 'late') return;
    const first = this.#firsts[kind].get(id);
    if (first === undefined) {
      this.#firsts[kind].set(id, at);
      return;
    }
    const length = lines.length - at - end.length;
    const isTold = lines.isSame(first, at, length + 1);
    lines.cut(at);
    if (isTold) lines.increment(first + length + firstCount.length);
    else this.#linesOf(tablesOf.late[kind]).add(told + end);
  }

  #add(table: StagedTable, values: Parameters<typeof copyLine>[0]): void {
    this.#linesOf(table).add(copyLine(values));
  }

  #linesOf(table: StagedTable): CopyBuffer {
    let lines = this.#lines.get(table);
    if (!lines) {
      lines = new CopyBuffer();
      this.#lines.set(table, lines);
    }
    return lines;
  }

  #columnsOf(table: StagedTable): readonly string[] {
    if (table === 'staged_voices' || table === 'staged_new') return [...this.#layout.voice.names, ...counted];
    if (table === 'staged_templates' || table === 'staged_new_templates')
      return [...this.#layout.template.names, ...counted];
    return Object.keys(stagingTables[table]);
  }
}

const counted = ['seen', 'n'];
