import type { ResultOf } from '../graph/graphql.ts'
import { useTexts } from '../texts/texts.ts'
import { Amount, Count } from '../ui/value.tsx'
import { LIST } from './list-page.texts.ts'
import type { TOTALS } from './totals.documents.ts'

/** The sums of a whole list, whatever page of it is shown; one for each currency or unit. */
export function ListTotals({ totals }: { readonly totals: readonly ResultOf<typeof TOTALS>[] }) {
  const say = useTexts(LIST)
  if (totals.length === 0) return null
  return (
    <dl className="totals">
      <dt>{say('total')}</dt>
      {totals.map(({ amount, currency, unit }) => (
        <dd key={currency ?? unit}>
          {currency === null ? (
            <Count units={amount} />
          ) : (
            <Amount minor={amount} {...{ currency }} />
          )}
        </dd>
      ))}
    </dl>
  )
}
