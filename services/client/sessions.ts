import type { ClientOptions, Sign } from './options.ts'
import { isRefused, READ_REFUSED, type WireRefused } from './refused.ts'

const OPEN_SESSION = `mutation ($login: JWS!) {
  openSession(login: $login) { ... on Session { bearer expires } ${READ_REFUSED} }
}`
/** A session is opened anew when it has less than this left. */
const SESSION_LEFT_MS = 30_000

/** The bearer of a short session that the user's key opens, when one is needed. */
export function sessionOf({ transport, now = Date.now }: ClientOptions, sign: Sign) {
  let session: Session | null = null
  let opening: Promise<Session> | null = null
  const open = async (): Promise<Session> => {
    const { challenge } = await transport.request<{ challenge: string }>('mutation { challenge }')
    const login = await sign({ act: 'session.open', body: { challenge } }, { lifeMs: 60_000 })
    const { openSession } = await transport.request<{ openSession: SessionAnswer }>(OPEN_SESSION, {
      login,
    })
    if (isRefused(openSession)) throw new Error(`no session: ${openSession.refusal}`)
    return { bearer: openSession.bearer, expires: Date.parse(openSession.expires) }
  }
  return async (): Promise<string> => {
    if (session === null || session.expires < now() + SESSION_LEFT_MS) {
      opening ??= open().finally(() => {
        opening = null
      })
      session = await opening
    }
    return session.bearer
  }
}

interface Session {
  readonly bearer: string
  readonly expires: number
}

type SessionAnswer = { bearer: string; expires: string } | WireRefused
