import type { PoolClient } from 'pg'
import { idOf } from '../../../contracts/kernel/id.ts'
import type { Party, PartyRole, PartyStatus, SizeClass } from '../../../contracts/party/party.ts'
import type { DocumentCells } from './document.ts'

/** Parties stand in documents by their 统一社会信用代码 or LEI. */
export function partyCode(cells: DocumentCells, field: string): string {
  return cells.text(field).normalize('NFKC').toUpperCase()
}

/** Those that are enrolled, by code. */
export async function loadParties(
  client: PoolClient,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Party>> {
  const { rows } = await client.query<PartyRecord>(
    'select id, code, status, roles, size_class from ledger.party where code = any($1::text[])',
    [[...new Set(codes)]],
  )
  return new Map(
    rows.map(({ id, code, status, roles, size_class }) => [
      code,
      { id: idOf('pty', id), status, roles: new Set(roles), size: size_class },
    ]),
  )
}

interface PartyRecord {
  id: bigint
  code: string
  status: PartyStatus
  roles: PartyRole[]
  size_class: SizeClass
}
