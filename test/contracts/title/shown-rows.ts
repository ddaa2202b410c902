import type { Disclosed, ShownRefusal } from '../../../contracts/title/disclosure.ts'
import { TODAY } from '../fixtures.ts'
import type { RefusalRows } from '../refusal/refusal-table.ts'

const DIGEST = 'D'.repeat(43)
const red = { instrument: 'rcv_1', flaw: 'red_lettered' } as const
const notShown: Disclosed = { disclosedUntil: '2026-03-03', shown: null }
const shown = (extent?: bigint): Disclosed => ({
  ...notShown,
  shown: { digest: DIGEST, flaws: extent === undefined ? [] : [{ ...red, extent }] },
})

/** How an acceptance is changed: what was shown of the offer, and what the acceptance names. */
interface Changes<Case> {
  offer(disclosed: Disclosed): (c: Case) => Case
  seen(digest: string | undefined): (c: Case) => Case
  /** A red letter took one unit of an invoice behind the instrument. */
  readonly flawed: (c: Case) => Case
  readonly knowing: (c: Case) => Case
}

/** The rows of what must have been shown to who accepts, and still hold. */
export function shownRows<Case>(change: Changes<Case>): RefusalRows<ShownRefusal, Case> {
  const { offer, seen, flawed, knowing } = change
  const after = (disclosed: Disclosed, digest?: string) => (c: Case) =>
    seen(digest)(offer(disclosed)(c))
  const ended: Disclosed = { ...notShown, disclosedUntil: TODAY }
  return {
    what_is_disclosed_must_be_looked_at: {
      details: { until: '2026-03-03' },
      breaks: after(notShown),
      keeps: { 'a disclosure that has ended': after(ended) },
    },
    acceptance_must_name_only_what_was_shown: { breaks: after(ended, DIGEST) },
    acceptance_must_name_what_was_shown: {
      details: { digest: DIGEST },
      breaks: after(shown(1n), 'other'),
      keeps: { 'what it names': after(shown(), DIGEST) },
    },
    what_was_shown_must_not_have_become_worse: {
      details: { flaw: 'red_lettered' },
      breaks: c => flawed(after(shown(), DIGEST)(c)),
      keeps: { 'as bad as it was shown': c => knowing(flawed(after(shown(1n), DIGEST)(c))) },
    },
  }
}
