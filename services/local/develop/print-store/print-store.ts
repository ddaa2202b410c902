import pg from 'pg'
import { RELATION_PARTS } from './relations.ts'
import { ROUTINES } from './routines.ts'
import { DATABASE, DOMAINS, ROLES, SCHEMAS, SEQUENCES, UNPRINTED } from './surroundings.ts'

/**
 * Prints a freshly migrated store: roles, tables with their constraints, indexes, triggers,
 * policies, grants and rows, and functions. It is read from the catalogues of PostgreSQL, in an
 * order that does not depend on the migrations. Throws for an object that it cannot print.
 */
export async function printStore(ownerUrl: string): Promise<string> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    // Names outside the search path are printed with their schema.
    await client.query('set search_path to pg_catalog')
    await mustBePrintable(client)
    const printed = [HEADER]
    for (const statement of [DATABASE, ROLES, SCHEMAS, DOMAINS, SEQUENCES])
      printed.push(...(await select(client, statement)))
    printed.push(...(await printRelations(client)), ...(await select(client, ROUTINES)))
    return `${printed.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

const HEADER = `-- What the store is after all migrations, printed from the catalogues by
-- \`npm run codegen\`. Never edited by hand.`

interface Part {
  /** The table or view that it belongs to, with its schema. */
  readonly relation: string
  /** The text; null where the relation has no such part. */
  readonly text: string | null
}

/** Prints tables and views by name, each with its indexes, triggers, policies, grants and rows. */
async function printRelations(client: pg.Client): Promise<string[]> {
  const parts: Part[] = []
  for (const statement of RELATION_PARTS) {
    const { rows } = await client.query<Part>(statement)
    parts.push(...rows)
  }
  const printed: string[] = []
  const byName = Map.groupBy(parts, part => part.relation)
  for (const relation of [...byName.keys()].sort()) {
    const texts = byName.get(relation)!.flatMap(({ text }) => text ?? [])
    printed.push([...texts, ...(await printRows(client, relation))].join('\n'))
  }
  return printed
}

/** Selects the rows that migrations have written. */
async function printRows(client: pg.Client, relation: string): Promise<string[]> {
  return await select(
    client,
    `select format('INSERT INTO %s (%s) VALUES (%s);', '${relation}',
              string_agg(quote_ident(c.name), ', ' order by c.place),
              string_agg(quote_nullable(c.value), ', ' order by c.place)) as text
       from ${relation} r
      cross join lateral json_each_text(row_to_json(r)) with ordinality c (name, value, place)
      group by r order by 1`,
  )
}

async function mustBePrintable(client: pg.Client): Promise<void> {
  const unknown = await select(client, UNPRINTED)
  if (unknown.length > 0) throw new Error(`print-store does not know ${unknown.join(', ')}`)
}

async function select(client: pg.Client, statement: string): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(statement)
  return rows.map(({ text }) => text)
}
