import { Repeater } from 'graphql-yoga'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { turnedAway } from '../../graph/turned-away.ts'

/** A stream ends after so long; whoever still looks opens another, under the session of then. */
const STREAM_LIFE_MS = 5 * 60_000
/** Of one user: a browser needs one for all of its tabs. */
export const STREAMS_PER_USER = 8

builder.subscriptionType({
  readers: 'members',
  description: 'What is told as it comes about, by server-sent events (SSE).',
})

builder.subscriptionField('changed', t =>
  t.field({
    type: 'DateTime',
    description:
      'Tells that something of the caller’s party has changed, and when that was noticed: at ' +
      'once when the stream begins, then each time. What it was is asked for by queries. The ' +
      'stream ends after five minutes, and is opened again by whoever still looks.',
    subscribe: async (_root, _args, context) => await openStream(context),
    resolve: when => when,
  }),
)

/** Nothing of the store is held while a stream is open. */
async function openStream(context: Context): Promise<Repeater<Date>> {
  const { changes } = context.shared
  const { caller, missed } = await context.session()
  if (caller === null)
    throw missed === null
      ? turnedAway('reader_must_be_logged_in', { fields: 'Subscription.changed' })
      : turnedAway(missed)
  if (changes.countOf(caller.user) >= STREAMS_PER_USER)
    throw turnedAway('user_must_keep_to_few_streams', { limit: STREAMS_PER_USER })
  return new Repeater(async (push, end) => {
    const { user, party, roles } = caller
    const operator = roles.includes('operator')
    const timer = setTimeout(end, STREAM_LIFE_MS)
    const stop = await changes.listen({ user, party, operator, tell: coalesce(push), end })
    await end
    clearTimeout(timer)
    stop()
  })
}

/** Whoever reads slowly is told once of what came meanwhile. */
function coalesce(push: (when: Date) => Promise<unknown>): () => void {
  let busy = false
  let more = false
  const tell = () => {
    more = busy
    if (busy) return
    busy = true
    void push(new Date())
      .catch(() => undefined)
      .then(() => {
        busy = false
        if (more) tell()
      })
  }
  return tell
}
