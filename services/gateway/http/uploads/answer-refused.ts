import type { Response } from 'express'
import type { Refusal, Refused } from '../../../../contracts/kernel/decision.ts'
import { formatRefused } from '../../graph/refused.ts'
import { note } from './record-request.ts'

const STATUS = { BAD_INPUT: 422, NOT_ALLOWED: 403, NOT_FOUND: 404, CONFLICT: 409 } as const

/** Answers a request for a file with a refusal and both of its sentences. */
export function answerRefused(
  response: Response,
  refused: Refused<Refusal>,
  status?: number,
): void {
  const sentences = formatRefused(refused)
  note(response, { refusal: refused.refusal })
  response.status(status ?? STATUS[sentences.class]).json({ ...refused, ...sentences })
}
