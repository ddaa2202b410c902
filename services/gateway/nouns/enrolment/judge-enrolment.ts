import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Ledger } from '../../../ledger/index.ts'
import type { Papers } from './applications.ts'

/**
 * Asks of an application what `party.enrol` will ask, as if its officers had seen by then what they
 * see themselves. Null: as things stand it would be accepted. The path is that of the input.
 */
export async function judgeEnrolment(
  { desk, ledger }: { readonly desk: Pool; readonly ledger: Ledger },
  application: object,
  papers: Papers,
): Promise<Refused<Refusal> | null> {
  const evidence = {
    ...{ licence: digest(papers.licence), authorisation: digest(papers.authorisation) },
    ...SEEN_BY_OFFICERS,
  }
  const body = { ...application, evidence }
  const party = await findOperator(desk)
  const refused = await ledger.judge({ party, act: 'party.enrol', body }, null)
  return refused && { ...refused, path: refused.path.replace(/^body\b/, 'input') }
}

/** Some day before any business date, and the digest of some note. */
const SEEN_BY_OFFICERS = {
  microDepositOn: '2000-01-01',
  callBack: { on: '2000-01-01', note: 'A'.repeat(43) },
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url')
}

async function findOperator(desk: Pool) {
  const { rows } = await desk.query<{ id: bigint }>(
    "select id from ledger.party where 'operator' = any(roles)",
  )
  return idOf('pty', rows[0]!.id)
}
