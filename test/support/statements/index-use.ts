import { dirname } from 'node:path'
import type pg from 'pg'
import { allLists, buildPageQuery } from '../../../services/gateway/graph/list.ts'
import type { Statement } from './find-statements.ts'
import { listQuestions } from './list-questions.ts'

/** An index of the store, and who finds rows by it. */
export interface IndexUse {
  readonly name: string
  readonly table: string
  readonly columns: string
  /** Unique indexes are rules of the store whether or not anybody reads by them. */
  readonly unique: boolean
  /** Lists of the graph and folders of the services whose statements are planned with it. */
  readonly statements: readonly string[]
  /** Functions and row rights that name its table and its first column. */
  readonly functions: readonly string[]
}

interface Asked {
  readonly by: string
  readonly text: string
}

const EXPLAINED = /^\s*(select|insert|update|delete|with)\b/i

/** Prints a page of them: who finds rows by each, the first three. */
export function printIndexUse(
  uses: readonly IndexUse[],
  reasons: Readonly<Record<string, string>>,
) {
  const rows = uses.map(({ name, table, columns, unique, statements, functions }) => {
    const by = [
      ...statements.slice(0, SHOWN),
      ...(statements.length > SHOWN ? ['and others'] : []),
      ...(statements.length === 0 ? functions.slice(0, SHOWN).map(one => `\`${one}\``) : []),
      ...(statements.length + functions.length === 0 && unique ? ['a rule only'] : []),
      ...(reasons[name] ? [reasons[name]] : []),
    ]
    return `| \`${name}\` | ${table} ${columns.replace('btree ', '')} | ${by.join('; ')} |`
  })
  return ['| index | rows | found by |', '|---|---|---|', ...rows, ''].join('\n')
}

const SHOWN = 3

/** What statements of the services ask for, and each list under each of its filters and orders. */
export function listAsked(statements: readonly Statement[], root: string): readonly Asked[] {
  const written = statements.flatMap(({ file, text }) =>
    text !== null && EXPLAINED.test(text) ? [{ by: dirname(file.slice(root.length)), text }] : [],
  )
  const lists = allLists().flatMap(list =>
    listQuestions(list).flatMap(([, given]) => {
      const query = buildPageQuery(list, [1n, '1', 1n], given)
      return [query, ...(query.others ?? [])].map(({ columns, from, where, keys }) => ({
        by: `${list.home}.${list.name}`,
        text: `select ${columns} from ${from} where ${where} order by ${keys.join(', ')} limit 50`,
      }))
    }),
  )
  return [...written, ...lists]
}

/**
 * Plans each statement without carrying it out, in an empty store as those of the runtime roles
 * that read by keys alone, and answers by whom each index is used.
 */
export async function readIndexUse(
  client: pg.ClientBase,
  asked: readonly Asked[],
): Promise<readonly IndexUse[]> {
  await client.query('set enable_seqscan = off')
  await client.query('set enable_bitmapscan = off')
  const users = new Map<string, Set<string>>()
  for (const { by, text } of asked) {
    const { rows } = await client.query(`explain (generic_plan, format json) ${text}`)
    for (const [, name] of JSON.stringify(rows[0]).matchAll(/"Index Name":"([^"]+)"/g))
      users.set(name!, (users.get(name!) ?? new Set()).add(by))
  }
  const { rows: bodies } = await client.query<{ name: string; body: string }>(BODIES)
  const { rows: indexes } = await client.query<IndexRow>(INDEXES)
  return indexes.map(({ name, table, columns, unique, first }) => {
    const [, relation] = table.split('.') as [string, string]
    const says = (body: string, word: string) => new RegExp(`\\b${word}\\b`).test(body)
    return {
      ...{ name, table, columns, unique, statements: [...(users.get(name) ?? [])].sort() },
      functions: bodies
        .filter(({ body }) => says(body, relation) && says(body, first))
        .map(one => one.name),
    }
  })
}

interface IndexRow {
  readonly name: string
  readonly table: string
  readonly columns: string
  readonly unique: boolean
  readonly first: string
}

const OURS = "n.nspname in ('ledger', 'trade', 'desk')"

const INDEXES = `
  select c.relname as name, n.nspname || '.' || t.relname as table, i.indisunique as unique,
         regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') as columns,
         coalesce((select a.attname from pg_attribute a
                    where a.attrelid = t.oid and a.attnum = i.indkey[0]), t.relname) as first
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = t.relnamespace where ${OURS} order by 2, 1`

const BODIES = `
  select p.proname::text as name, pg_get_functiondef(p.oid) as body
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where ${OURS} and p.prokind = 'f'
  union all
  select 'rights of ' || t.relname, t.relname || ' ' || pg_get_expr(y.polqual, y.polrelid)
    from pg_policy y join pg_class t on t.oid = y.polrelid
    join pg_namespace n on n.oid = t.relnamespace
   where ${OURS} and y.polqual is not null order by 1`
