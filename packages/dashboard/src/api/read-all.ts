interface ReadPage<Row> {
  rows: readonly Row[];
  next: string | null;
}

/** Reads page after page, until there is none or enough was read. */
export async function readAll<Row>(
  read: (after: string | undefined) => Promise<ReadPage<Row>>,
  enough = Number.POSITIVE_INFINITY,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < enough);
  return rows;
}
