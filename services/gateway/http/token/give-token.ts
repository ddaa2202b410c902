import type { Request, RequestHandler, Response } from 'express'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { answerTurnedAway, turnAway } from '../../../platform/turned-away/turn-away.ts'
import { formatRefused } from '../../graph/refused.ts'
import { findSender } from '../sender.ts'
import type { Services } from '../services.ts'
import { answerAssertion } from '../session/answer-assertion.ts'
import type { OpenSession } from '../session/sessions.ts'
import { note } from '../uploads/record-request.ts'

const GRANT = 'client_credentials'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * POST /token, as OAuth 2 has it: a machine's assertion opens a session, whose bearer is the token.
 * What the session may read and do is what its user and party may, as of any other.
 */
export function givesTokens({
  ledger,
  shared,
}: Pick<Services, 'ledger' | 'shared'>): RequestHandler {
  return async (request, response) => {
    const wait = shared.requestLimits.session.take(findSender(request.ip ?? ''), 1)
    if (wait > 0)
      return answerTurnedAway(
        response,
        turnAway('request_must_keep_to_its_rate', { waitSeconds: Math.ceil(wait) }),
      )
    response.set('cache-control', 'no-store')
    const form = readForm(request)
    if (typeof form === 'string') return void response.status(400).json({ error: form })
    const answered = await answerAssertion(form.assertion, {
      pool: shared.desk,
      ledger: ledger.name,
    })
    if (!answered.ok) return refuseClient(response, answered)
    const { party, user, key, once } = answered.value
    const session = await openOnce(() =>
      shared.sessions.open(user, { kind: 'bearer', challenge: once, key }),
    )
    if (!session) return refuseClient(response, refuse('assertion_must_be_used_once', AT))
    shared.strangers.meetSession(session.secret)
    note(response, { caller: { party, user } })
    const expires = Math.floor((session.expires.getTime() - Date.now()) / 1_000)
    response.json({ access_token: session.secret, token_type: 'Bearer', expires_in: expires })
  }
}

const AT = 'client_assertion'

/** The assertion, or the name that OAuth has for what is wrong with the form. */
function readForm({ body }: Request): { readonly assertion: string } | string {
  const form = (body ?? {}) as Readonly<Record<string, unknown>>
  if (form['grant_type'] !== GRANT)
    return form['grant_type'] === undefined ? 'invalid_request' : 'unsupported_grant_type'
  const { client_assertion: assertion, client_assertion_type: type } = form
  if (type !== ASSERTION_TYPE || typeof assertion !== 'string') return 'invalid_request'
  return { assertion }
}

/** Null: the assertion has opened a session before. */
async function openOnce(open: () => Promise<OpenSession>): Promise<OpenSession | null> {
  try {
    return await open()
  } catch (fault) {
    if ((fault as { constraint?: string }).constraint !== 'challenge_is_answered_once') throw fault
    return null
  }
}

function refuseClient(response: Response, refused: Refused<Refusal>): void {
  const { zh, en } = formatRefused(refused)
  note(response, { refusal: refused.refusal })
  const { refusal, path } = refused
  response
    .status(401)
    .json({ error: 'invalid_client', error_description: en, ...{ refusal, path, zh, en } })
}
