import { type Asset, isStated, type StatedAsset } from '../../../contracts/abs/asset.ts'
import { tallyAssets } from '../../../contracts/abs/pool/tally.ts'
import { listUnstatedTerms } from '../../../contracts/abs/pool/unstated-terms.ts'
import { buildColumns, type LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { formatMinor } from '../../../contracts/kernel/money.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { ForecastInput } from './forecast-input.ts'
import { refuseProjection } from './refuse-projection.ts'

/** Deals state their amounts in yuan and fen. */
const DEAL_CURRENCY = 'CNY'

/** The assets of a pool that can be projected, and their columns. */
export interface PoolColumns {
  readonly assets: readonly StatedAsset[]
  readonly columns: LoanColumns
}

/** Builds the columns of the pool, which is in the currency of the deal. */
export function buildPoolColumns(input: ForecastInput): Input<PoolColumns> {
  const assets = input.assets.filter(isStated)
  if (assets.length < input.assets.length) return refuseUnstated(input)
  const built = buildColumns(assets)
  if (!built.ok) return refuseProjection(input, '', built)
  const { currency } = built.value
  if (currency === DEAL_CURRENCY)
    return refuseOtherPool(input) ?? taken({ assets, columns: built.value })
  const sentence = {
    zh: `资产池币种为 ${currency}，交易文件为 ${DEAL_CURRENCY}`,
    en: `the tape is in ${currency}, the deal in ${DEAL_CURRENCY}`,
  }
  return refused(input.files.tape, 'currency', 'currency_must_be_that_of_the_deal', sentence)
}

/** Refuses loans that do not state how they pay, and names what is open. */
function refuseUnstated({ assets, files }: ForecastInput): Input<never> {
  const open = assets.filter(asset => !isStated(asset))
  const sum = formatMinor(tallyAssets(open).balance)
  const terms = listUnstatedTerms(open).map(({ field, count }) => `${field} ${count}`)
  const sentence = {
    zh:
      `${open.length} 笔贷款（余额 ${sum}）未写明如何还款（${terms.join('，')}）：` +
      '请在字段映射的 "words" 中写明按什么读取，或以入池规则剔除',
    en:
      `${open.length} loans of ${sum} do not state how they pay (${terms.join(', ')}): ` +
      'say in the mapping’s "words" what is meant, or exclude them by a rule of the pool',
  }
  return refused(files.tape, 'product', 'loans_must_state_how_they_pay', sentence)
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
