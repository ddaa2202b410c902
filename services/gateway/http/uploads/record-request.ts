import type { RequestHandler, Response } from 'express'
import type { RequestRecord } from '../../../records/index.ts'
import { findRequest } from '../name-request.ts'
import type { SharedServices } from '../services.ts'
import type { Caller } from '../session/caller.ts'

/** What a handler of files notes of its request, for the record. */
export interface Noted {
  readonly caller?: Pick<Caller, 'party' | 'user'>
  /** The code of the duty that was not met. */
  readonly refusal?: string
  /** The id of what came of it. */
  readonly made?: string
}

export function note(response: Response, noted: Noted): void {
  Object.assign(response.locals, noted)
}

/** Records a request for files or a token when it has ended: who sent it, and what came of it. */
export function recordsRequests(
  { recorder }: Pick<SharedServices, 'recorder'>,
  what: 'post.imports' | 'post.blobs' | 'post.token',
): RequestHandler {
  return (_request, response, next) => {
    const began = performance.now()
    response.once('close', () => {
      const { caller, made, ...noted } = response.locals as Noted
      recorder.add({
        ...{ request: findRequest(response), kind: 'request', count: 1, together: !caller },
        what: made === undefined ? what : `${what} ${made}`,
        ...{ party: caller?.party ?? null, user: caller?.user ?? null },
        milliseconds: Math.round(performance.now() - began),
        ...findOutcome(response, noted.refusal),
      })
    })
    next()
  }
}

const FAULT = 500

function findOutcome(
  { writableFinished, statusCode }: Response,
  refusal: string | undefined,
): Pick<RequestRecord, 'outcome' | 'code'> {
  if (!writableFinished) return { outcome: 'refused', code: 'broken_off' }
  if (statusCode >= FAULT) return { outcome: 'fault', code: null }
  return refusal === undefined
    ? { outcome: 'done', code: null }
    : { outcome: 'refused', code: refusal }
}
