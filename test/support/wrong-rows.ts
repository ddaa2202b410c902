import type pg from 'pg'

/** The constraint or privilege that refuses the statements, tried to their commit. */
export async function refusedBy(
  client: pg.Client,
  statements: readonly string[],
  id: bigint,
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
