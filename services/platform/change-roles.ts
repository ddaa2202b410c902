import { DatabaseError } from 'pg'

/** Each further try is one that another database of the server has won; this many do not start. */
const TRIES_MAX = 50

/**
 * Does work that changes roles, in a transaction of its own, and does it once more where another
 * database changed the same at that moment. Roles belong to the whole server, while an advisory
 * lock holds in one database alone, so the work finds out when it comes to the same row: it waits
 * for the other's commit, and then fails.
 */
export async function changeRoles<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === TRIES_MAX || !wasOvertaken(error)) throw error
    }
  }
}

/** Tells whether an error, or what caused it, says that another was first on a shared row. */
function wasOvertaken(error: unknown): boolean {
  if (!(error instanceof DatabaseError))
    return error instanceof Error && error.cause !== undefined && wasOvertaken(error.cause)
  const { code, message, schema } = error
  switch (code) {
    // PostgreSQL has no code of its own for it, and translates no internal error.
    case 'XX000':
      return /^tuple concurrently (updated|deleted)$/.test(message)
    // The same new row, as of a role that two have looked for and not found.
    case '23505':
      return schema === 'pg_catalog'
    // A role that was made between the look and the making.
    case '42710':
      return /^role ".*" already exists$/.test(message)
    // Two that change several roles in another order.
    case '40P01':
      return true
    default:
      return false
  }
}
