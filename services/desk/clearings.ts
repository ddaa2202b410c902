import { newId } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { formatTotal } from './lines.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

const CLEARINGS = `query ($id: ID!) { node(id: $id) { ... on Financing { currency
  clearings { priceList { id dayCount recourse lender { id name } } answer {
    ... on ListedQuote { rate fee valueDate firmUntil discount net apr }
    ... on Refused { refusal zh en } } } } } }`

interface ClearingSeen {
  readonly priceList: {
    readonly id: string
    readonly dayCount: string
    readonly recourse: string
    readonly lender: { readonly id: string; readonly name: string }
  }
  readonly answer:
    | ListedSeen
    | { readonly refusal: string; readonly zh: string; readonly en: string }
}

interface ListedSeen {
  readonly rate: string
  readonly fee: string
  readonly valueDate: string
  readonly firmUntil: string
  readonly discount: string
  readonly net: string
  readonly apr: string
}

interface FinancingSeen {
  readonly currency: string
  readonly clearings: readonly ClearingSeen[] | null
}

/** Would it clear now: what each price list of the lenders asked would give, or why not. */
export async function listClearings(options: Options): Promise<readonly string[]> {
  const { currency, clearings } = await readClearings(options)
  if (clearings.length === 0) return ['none of the lenders asked has a price list']
  return clearings.flatMap(({ priceList: { id, recourse, lender }, answer }) => {
    if (!('net' in answer)) return [`${id}  ${lender.name}: no`, `  ${answer.zh}`, `  ${answer.en}`]
    const say = (minor: string) => formatTotal({ currency, amount: BigInt(minor) })
    const { net, discount, fee, valueDate, apr, firmUntil } = answer
    return [
      `${id}  ${lender.name}: ${say(net)} on ${valueDate} (discount ${say(discount)}, fee ` +
        `${say(fee)}, yearly cost ${apr}, recourse ${recourse}), firm until ${firmUntil}`,
    ]
  })
}

/** Draws a quote from one of the lists, with the figures that it gives now. */
export async function drawQuote(options: Options): Promise<readonly string[]> {
  const [financing, list] = [options.need('financing'), options.need('list')]
  const { clearings } = await readClearings(options)
  const one = clearings.find(({ priceList }) => priceList.id === list)
  if (!one) throw new SetupFault(`none of the lenders asked has the price list ${list}`)
  const { priceList, answer } = one
  if (!('net' in answer)) throw new SetupFault(`${answer.zh}\n${answer.en}`)
  const { dayCount, recourse, lender } = priceList
  const from = { id: newId('quo'), financing, list, lender: lender.id, dayCount, recourse }
  const act = { act: 'pricing.draw-quote', body: { ...from, ...answer } }
  return describeAnswer(await openOwn(options).desk.leave(act))
}

async function readClearings(options: Options) {
  const id = options.need('financing')
  type Found = { readonly node: FinancingSeen | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(CLEARINGS, { id })
  if (!node?.['clearings']) throw new SetupFault(`your party has asked for no financing ${id}`)
  const { currency, clearings } = node as FinancingSeen
  return { currency, clearings: clearings ?? [] }
}
