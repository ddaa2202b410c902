import { completeCode } from '../../../contracts/party/unified-social-credit-code.ts'
import type { MarketParty, MarketSupplier, Tier } from './market.ts'

/** Few enough that a day's documents go in few imports, enough that chains cross. */
const SUPPLIERS: Readonly<Record<Tier, number>> = { 1: 6, 2: 12, 3: 12 }

const PLACES = ['安河', '北岭', '长滩', '东屏', '丰泽', '桂林坡', '海宁湾', '锦川', '临江', '云台']
const WORDS = ['恒信', '瑞达', '宏远', '明德', '天成', '启航', '广泰', '永兴', '新源', '利华']
const TRADES: Readonly<Record<Tier, readonly string[]>> = {
  1: ['钢材', '机电', '包装'],
  2: ['铸件', '线缆', '化工'],
  3: ['模具', '五金', '运输'],
}

/** Made-up debtors, one for each name in the file; large firms. */
export function debtorsNamed(labels: readonly string[]): readonly MarketParty[] {
  return labels.map((label, i) => ({
    label,
    code: buildCode(1, i),
    name: `示例${placeAndWord(i)}集团有限公司`,
    size: 'large',
  }))
}

/** Made-up suppliers of three tiers, small and medium firms. */
export function suppliersOfTiers(): readonly MarketSupplier[] {
  return ([1, 2, 3] as const).flatMap(tier =>
    Array.from({ length: SUPPLIERS[tier] }, (_, i): MarketSupplier => {
      const trade = TRADES[tier][i % TRADES[tier].length]!
      return {
        tier,
        label: `S${tier}-${i + 1}`,
        code: buildCode(tier + 1, i),
        name: `示例${placeAndWord(i * 7)}${trade}有限公司`,
        size: tier === 1 ? 'medium' : tier === 2 ? 'small' : 'micro',
      }
    }),
  )
}

/** Different for the first hundred; then a number tells them apart. */
function placeAndWord(i: number): string {
  const round = Math.floor(i / (PLACES.length * WORDS.length))
  const word = WORDS[Math.floor(i / PLACES.length) % WORDS.length]!
  return `${PLACES[i % PLACES.length]!}${word}${round === 0 ? '' : round + 1}`
}

/** District 990000 does not exist, so no real firm has such a code. */
function buildCode(group: number, i: number): string {
  return completeCode(`91990000MA${group}${String(i).padStart(5, '0')}`)
}
