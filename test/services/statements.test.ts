import { fileURLToPath } from 'node:url'
import pg from 'pg'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import '../../services/gateway/build-schema.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import {
  type DescribedColumn,
  describeStatement,
} from '../support/statements/describe-statement.ts'
import {
  type DeclaredMember,
  findStatements,
  type Statement,
} from '../support/statements/find-statements.ts'
import { listAsked, printIndexUse, readIndexUse } from '../support/statements/index-use.ts'

/**
 * Every SQL statement of the services is prepared against the migrated store, and the row that the
 * code declares is compared with the columns that PostgreSQL answers it with.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Files with statements that are put together while the program runs, and why. */
const MADE_AT_RUN_TIME: Readonly<Record<string, string>> = {
  'services/backup/archive.ts': 'names settings of the server, which are no parameters',
  'services/backup/copy-database.ts': 'asks only for tables that are there',
  'services/gateway/graph/node-of.ts': 'the text is that of each `nodeOf`, compared there',
  'services/gateway/graph/page.ts': 'the text is that of each `defineList`, compared there',
  'services/gateway/graph/rows-of.ts': 'the text is that of each `rowsOf`, compared there',
  'services/gateway/graph/snapshot.ts': 'passes on the text of those who ask it',
  'services/gateway/graph/sums.ts': 'totals are read of each list by `lists.test.ts`',
  'services/gateway/nouns/act/drafts.ts': 'asks the function of the noun for what is shown',
  'services/gateway/nouns/task/wait.type.ts': 'the same rows of two sources',
  'services/gateway/nouns/title/instrument.type.ts':
    'the text is that of the noun’s own `nodeOf`, compared there',
  'services/gateway/nouns/viewer/exposure.ts': 'the same select for two functions of one form',
  'services/gateway/nouns/task/task.lists.ts': 'tasks are selects of several tables',
  'services/intake/write-chunk.ts': 'takes one lock a seller, and answers nothing',
  'services/ledger/engine/audit/compare.ts': 'compares subject and text of every noun’s rows',
  'services/ledger/nouns/receipt/tables.ts': 'the lots of rows of two tables',
  'services/local/develop/print-store/print-store.ts':
    'reads catalogues, for a page that is compared',
  'services/platform/bound-roles.ts': 'names a role, which is no parameter',
  'services/platform/dry-run.ts': 'makes the statements of migrations',
  'services/platform/migration-state.ts': 'asks only for tables that are there',
  'services/platform/transaction.ts': 'begins and ends as its mode says',
  'services/sequencer/assign-positions.ts': 'answers the one value of three short questions',
  'services/worker/wait-activities.ts': 'names one of two columns, and answers nothing',
}

let database: TestDatabase
let client: pg.Client
let store: Store
beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client(database.ownerUrl)
  await client.connect()
  await client.query(
    'create schema probe; create table probe.probe (id bigint not null, closed_on date)',
  )
  store = await readStore()
})
afterAll(async () => {
  await client?.end()
  await database?.close()
})

const statements = findStatements(parse(ROOT), file => file.startsWith(`${ROOT}services/`))
const whole = statements.filter(one => one.text !== null)

test('statements are found, and those made at run time are listed', () => {
  expect(whole.length).toBeGreaterThan(200)
  const made = statements.filter(one => one.text === null).map(one => one.file.slice(ROOT.length))
  expect([...new Set(made)].sort()).toEqual(Object.keys(MADE_AT_RUN_TIME).sort())
})

describe('a statement answers what its row declares', () => {
  test.each(whole.map(one => [one.at.slice(ROOT.length), one] as const))('%s', async (_, one) => {
    expect(findProblems(one, await describeStatement(client, one.text!))).toEqual([])
  })
})

/** Indexes by which no statement of ours and no function finds rows, and why they stand. */
const OTHERWISE_USED: Readonly<Record<string, string>> = {
  rate_expired: 'the library that keeps rates removes expired ones by it',
  request_record_of_request: 'the command `records` is put together from its options',
}

const HEAD = `# Indexes

Printed by the test \`statements\` with \`--update\`, where an index that nobody finds rows by is a
fault. Each statement of the services, and each list of the graph under each of its filters and
orders, is planned against the empty store, as roles plan that read by keys alone: \`viewer.titles\`
is a list, \`services/ledger\` a folder with such a statement. Where no statement finds rows by an
index, functions and row rights are named that speak of its table and its first column.

`

test('each index finds rows for somebody, or is a rule', async () => {
  const uses = await readIndexUse(client, listAsked(statements, ROOT))
  expect(uses.length).toBeGreaterThan(250)
  const unused = uses.filter(
    ({ unique, statements: asked, functions }) => !unique && asked.length + functions.length === 0,
  )
  expect(unused.map(({ name }) => name).sort()).toEqual(Object.keys(OTHERWISE_USED).sort())
  const page = HEAD + printIndexUse(uses, OTHERWISE_USED)
  await expect(page).toMatchFileSnapshot('../../schema/indexes.md')
})

test('an index that nobody asks for is found', async () => {
  await client.query('create index nobody_asks on ledger.key (custody)')
  const uses = await readIndexUse(client, [
    { by: 'us', text: 'select from ledger.key where id = $1' },
  ])
  await client.query('drop index ledger.nobody_asks')
  const found = uses.find(({ name }) => name === 'nobody_asks')
  expect(found).toMatchObject({ unique: false, statements: [] })
  expect(uses.find(({ name }) => name === 'key_pkey')).toMatchObject({ statements: ['us'] })
})

test('a row that says something else is found', async () => {
  const columns = await describeStatement(client, 'select id, closed_on from probe.probe')
  const row = (members: Record<string, DeclaredMember>) => ({
    isRead: true,
    row: new Map(Object.entries(members)),
  })
  const id = { kind: 'bigint', mayBeNull: false }
  const closed_on = { kind: 'string', mayBeNull: true }
  expect(findProblems(row({ id, closed_on }), columns)).toEqual([])
  expect(findProblems({ row: null, isRead: true }, columns)).toHaveLength(1)
  expect(findProblems({ row: null, isRead: false }, columns)).toEqual([])
  for (const wrong of [
    { id },
    { id, closed_on, more: id },
    { id: { ...id, kind: 'number' }, closed_on },
    { id, closed_on: { ...closed_on, mayBeNull: false } },
  ])
    expect(findProblems(row(wrong), columns)).toHaveLength(1)
})

function findProblems(
  { row, isRead }: Pick<Statement, 'row' | 'isRead'>,
  columns: readonly DescribedColumn[],
): readonly string[] {
  if (row === null) return isRead && columns.length > 0 ? ['reads rows that nothing declares'] : []
  const missing = [...row.keys()].filter(name => columns.every(column => column.name !== name))
  return [
    ...missing.map(name => `declares ${name}, which is not answered`),
    ...columns.flatMap(column => findProblem(column, row.get(column.name))),
  ]
}

function findProblem(column: DescribedColumn, declared: DeclaredMember | undefined): string[] {
  const { name, dataTypeID, tableID, columnID } = column
  const kind = store.kinds.get(dataTypeID) ?? `type ${dataTypeID}`
  if (!declared) return [`does not declare ${name}, which is ${kind}`]
  if (kind !== declared.kind && kind !== 'json')
    return [`declares ${name} as ${declared.kind}, and it is ${kind}`]
  if (store.nullable.has(`${tableID}.${columnID}`) && !declared.mayBeNull)
    return [`declares ${name} as never null, and the column may be`]
  return []
}

interface Store {
  /** What pg makes of a type, by its oid. */
  readonly kinds: ReadonlyMap<number, string>
  /** Columns without `not null`: oid of the table, number of the column. */
  readonly nullable: ReadonlySet<string>
}

async function readStore(): Promise<Store> {
  const types = await client.query<{ oid: number; name: string; is_array: boolean }>(
    `select t.oid, coalesce(element.typname, t.typname) as name, element.oid is not null as is_array
       from pg_type t left join pg_type element on element.typarray = t.oid`,
  )
  const columns = await client.query<{ id: string }>(
    `select concat(attrelid, '.', attnum) as id
       from pg_attribute a join pg_class c on c.oid = attrelid
      where not attnotnull and attnum > 0 and relkind = 'r'`,
  )
  return {
    kinds: new Map(
      types.rows.map(({ oid, name, is_array }) => [
        oid,
        `${KINDS[name] ?? name}${is_array ? '[]' : ''}`,
      ]),
    ),
    nullable: new Set(columns.rows.map(row => row.id)),
  }
}

const KINDS: Readonly<Record<string, string>> = {
  ...{ int2: 'number', int4: 'number', float8: 'number', oid: 'number', int8: 'bigint' },
  ...{ text: 'string', varchar: 'string', name: 'string', numeric: 'string', date: 'string' },
  ...{ bool: 'boolean', bytea: 'Buffer', timestamptz: 'Date', json: 'json', jsonb: 'json' },
}

function parse(root: string): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return ts.createProgram(
    fileNames.filter(file => file.startsWith(`${root}services/`)),
    options,
  )
}
