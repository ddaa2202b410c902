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

/** What each field of the act is called in the input of an application for a key. */
const INPUT_OF_RECOVERY: Readonly<Record<string, string>> = {
  'body.user': 'input.user',
  'body.evidence.licence': 'input.licence',
  'body.evidence.letter': 'input.letter',
}

/** The same of an application for a key: everything but whether its code and user are known. */
export async function judgeRecovery(
  ledger: Ledger,
  { code, body }: { readonly code: string; readonly body: object },
  papers: Papers,
): Promise<Refused<Refusal> | null> {
  const { callBack } = SEEN_BY_OFFICERS
  const evidence = {
    ...{ licence: digest(papers.licence), letter: digest(papers.authorisation), callBack },
  }
  const refused = await ledger.judgeRecovery({ code, body: { ...body, evidence } })
  if (!refused) return null
  const { path } = refused
  return { ...refused, path: INPUT_OF_RECOVERY[path] ?? path.replace(/^body\b/, 'input.key') }
}

/** Some day before any business date, and the digest of some note. */
const SEEN_BY_OFFICERS = {
  microDepositOn: '2000-01-01',
  callBack: { on: '2000-01-01', note: 'A'.repeat(43) },
} as const

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64url')
}

async function findOperator(desk: Pool) {
  const { rows } = await desk.query<{ id: bigint }>(
    "select id from ledger.party where 'operator' = any(roles)",
  )
  return idOf('pty', rows[0]!.id)
}
