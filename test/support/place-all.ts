import { PLACE_ALL } from './kept-movements.ts'
import type { TestMarket } from './market.ts'

/** Gives every entry of a market its position. */
export async function placeAll({ owner }: TestMarket): Promise<void> {
  for (const statement of PLACE_ALL) await owner.query(statement)
}
