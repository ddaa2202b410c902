import type { IncomingMessage } from 'node:http'
import type { Caller } from './caller.ts'
import { CSRF_HEADER, hasCookie, readSecret } from './cookie.ts'
import type { SessionDuty, Sessions } from './sessions.ts'

/** Who asks, or what is wrong with the session that the request names. */
export interface FoundSession {
  /** Null for a stranger. */
  readonly caller: Caller | null
  /** Null where there is a caller, or no session is named. */
  readonly missed: SessionDuty | HeaderDuty | null
}

/** What a request that names a session has forgotten. */
type HeaderDuty = 'cookie_must_come_with_its_header' | 'bearer_must_have_its_form'

export async function findSession(
  sessions: Sessions,
  request: IncomingMessage,
  https: boolean,
): Promise<FoundSession> {
  const secret = readSecret(request, https)
  if (secret !== null) return await sessions.find(secret)
  return { caller: null, missed: findForgotten(request, https) }
}

function findForgotten(request: IncomingMessage, https: boolean): HeaderDuty | null {
  const { authorization, [CSRF_HEADER]: header } = request.headers
  if (authorization !== undefined) return 'bearer_must_have_its_form'
  const forgotten = header === undefined && hasCookie(request, https)
  return forgotten ? 'cookie_must_come_with_its_header' : null
}
