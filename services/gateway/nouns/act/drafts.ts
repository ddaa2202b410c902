import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { ActRequest } from '../../../../contracts/command/command.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { payloadOf } from '../../../client/index.ts'
import { newNumber } from '../../../platform/new-id.ts'
import type { Caller } from '../../http/session/caller.ts'
import type { DraftRow, Summary } from './draft.type.ts'

/** How long a draft waits for its signatures: well within the life of a command. */
const DRAFT_LIFE_MS = 7 * 24 * 3_600_000

export interface ToSign {
  readonly payload: string
  readonly act: string
  readonly summary: Summary
  readonly expiresAt: Date
}

export function prepare(
  request: ActRequest,
  summary: Summary,
  { party, user }: Caller,
  ledger: string,
): ToSign {
  const frame = { ledger, party, user, id: randomUUID(), lifeMs: DRAFT_LIFE_MS }
  const payload = payloadOf(request, frame)
  const expiresAt = new Date(Date.now() + DRAFT_LIFE_MS)
  return { payload, act: request.act, summary, expiresAt }
}

/** Kept until its signatures are complete; meanwhile it is a task of those who have not signed. */
export async function storeDraft(
  desk: Desk,
  { party, user }: Caller,
  { payload, act, summary, expiresAt }: ToSign,
): Promise<DraftRow> {
  const { rows } = await desk.query<DraftRow>(
    `insert into desk.draft
       (id, party, user_id, act, payload, summary_zh, summary_en, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
    [newNumber(), idNumber(party), idNumber(user), act, payload, summary.zh, summary.en, expiresAt],
  )
  return rows[0]!
}

/** What a draft takes of the store, without its signatures. */
export function countBytes({ payload, summary }: ToSign): number {
  return payload.length + Buffer.byteLength(summary.zh) + Buffer.byteLength(summary.en)
}

type Desk = Pick<Pool, 'query'>
