import type { Asset } from '../../../contracts/abs/asset.ts'
import { tallyAssets } from '../../../contracts/abs/pool/tally.ts'
import { buildColumns, type LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { formatMinor } from '../../../contracts/kernel/money.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { refuseProjection } from './refuse-projection.ts'

/** Deals state their amounts in yuan and fen. */
const DEAL_CURRENCY = 'CNY'

/** Builds the columns of the pool, which is in the currency of the deal. */
export function buildPoolColumns(input: ForecastInput): Input<LoanColumns> {
  const built = buildColumns(input.assets)
  if (!built.ok) return refuseProjection(input, '', built)
  const { currency } = built.value
  if (currency === DEAL_CURRENCY) return refuseOtherPool(input) ?? taken(built.value)
  const sentence = {
    zh: `资产池币种为 ${currency}，交易文件为 ${DEAL_CURRENCY}`,
    en: `the tape is in ${currency}, the deal in ${DEAL_CURRENCY}`,
  }
  return refused(input.files.tape, 'currency', 'currency_must_be_that_of_the_deal', sentence)
}

/** Refuses a tape in mid-life that does not hold what the last real period left. */
function refuseOtherPool({ assets, files, midLife }: ForecastInput): Input<never> | null {
  if (!midLife) return null
  const { amounts } = midLife.state
  const isBad = ({ status }: Asset) => status.kind === 'defaulted'
  const held = {
    'pool.balance': tallyAssets(assets.filter(asset => !isBad(asset))).balance,
    'pool.defaulted_balance': tallyAssets(assets.filter(isBad)).balance,
  }
  for (const [name, balance] of Object.entries(held)) {
    const left = BigInt(amounts[name] ?? '0')
    if (balance === left) continue
    const [own, stated] = [formatMinor(balance), formatMinor(left)]
    const sentence = {
      zh: `${midLife.asOf} 资产池（${name}）按状态与回收款为 ${stated}，资产清单为 ${own}`,
      en: `on ${midLife.asOf} the pool (${name}) is ${stated}, the tape holds ${own}`,
    }
    return refused(files.tape, name, 'tape_must_be_of_the_day_of_the_forecast', sentence)
  }
  return null
}
