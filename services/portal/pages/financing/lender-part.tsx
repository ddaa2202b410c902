import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { type LedgerTime, useRunning } from '../../financing/ledger-time.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { DecideForm } from './decide-form.tsx'
import { DeclineForm } from './decline-form.tsx'
import type { Case } from './documents.ts'
import { Evidence } from './evidence.tsx'
import { Findings } from './findings.tsx'
import { LimitsTaken } from './limits-taken.tsx'
import { QuoteCard } from './quote-card.tsx'
import { QuoteForm } from './quote-form.tsx'
import { TEXTS } from './texts.ts'

interface LenderPartProps {
  readonly seen: Case
  readonly time: LedgerTime
  readonly again: () => void
}

/** The file of a case: what lies behind, what it takes of the limits, and the price or decision. */
export function LenderPart({ seen, time, again }: LenderPartProps) {
  const act = useAct()
  const { duty } = useViewer().user
  const { can, asked } = useCan(seen, time)
  const acts = duty === 'reader' ? NOTHING : can
  return (
    <>
      <DraftsAbout id={seen.id} signing={act.signing} />
      <Evidence {...{ seen, act }} look={asked?.look ?? null} may={acts.look} />
      <Findings {...{ seen, act }} may={acts.weigh} />
      <LimitsTaken seen={seen} />
      <OwnQuotes seen={seen} time={time} />
      {acts.quote && <QuoteForm {...{ seen, act }} look={asked?.look ?? null} />}
      {acts.decide && <DecideForm {...{ seen, act }} look={asked?.look ?? null} />}
      {acts.decline && <DeclineForm {...{ seen, act }} takesBack={!acts.quote} />}
      <StoppedShown stopped={act.stopped} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </>
  )
}

interface Can {
  readonly look: boolean
  readonly quote: boolean
  readonly decline: boolean
  readonly decide: boolean
  readonly weigh: boolean
}

const NOTHING: Can = { look: false, quote: false, decline: false, decide: false, weigh: false }

/** What may be tried now; whether it succeeds the ledger says, before it is signed. */
function useCan({ status, asked: all, quotes, deadline }: Case, time: LedgerTime) {
  const { party } = useViewer()
  const inTime = Date.parse(deadline) > useRunning(time)
  const asked = all.find(({ lender }) => lender?.id === party.id) ?? null
  const mine = quotes.filter(({ lender }) => lender?.id === party.id)
  const stands = mine.some(quote => quote.status === 'standing')
  const chosen = mine.some(quote => quote.status === 'chosen')
  const isOpen = status === 'requested'
  const can: Can = {
    look: asked !== null && (isOpen || status === 'applied'),
    quote: isOpen && inTime && !stands,
    decline: isOpen && (stands || asked?.declined === false),
    decide: status === 'applied' && chosen,
    weigh: asked !== null && (isOpen || (status === 'applied' && chosen)),
  }
  return { can, asked }
}

function OwnQuotes({ seen: { quotes, currency }, time }: Omit<LenderPartProps, 'again'>) {
  const say = useTexts(TEXTS)
  if (quotes.length === 0) return null
  return (
    <section aria-labelledby="own-quotes">
      <h2 id="own-quotes">{say('ownQuotes')}</h2>
      <ul className="quotes">
        {quotes.map(quote => (
          <QuoteCard key={quote.id} {...{ quote, currency, time }} />
        ))}
      </ul>
    </section>
  )
}
