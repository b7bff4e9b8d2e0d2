import { copyLine } from '@voc/core';
import { copyLines, type PoolClient } from '@voc/core/db';
import type { CatalogueRow, ChatRow, RatingRow, TemplateRow, VoiceRow } from '../map/types.ts';
import type { SealedValue } from '../vault/sealer.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { FirstLines } from './first-lines.ts';
import type { Layout, Told } from './staged-columns.ts';
import { type StagedTable, stagingTables } from './staging-store.ts';

/** Digits of the count in a line; a batch has fewer rows than they can count. */
const firstCount = '0001';
const turnsInRow = 100_000;

/** Where voices and templates wait: those that may be stored before the file was read to its end, or the others. */
type Place = 'late' | 'early';

/** Voices or templates of a batch. */
interface Kind<Row> {
  told: Told<Row>;
  tables: Record<Place, StagedTable>;
  /** Lines of rows that may be stored early. */
  firsts: FirstLines;
}

/** Rows that wait to be copied together. */
export class StagedBatch {
  /** Rows of the table that were read for this batch. */
  rows = 0;
  readonly #lines = new Map<StagedTable, CopyBuffer>();
  readonly #voices: Kind<VoiceRow>;
  readonly #templates: Kind<TemplateRow>;

  constructor({ voice, template }: Layout) {
    const ofVoices = { late: 'staged_voices', early: 'staged_new' } as const;
    const ofTemplates = { late: 'staged_templates', early: 'staged_new_templates' } as const;
    this.#voices = { told: voice, tables: ofVoices, firsts: new FirstLines() };
    this.#templates = { told: template, tables: ofTemplates, firsts: new FirstLines() };
  }

  get bytes(): number {
    let sum = 0;
    for (const lines of this.#lines.values()) sum += lines.length;
    return sum;
  }

  addVoice(n: number, row: VoiceRow, place: Place): void {
    this.#addTold(this.#voices, n, row, place);
  }

  addTemplate(n: number, row: TemplateRow, place: Place): void {
    this.#addTold(this.#templates, n, row, place);
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

  addSealed(values: readonly SealedValue[]): void {
    for (const { itemId, token, keyId, sealed } of values)
      this.#add('staged_sealed', [itemId, token, keyId, sealed.toString('hex')]);
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
    this.#voices.firsts.clear();
    this.#templates.firsts.clear();
    for (const lines of this.#lines.values()) lines.cut(0);
  }

  /** A row that may be stored early and says what one of the batch says is only counted there. */
  #addTold<Row>({ tables, told, firsts }: Kind<Row>, n: number, row: Row, place: Place): void {
    const end = `${firstCount}\t${n}\n`;
    const lines = this.#linesOf(tables[place]);
    const at = lines.length;
    const id = told.write(row, end, lines);
    if (place === 'late') return;
    const first = firsts.find(lines.buffer, at, id);
    if (first < 0) return;
    const length = lines.length - at - end.length;
    if (lines.isSame(first, at, length)) lines.increment(first + length + firstCount.length - 1);
    else this.#linesOf(tables.late).addBytes(lines.bytes.subarray(at));
    lines.cut(at);
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
    for (const { told, tables } of [this.#voices, this.#templates])
      if (table === tables.early || table === tables.late) return [...told.names, ...counted];
    return Object.keys(stagingTables[table]);
  }
}

const counted = ['seen', 'n'];
