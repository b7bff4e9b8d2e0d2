import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as Json;

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

const replyOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'output', unrepresentable: 'any' }) as Json;

const contentTypes = {
  json: 'application/json',
  page: 'text/html',
  events: 'text/event-stream',
  redirect: 'text/plain',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function operationOf(one: Endpoint): Json {
  const contentType = contentTypes[one.as ?? 'json'];
  const operation: Json = {
    summary: one.summary,
    'x-access': one.access,
    parameters: [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query')],
    responses: {
      ...(one.as === 'redirect'
        ? { 303: { description: 'leads on' } }
        : { 200: { description: 'done', content: { [contentType]: { schema: replyOf(one.reply) } } } }),
      default: { description: '{error, message}, the message in Chinese' },
    },
  };
  if (one.upload)
    operation.requestBody = {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  if (one.body)
    operation.requestBody = {
      required: true,
      content: { 'application/json': { schema: schemaOf(one.body) } },
    };
  return operation;
}

/** The OpenAPI 3.0 description of endpoints; `x-access` says who may call. */
export function describeApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operationOf(one) };
  }
  return { openapi: '3.0.3', info: { title: '客户之声', version }, paths };
}
