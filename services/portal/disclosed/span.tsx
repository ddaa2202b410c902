import { MARK_WORDS } from '../../client/browser.ts'
import { PartyName } from '../receivable/party-name.tsx'
import { StatusBadge } from '../receivable/status-badge.tsx'
import { StepsTable } from '../receivable/steps-table.tsx'
import { HOLD_WORDS } from '../receivable/words.ts'
import { FactList } from '../record/fact-list.tsx'
import { formatAmount, formatDate, formatUnits } from '../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../texts/texts.ts'
import { Amount, Day } from '../ui/value.tsx'
import { Invoices } from './behind.tsx'
import type { Behind, LookSpan } from './documents.ts'
import { TEXTS } from './texts.ts'

/** One span of the offer: the receivable that it is of, how its debtor pays, where it is from. */
export function Span({ span, n }: { readonly span: LookSpan; readonly n: number }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const inLanguage = useBilingual()
  const { lo, hi, holds, steps, stepCount, receivable } = span
  const size = String(BigInt(hi) - BigInt(lo))
  const amount = receivable
    ? formatAmount(size, receivable.currency, language)
    : formatUnits(size, language)
  return (
    <section aria-labelledby={`span-${n}`} className="stack">
      <h2 id={`span-${n}`}>{say('span', { n, amount })}</h2>
      {receivable && <Facts behind={receivable} />}
      {holds.length > 0 && (
        <p className="sorry">
          {say('holds')}: {holds.map(hold => inLanguage(HOLD_WORDS[hold])).join(', ')}
        </p>
      )}
      <StepsTable
        steps={steps}
        count={stepCount}
        currency={receivable?.currency ?? null}
        heading="h3"
      />
      {receivable && <Invoices behind={receivable} />}
    </section>
  )
}

function Facts({ behind }: { readonly behind: Behind }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { amount, currency, debtor, supplier, dueOn, status, diluted, marks } = behind
  const facts = [
    { label: say('face'), value: <Amount minor={amount} currency={currency} /> },
    { label: say('debtor'), value: <PartyName party={debtor} /> },
    { label: say('supplier'), value: <PartyName party={supplier} /> },
    { label: say('dueOn'), value: <Day date={dueOn} /> },
    { label: say('status'), value: <StatusBadge status={status} /> },
    { label: say('diluted'), value: <Amount minor={diluted} currency={currency} /> },
    { label: say('record'), value: <Paid behind={behind} /> },
    {
      label: say('marks'),
      value: marks.map(mark => inLanguage(MARK_WORDS[mark])).join(', ') || say('noMarks'),
    },
    { label: say('exposure'), value: <Exposed behind={behind} /> },
  ]
  return <FactList facts={facts} />
}

function Paid({ behind: { record } }: { readonly behind: Behind }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { standing, since, paidOnTime: onTime, paidLate: late, overdue } = record
  return say('recordText', {
    ...{ standing, since: formatDate(since, language) },
    ...{ onTime, late, overdue },
  })
}

function Exposed({ behind: { exposure } }: { readonly behind: Behind }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  if (exposure.length === 0) return say('noExposure')
  return exposure.map(({ currency, held, pledged }) => (
    <div key={currency}>
      {say('exposureText', {
        currency,
        held: formatAmount(held, currency, language),
        pledged: formatAmount(pledged, currency, language),
      })}
    </div>
  ))
}
