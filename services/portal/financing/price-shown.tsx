import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { formatPercent } from '../texts/format.ts'
import { defineTexts, useBilingual, useLanguage, useTexts } from '../texts/texts.ts'
import { Amount } from '../ui/value.tsx'
import './financing.css'

const TEXTS = defineTexts({
  zh: {
    net: '到手净额',
    apr: '年化成本（含费用）',
    discount: '贴现息',
    fee: '费用',
    formula: '如何算出',
  },
  en: {
    net: 'Net amount',
    apr: 'Yearly cost, fee included',
    discount: 'Discount',
    fee: 'Fee',
    formula: 'How it is reckoned',
  },
})

interface PriceShownProps {
  readonly net: string
  readonly apr: string
  readonly discount: string
  readonly fee: string
  readonly currency: string
  readonly formula: Bilingual | null
}

/** A price in money and as a yearly rate, always both, with its arithmetic. */
export function PriceShown({ net, apr, discount, fee, currency, formula }: PriceShownProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const language = useLanguage()
  return (
    <>
      <dl className="price">
        <div className="price-net">
          <dt>{say('net')}</dt>
          <dd>
            <Amount minor={net} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{say('apr')}</dt>
          <dd>{formatPercent(apr, language)}</dd>
        </div>
        <div>
          <dt>{say('discount')}</dt>
          <dd>
            <Amount minor={discount} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{say('fee')}</dt>
          <dd>
            <Amount minor={fee} currency={currency} />
          </dd>
        </div>
      </dl>
      {formula && (
        <details className="formula">
          <summary>{say('formula')}</summary>
          <p>{inLanguage(formula)}</p>
        </details>
      )}
    </>
  )
}
