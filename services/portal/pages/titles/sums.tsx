import { Link } from 'react-router'
import { STATE_WORDS } from '../../receivable/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Amount, Count } from '../../ui/value.tsx'
import type { TitleSums } from './documents.ts'
import { TEXTS } from './texts.ts'
import './sums.css'

const STATES = [
  ...(['free', 'offered', 'pledged', 'financed', 'sold', 'surrendered', 'held'] as const),
  'overdue',
] as const

/** What is held, apart by what can be done with it; each sum leads to its titles. */
export function Sums({ totals }: { readonly totals: readonly TitleSums[] }) {
  const say = useTexts(TEXTS)
  return totals.map(total => (
    <dl key={total.currency ?? total.unit} className="sums">
      <div>
        <dt>{say('all')}</dt>
        <dd>
          <Sum units={total.amount} currency={total.currency} />
        </dd>
      </div>
      {STATES.filter(state => state === 'free' || total[state] !== '0').map(state => (
        <StateSum key={state} state={state} total={total} />
      ))}
    </dl>
  ))
}

interface StateSumProps {
  readonly state: (typeof STATES)[number]
  readonly total: TitleSums
}

function StateSum({ state, total }: StateSumProps) {
  const inLanguage = useBilingual()
  return (
    <div className={`sum-${state}`}>
      <dt>
        <Link to={`?state=${state}`}>{inLanguage(STATE_WORDS[state])}</Link>
      </dt>
      <dd>
        <Sum units={total[state]} currency={total.currency} />
      </dd>
    </div>
  )
}

function Sum({ units, currency }: { readonly units: string; readonly currency: string | null }) {
  return currency === null ? <Count units={units} /> : <Amount minor={units} currency={currency} />
}
