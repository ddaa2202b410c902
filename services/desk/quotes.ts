import { SetupFault } from '../platform/setup-fault.ts'
import { formatTotal } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

const QUOTES = `query ($id: ID!) { node(id: $id) { ... on Financing { status currency
  quotes { id status lender { name } net discount fee apr recourse valueDate firmUntil } } } }`

interface FinancingSeen {
  readonly status: string
  readonly currency: string
  readonly quotes: readonly QuoteSeen[]
}

interface QuoteSeen {
  readonly id: string
  readonly status: string
  readonly lender: { readonly name: string }
  readonly net: string
  readonly discount: string
  readonly fee: string
  readonly apr: string
  readonly recourse: string
  readonly valueDate: string
  readonly firmUntil: string
}

/** What lenders offer on a request, the best first; a lender sees its own quote alone. */
export async function listQuotes(options: Options): Promise<readonly string[]> {
  const id = options.need('financing')
  type Found = { readonly node: FinancingSeen | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(QUOTES, { id })
  if (!node || !('quotes' in node)) throw new SetupFault(`there is no financing ${id}`)
  const { status, currency, quotes } = node as FinancingSeen
  const say = (minor: string) => formatTotal({ currency, amount: BigInt(minor) })
  return [
    `${id}: ${status}, ${quotes.length} quotes`,
    ...quotes.map(
      ({ id: quote, lender, net, discount, fee, apr, ...quoted }) =>
        `${quote}  ${lender.name}: ${say(net)} on ${quoted.valueDate} ` +
        `(discount ${say(discount)}, fee ${say(fee)}, yearly cost ${apr}, ` +
        `recourse ${quoted.recourse}), firm until ${quoted.firmUntil}: ${quoted.status}`,
    ),
  ]
}
