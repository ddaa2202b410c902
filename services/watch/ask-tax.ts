import * as z from 'zod'
import { isBusinessDate } from '../../contracts/kernel/date.ts'
import { parseMajor } from '../../contracts/kernel/money.ts'
import { TAX_STATUSES, type TaxAnswer } from '../../contracts/trade/tax-check.ts'

/** Asks for one 数电票 by its number and its seller's code; null: there is none. */
export type AskTax = (invoice: TaxQuestion) => Promise<TaxAnswer | null>

export interface TaxQuestion {
  readonly number: string
  readonly sellerCode: string
}

const ANSWER_WAIT_MS = 10_000
const NOT_FOUND = 404

/** The tax authority at an address that speaks as the sandbox does; throws without an answer. */
export function openTax(url: string): AskTax {
  const address = new URL('/check', url)
  return async ({ number, sellerCode }) => {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ InvoiceNumber: number, SellerIdNum: sellerCode }),
      signal: AbortSignal.timeout(ANSWER_WAIT_MS),
    })
    if (response.status === NOT_FOUND) return null
    if (!response.ok) throw new Error(`the tax authority answers ${response.status}`)
    return readAnswer(ANSWER.parse(await response.json()))
  }
}

const FLAG = z.enum(['Y', 'N'])
const ANSWER = z.object({
  SellerIdNum: z.string(),
  BuyerIdNum: z.string(),
  'TotalTax-includedAmount': z.string(),
  RequestTime: z.string(),
  EinvoiceStatus: z.enum(TAX_STATUSES),
  WhetherEinvoiceHasBeenFactoredSoldOrSecuritized: FLAG,
})

function readAnswer(said: z.output<typeof ANSWER>): TaxAnswer {
  const amount = parseMajor(said['TotalTax-includedAmount'], 'CNY')
  const invoicedOn = said.RequestTime.slice(0, 'YYYY-MM-DD'.length)
  if (amount === null || !isBusinessDate(invoicedOn))
    throw new Error('the tax authority’s answer has no amount or no date')
  return {
    ...{ amount, invoicedOn, status: said.EinvoiceStatus },
    ...{ sellerCode: said.SellerIdNum, buyerCode: said.BuyerIdNum },
    isFactored: said.WhetherEinvoiceHasBeenFactoredSoldOrSecuritized === 'Y',
  }
}
