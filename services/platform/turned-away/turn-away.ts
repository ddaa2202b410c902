import type { Response } from 'express'
import { Counter } from 'prom-client'
import type { Details } from '../../../contracts/kernel/decision.ts'
import { type DetailedText, formatRefusal } from '../../../contracts/kernel/refusal-text.ts'
import { metrics } from '../metrics.ts'
import { REQUEST_HEADER } from '../request-id.ts'
import { DOCUMENT_TEXTS } from './document-texts.ts'
import { EXPORT_TEXTS } from './export-texts.ts'
import { READING_TEXTS } from './reading-texts.ts'
import { REQUEST_TEXTS } from './request-texts.ts'

/**
 * The duties of requests. One that was not met answers with the status of HTTP and an error of
 * GraphQL: its message is the duty's name, its extensions have the code, both sentences, and the
 * details that they show.
 */
export const TRANSPORT_TEXTS = {
  ...REQUEST_TEXTS,
  ...DOCUMENT_TEXTS,
  ...READING_TEXTS,
  ...EXPORT_TEXTS,
}

type Texts = typeof TRANSPORT_TEXTS
export type TransportDuty = keyof Texts

/** The details that the sentences of a duty show; none where they show none. */
export type DetailsOf<Duty extends TransportDuty> =
  Texts[Duty]['text'] extends DetailedText<infer D extends Details> ? [details: D] : []

/** A duty of requests that was not met, as its answer tells it. */
export interface TurnedAway {
  readonly status: number
  /** Seconds after which the same may be sent again; null where that is of no use. */
  readonly retryAfter: number | null
  readonly message: TransportDuty
  readonly extensions: {
    readonly code: string
    readonly zh: string
    readonly en: string
    readonly details?: Details
  }
}

const turnedAway = new Counter({
  name: 'tallystick_turned_away_total',
  help: 'Requests, or parts of one, that were turned away, by the duty that was not met.',
  labelNames: ['duty'],
  registers: [metrics],
})

/** Says that a duty was not met, and counts it. */
export function turnAway<Duty extends TransportDuty>(
  duty: Duty,
  ...[details]: DetailsOf<Duty>
): TurnedAway {
  turnedAway.inc({ duty })
  const { status, code, text } = TRANSPORT_TEXTS[duty]
  const { zh, en } = formatRefusal(text, details)
  const extensions = details ? { code, zh, en, details } : { code, zh, en }
  return { status, retryAfter: findWait(status, details), message: duty, extensions }
}

const LATER = new Set([429, 503])
const WAIT_SECONDS = 1

function findWait(status: number, details: Details | undefined): number | null {
  return LATER.has(status) ? Number(details?.['waitSeconds'] ?? WAIT_SECONDS) : null
}

/** Answers a request that is turned away before GraphQL has it. */
export function answerTurnedAway(
  response: Response,
  { status, message, extensions, retryAfter }: TurnedAway,
): void {
  if (retryAfter !== null) response.set('retry-after', String(retryAfter))
  const request = response.getHeader(REQUEST_HEADER)
  const named = request === undefined ? extensions : { ...extensions, request }
  response.status(status).json({ errors: [{ message, extensions: named }] })
}
