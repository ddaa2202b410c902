import { Link } from 'react-router'
import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import type { GoodsUnit } from '../../goods/quantity.ts'
import { RECEIPT_STATUS_WORDS } from '../../goods/words.ts'
import type { graphql } from '../../graph/graphql.ts'
import { useTexts } from '../../texts/texts.ts'
import { TEXTS } from './texts.ts'

export interface ReceiptOfLot {
  readonly id: string
  readonly number: number
  readonly status: ReturnType<typeof graphql.scalar<'ReceiptStatus'>>
  readonly size: string
}

interface ReceiptsProps {
  readonly receipts: readonly ReceiptOfLot[]
  readonly unit: GoodsUnit
}

/** The receipts that its keeper has issued over a lot. */
export function Receipts({ receipts, unit }: ReceiptsProps) {
  const say = useTexts(TEXTS)
  if (receipts.length === 0) return null
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{say('receipts')}</h2>
      <ul className="rows">
        {receipts.map(({ id, number, status, size }) => (
          <li key={id}>
            <Link to={`/receipts/${id}`}>{say('receipt', { number })}</Link>
            <GoodsBadge status={status} words={RECEIPT_STATUS_WORDS} />
            <Goods units={size} unit={unit} />
          </li>
        ))}
      </ul>
    </section>
  )
}
