import type { Pool } from 'pg'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { newNumber } from '../../platform/new-id.ts'
import type { Caller } from '../http/session/caller.ts'
import type { ExportRequest } from './export-request.ts'

/** Notes who takes which list out, before a row of it goes out; answers how to note its end. */
export async function recordExport(
  desk: Pool,
  { party, user }: Caller,
  { list, of, format, language, filters }: ExportRequest,
): Promise<(rows: number, whole: boolean) => Promise<void>> {
  const id = newNumber()
  await desk.query(
    `insert into desk.export (id, party, user_id, list, of_node, format, language, filters)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      idNumber(party),
      idNumber(user),
      list,
      of ?? null,
      format,
      language,
      JSON.stringify(filters),
    ],
  )
  return async (rows, whole) => {
    await desk.query('insert into desk.export_end (export, rows, whole) values ($1, $2, $3)', [
      ...[id, rows, whole],
    ])
  }
}
