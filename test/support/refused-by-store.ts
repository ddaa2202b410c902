import type pg from 'pg'

/** The rule that refuses these statements of the owner, tried to their commit; or `nothing`. */
export async function refusedByStore(
  owner: pg.Pool,
  ...statements: readonly string[]
): Promise<string | undefined> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return 'nothing'
  } catch (fault) {
    return (fault as { constraint?: string }).constraint ?? (fault as Error).message
  } finally {
    await client.query('rollback')
    client.release()
  }
}
