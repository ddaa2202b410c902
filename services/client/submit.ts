import type { CommandAnswer } from '../../contracts/command/answer.ts'
import { pause, resending } from './resend.ts'
import type { Transport } from './transport.ts'

export interface Submitted {
  readonly answers: readonly CommandAnswer[]
  /** Given to a read, it shows at least what these commands did; null when they did nothing. */
  readonly token: string | null
}

/** Answers that say only that a command is to be sent again: busy, too fast, failed. */
const TRANSIENT = new Set([
  'ledger_must_not_be_overloaded',
  'ledger_must_not_have_failed',
  'party_must_keep_to_its_rate',
])
const RESENDS_MAX = 10
const RESEND_PAUSE_MS = 300

/** The same bytes again for what has no answer: the id keeps a command from being done twice. */
export function submitter(transport: Transport) {
  const send = async (commands: readonly string[]): Promise<Submitted> =>
    await resending(
      async () => (await transport.request<{ submit: Submitted }>(SUBMIT, { commands })).submit,
    )
  return async (commands: readonly string[]): Promise<Submitted> => {
    const { answers: first, token: firstToken } = await send(commands)
    const answers = [...first]
    let token = firstToken
    for (let left = RESENDS_MAX; left > 0; left--) {
      const places = answers.flatMap((answer, place) => (isTransient(answer) ? [place] : []))
      if (places.length === 0) break
      await pause(RESEND_PAUSE_MS)
      const again = await send(places.map(place => commands[place]!))
      for (const [i, place] of places.entries()) answers[place] = again.answers[i]!
      // Tokens are in the order of their entries.
      if (again.token !== null && (token === null || again.token > token)) token = again.token
    }
    return { answers, token }
  }
}

function isTransient(answer: CommandAnswer): boolean {
  return !answer.ok && TRANSIENT.has(answer.refusal)
}

const SUBMIT = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers token } }'
