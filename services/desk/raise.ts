import { SetupFault } from '../platform/setup-fault.ts'
import { formatTotal } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

const RAISE = `query ($target: MinorUnits!, $by: Date!, $currency: String!) { viewer {
  raise(target: $target, by: $by, currency: $currency, recourse: either) {
    ... on RaiseProposal { priceList { id recourse lender { id name } } parts { instrument lo hi }
      face discount fee net apr valueDate }
    ... on Refused { zh en } } } }`

interface ProposalSeen {
  readonly priceList: {
    readonly id: string
    readonly recourse: string
    readonly lender: { readonly id: string; readonly name: string }
  }
  readonly parts: readonly {
    readonly instrument: string
    readonly lo: string
    readonly hi: string
  }[]
  readonly face: string
  readonly discount: string
  readonly fee: string
  readonly net: string
  readonly apr: string
  readonly valueDate: string
}

interface Sentences {
  readonly zh: string
  readonly en: string
}

/** What to ask quotes for, to have so much by a day at the least cost; nothing is bound by it. */
export async function proposeToRaise(options: Options): Promise<readonly string[]> {
  const [target, by] = [options.need('target'), options.need('until')]
  const currency = options.find('currency') ?? 'CNY'
  type Found = { readonly viewer: { readonly raise: ProposalSeen | Sentences } }
  const { viewer } = await openOwn(options).read<Found>(RAISE, { target, by, currency })
  const found = viewer.raise
  if (!('parts' in found)) throw new SetupFault(`${found.zh}\n${found.en}`)
  const say = (minor: string) => formatTotal({ currency, amount: BigInt(minor) })
  const { priceList, parts, face, discount, fee, net, apr, valueDate } = found
  const { id, recourse, lender } = priceList
  return [
    `${say(net)} on ${valueDate} for ${say(face)} by ${id} of ${lender.name} ${lender.id} ` +
      `(discount ${say(discount)}, fee ${say(fee)}, yearly cost ${apr}, recourse ${recourse})`,
    `spans: ${JSON.stringify(parts)}`,
  ]
}
