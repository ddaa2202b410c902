import { CHOOSE_QUOTE, WITHDRAW_FINANCING } from '../../acts/financing.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { type LedgerTime, useRunning } from '../../financing/ledger-time.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { Case } from './documents.ts'
import { QuoteCard } from './quote-card.tsx'
import { TEXTS } from './texts.ts'

interface PartProps {
  readonly seen: Case
  readonly time: LedgerTime
  readonly again: () => void
}

/** The quotes side by side, best first, of which one is chosen; and the way back. */
export function HolderPart({ seen, time, again }: PartProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const act = useAct()
  const { id, quotes, status } = seen
  return (
    <section aria-labelledby="quotes" className="stack">
      <h2 id="quotes">{say('quotes')}</h2>
      <p className="aside">{say('means')}</p>
      <DraftsAbout id={id} signing={act.signing} />
      {quotes.length === 0 && <p className="empty">{say('noQuotes')}</p>}
      <Quotes {...{ seen, time, act }} />
      <Others seen={seen} />
      <StoppedShown stopped={act.stopped} />
      {CAN_WITHDRAW.includes(status) && duty !== 'reader' && (
        <p>
          <button
            type="button"
            disabled={act.busy}
            onClick={() => void act.begin(WITHDRAW_FINANCING, { financing: id })}
          >
            {say('withdraw')}
          </button>
        </p>
      )}
      <SignDialogue signing={act.signing} onEnd={again} />
    </section>
  )
}

const CAN_WITHDRAW: readonly Case['status'][] = ['requested', 'applied', 'approved']

interface QuotesProps extends Omit<PartProps, 'again'> {
  readonly act: ActOfPage
}

function Quotes({ seen, time, act }: QuotesProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const now = useRunning(time)
  const { id, status, quotes, currency, chooseBy } = seen
  const open = (firmUntil: string) => Date.parse(firmUntil) > now
  const best = quotes.find(quote => quote.status !== 'ended' && open(quote.firmUntil))
  const choosable = status === 'requested' && open(chooseBy) && duty !== 'reader'
  return (
    <ul className="quotes">
      {quotes.map(quote => (
        <QuoteCard key={quote.id} {...{ quote, currency, time }} best={quote === best}>
          {choosable && quote.status === 'standing' && open(quote.firmUntil) && (
            <button
              type="button"
              className={quote === best ? 'primary' : undefined}
              disabled={act.busy}
              onClick={() => void act.begin(CHOOSE_QUOTE, { financing: id, quote: quote.id })}
            >
              {say('choose')}
            </button>
          )}
        </QuoteCard>
      ))}
    </ul>
  )
}

/** Who was asked and gives no quote, with the reason; and who has not answered yet. */
function Others({ seen: { asked, quotes } }: { readonly seen: Case }) {
  const say = useTexts(TEXTS)
  const silent = asked.filter(
    one => one.declined || !quotes.some(({ lender }) => lender?.id === one.lender?.id),
  )
  return (
    <ul className="rows">
      {silent.map(({ lender, declined, reason, look }) => (
        <li key={lender?.id}>
          <span>{lender?.name}</span>
          <span className="aside">
            {declined
              ? say('declined', { reason: reason ?? '' })
              : say(look === null ? 'notLooked' : 'lookedNotQuoted')}
          </span>
        </li>
      ))}
    </ul>
  )
}
