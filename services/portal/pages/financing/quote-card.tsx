import type { ReactNode } from 'react'
import { RECOURSE_WORDS } from '../../../client/browser.ts'
import type { LedgerTime } from '../../financing/ledger-time.ts'
import { PriceShown } from '../../financing/price-shown.tsx'
import { RunningOut } from '../../financing/running-out.tsx'
import { formatPercent } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Day } from '../../ui/value.tsx'
import type { Quote } from './documents.ts'
import { TEXTS } from './texts.ts'

interface QuoteCardProps {
  readonly quote: Quote
  readonly currency: string
  readonly time: LedgerTime
  /** The best of those that can be chosen. */
  readonly best?: boolean
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** One quote: who, how much, on what terms, and how long it stands. */
export function QuoteCard({ quote, currency, time, best = false, children }: QuoteCardProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const language = useLanguage()
  const { lender, status, rate, dayCount, valueDate, recourse, firmUntil } = quote
  return (
    <li className={status === 'ended' ? 'quote-ended' : best ? 'quote-best' : undefined}>
      <h3>
        {lender?.name}
        {status === 'standing' && best && <span className="badge badge-free">{say('best')}</span>}
        {status === 'chosen' && <span className="badge badge-free">{say('chosen')}</span>}
        {status === 'ended' && <span className="badge">{say('takenBack')}</span>}
      </h3>
      <PriceShown {...quote} currency={currency} />
      <dl className="terms">
        <dt>{say('rate')}</dt>
        <dd>
          {formatPercent(rate, language)} · {dayCount}
        </dd>
        <dt>{say('valueDate')}</dt>
        <dd>
          <Day date={valueDate} />
        </dd>
        <dt>{say('recourse')}</dt>
        <dd>{inLanguage(RECOURSE_WORDS[recourse])}</dd>
        {status === 'standing' && (
          <>
            <dt>{say('firmUntil')}</dt>
            <dd>
              <RunningOut at={firmUntil} time={time} />
            </dd>
          </>
        )}
      </dl>
      {children}
    </li>
  )
}
