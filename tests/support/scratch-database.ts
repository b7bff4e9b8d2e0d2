import pg from 'pg';

const quote = (name: string): string => pg.escapeIdentifier(name);

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The URL of another database on the same server. */
export function siblingUrl(url: string, name: string): string {
  const sibling = new URL(url);
  sibling.pathname = `/${name}`;
  return sibling.toString();
}

/** Creates a database on the server of `url`, empty or as a copy of a template; returns its URL. */
export async function createScratchDatabase(url: string, name: string, template?: string): Promise<string> {
  const from = template === undefined ? 'template0' : template;
  await onServer(url, `create database ${quote(name)} template ${quote(from)}`);
  return siblingUrl(url, name);
}

/** Drops a database, ending whatever is still connected to it; one that is gone is no error. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await onServer(url, `drop database if exists ${quote(name)} with (force)`);
}
