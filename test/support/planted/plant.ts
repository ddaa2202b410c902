import type { Sale } from '../../../services/demo/market/sales.ts'
import { chanceOf } from '../../simulation/chance.ts'
import type { Corpus } from './corpus.ts'
import { Ground } from './ground.ts'
import { tradeHonestly } from './honest-trade.ts'
import { plantInTitles, plantStrangers } from './plant-in-titles.ts'
import { plantInTrade } from './plant-in-trade.ts'

/** So many frauds of each kind: one that is missed is five in a hundred. */
export const CASES = 20

/** The invoice file with frauds of each kind planted in the trade around it, as a seed decides. */
export function plantCorpus(sales: readonly Sale[], seed: number): Corpus {
  const ground = new Ground()
  const chance = chanceOf(seed)
  const firms = tradeHonestly(ground, sales, chance)
  plantInTrade(ground, firms, chance, CASES)
  plantInTitles(ground, firms, chance, CASES)
  plantStrangers(ground, firms, chance, CASES)
  const { invoices, passings, payments, frauds } = ground
  return { firms: [...ground.firms.values()], invoices, passings, payments, frauds }
}
