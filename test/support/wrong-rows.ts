import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'

/** A store to which rows are written straight: none of our own code stands before its rules. */
export interface Store {
  /** As the role that the ledger uses. */
  readonly runtime: pg.Client
  /** As the owner of the tables. */
  readonly owner: pg.Client
}

/** The store of a test file, there while its tests run, with rows of the owner's to begin with. */
export function storeWith(rows = ''): Store {
  let opened: Store & { readonly database: TestDatabase }
  beforeAll(async () => {
    const database = await testDatabase()
    const runtime = new pg.Client(database.urlAs('tallystick_ledger'))
    const owner = new pg.Client(database.ownerUrl)
    opened = { database, runtime, owner }
    await Promise.all([runtime.connect(), owner.connect()])
    await owner.query(rows)
  })
  afterAll(async () => {
    await Promise.all([opened.runtime.end(), opened.owner.end()])
    await opened.database.close()
  })
  return {
    get runtime() {
      return opened.runtime
    },
    get owner() {
      return opened.owner
    },
  }
}

/** Two parties, of which one may owe the other; their codes are A and B. */
export const TWO_PARTIES = `
  insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
  values (1, 'A', 'uscc', 'One', '{supplier}', 'large', 1),
         (2, 'B', 'uscc', 'Two', '{debtor}', 'large', 1);`

/** The constraint or privilege that refuses the statements, tried to their commit. */
export async function refusedBy(
  client: pg.Client,
  statements: readonly string[],
  id = 0n,
): Promise<string> {
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement.replaceAll('$id', String(id)))
    await client.query('commit')
    return 'nothing'
  } catch (fault) {
    await client.query('rollback')
    const { constraint, code } = fault as pg.DatabaseError
    return constraint ?? code ?? String(fault)
  }
}

/** Statements and the rule that must refuse them; the owner's, where it is another. */
export interface WrongRows {
  readonly by: readonly string[]
  readonly rule: string
  readonly ownersRule?: string
}
