import { Readable } from 'node:stream';
import { ImportKind } from '@voc/core';
import { type Choices, describeFault, proposedFields, TargetField } from '@voc/ingest';
import { z } from 'zod';
import type { Inspected } from '../../commands/inspect.ts';
import { type Intake, isRefused } from '../../intake/create-intake.ts';
import { shownName } from '../../intake/file-name.ts';
import { withUpload } from '../../intake/keep-upload.ts';
import type { ApiDeps, Call, Endpoint } from './endpoint.ts';
import { endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { Problem } from './problem.ts';
import { refusePartial } from './whole-company.ts';

const FileName = z.string().min(1, '请给出文件名').max(1000);

/** What a person says of the columns of a file, as JSON in the address: the body is the file. */
const ChoicesText = z
  .string()
  .max(8000)
  .transform((text, context): Choices => {
    try {
      return z
        .strictObject({ kind: ImportKind, fields: z.array(TargetField.nullable()).max(300) })
        .parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: '列的选择不合要求' });
      return z.NEVER;
    }
  });

const Column = z.object({ name: z.string(), field: z.string().nullable(), score: z.number() });
const Sample = z.object({
  row: z.number(),
  cells: z.array(z.object({ column: z.string(), value: z.string() })),
});

const Looked = z.object({
  outcome: z.enum(['readable', 'unknown', 'refused']),
  file: z.string(),
  kind: z.string().nullable(),
  mapping: z.string().nullable(),
  rows: z.number(),
  readable: z.number(),
  refused: z.number(),
  columns: z.array(Column),
  samples: z.array(Sample),
  /** What is missing, not quite right or refused, in words. */
  problems: z.array(z.string()),
  hints: z.array(z.string()),
});
type Looked = z.infer<typeof Looked>;

const nothing: Looked = {
  outcome: 'refused',
  file: '',
  kind: null,
  mapping: null,
  rows: 0,
  readable: 0,
  refused: 0,
  columns: [],
  samples: [],
  problems: [],
  hints: [],
};

function lookedOf(found: Inspected): Looked {
  if (found.outcome === 'refused')
    return { ...nothing, file: found.error.details.file, problems: [found.error.message] };
  if (found.outcome === 'unknown') {
    const { file, kind, mapping, columns, samples, missing, hints } = found.proposal;
    const problems = [...missing];
    return {
      ...nothing,
      outcome: 'unknown',
      file,
      kind,
      mapping: mapping?.name ?? null,
      columns,
      samples,
      problems,
      hints,
    };
  }
  const { file, kind, mapping, rows, readable, refused, columns, samples, examples } = found.inspection;
  const problems = examples.map((one) => describeFault({ file, ...one }));
  return {
    ...nothing,
    outcome: 'readable',
    file,
    kind,
    mapping,
    rows,
    readable,
    refused,
    columns,
    samples,
    problems,
  };
}

type FileCall = ApiDeps & Pick<Call<unknown, { name: string }, unknown>, 'account' | 'body' | 'query'>;

/** Keeps the file for the time of the work; what is wrong with it is told in words. */
async function withFile<T>(
  { account, body, query, intake, uploads }: FileCall,
  work: (path: string, intake: Intake, name: string) => Promise<T>,
): Promise<T> {
  refusePartial(account.scope, '导入');
  if (!intake || !(body instanceof Readable))
    throw new Problem(400, 'bad_request', '请把文件本身作为内容发送');
  const name = shownName(query.name);
  const leave = uploads.take(account.userId);
  if (!leave) throw new Problem(429, 'too_many', '同时读取的文件过多,请等前面的读完');
  try {
    return await withUpload(body, name, (path) => work(path, intake, name));
  } catch (error) {
    if (isRefused(error)) throw new Problem(422, 'refused_file', error.message);
    throw error;
  } finally {
    leave();
  }
}

const inspect = endpoint({
  method: 'POST',
  path: '/api/v1/files/inspect',
  access: 'import',
  upload: true,
  summary: 'What a file is and what reading it would give, with values masked; nothing is stored',
  query: z.strictObject({ name: FileName, choices: ChoicesText.optional() }),
  reply: z.object({ files: z.array(Looked), fields: z.array(z.string()) }),
  handle: async (call) =>
    withFile(call, async (path, intake) => {
      const { choices } = call.query;
      if (choices === undefined)
        return { files: (await intake.inspect(path)).map(lookedOf), fields: [...proposedFields] };
      const { file, kind, mapping, columns, samples, missing, hints } = await intake.propose(path, choices);
      const looked: Looked = {
        ...nothing,
        outcome: 'unknown',
        file,
        kind,
        mapping: mapping?.name ?? null,
        columns,
        samples,
        problems: missing,
        hints,
      };
      return { files: [looked], fields: [...proposedFields] };
    }),
});

const Counts = z.object({
  file: z.string(),
  kind: z.string(),
  read: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  template: z.number(),
  quarantined: z.number(),
});

const read = endpoint({
  method: 'POST',
  path: '/api/v1/files/import',
  access: 'import',
  upload: true,
  summary:
    'Reads a file; with choices their mapping is kept first, so that files like it are read from then on',
  query: z.strictObject({
    name: FileName,
    shop: z.string().trim().min(1).max(100).default('default'),
    choices: ChoicesText.optional(),
  }),
  reply: z.object({
    imports: z.array(Counts),
    problems: z.array(z.string()),
    refused: z.array(z.string()),
  }),
  handle: async (call) =>
    withFile(call, async (path, intake, name) => {
      const { choices, shop } = call.query;
      if (choices !== undefined) {
        const proposal = await intake.propose(path, choices);
        intake.save(proposal);
        await noteAction(call, 'mapping.save', proposal.mapping?.name ?? '');
      }
      const progress = (rows: number): void => call.live.progress(call.account.userId, { file: name, rows });
      const { imports, problems, refused } = await intake.import(path, shop, progress);
      const accepted = imports.reduce((sum, one) => sum + one.accepted, 0);
      await noteAction(call, 'file.import', name, { accepted, refused: refused.length });
      return {
        imports: imports.map((one) => Counts.parse(one)),
        problems,
        refused: refused.map(({ message }) => message),
      };
    }),
});

export const fileEndpoints: readonly Endpoint[] = [inspect, read];
