import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { openMarket, type TestMarket } from '../../support/market.ts'
import { entryOf } from './issued-places.ts'
import {
  type Generated,
  type MillionTitles,
  millionTitles,
  writeMillionTitles,
} from './million-titles.ts'
import type { BenchDatabase } from './throwaway-database.ts'
import { enrolTraders } from './transfer-load.ts'
import { WIDE } from './wide-receivables.ts'

export const READERS = ['debtor', 'holder', 'pledgee', 'regulator'] as const
export type ReaderName = (typeof READERS)[number]

/** A million titles, and who reads and writes there. */
export interface QueryWorld {
  /** The ledger's name. */
  readonly ledger: string
  readonly cast: Record<ReaderName, TestParty>
  readonly titles: MillionTitles
  /** The regulator's look-through of each wide receivable, by its entry. */
  readonly cites: readonly string[]
}

interface Made {
  readonly ledger: string
  readonly cast: Record<ReaderName, TestParty>
  readonly generated: Generated
  readonly cites: readonly string[]
}

/** Made in the database, or found in the folder where it was kept. */
export async function openQueryWorld(
  database: BenchDatabase,
  titles: number,
  kept: string | null,
): Promise<QueryWorld> {
  const file = kept === null ? null : join(kept, 'world.json')
  const found = file !== null && existsSync(file)
  const made = found ? parse(readFileSync(file, 'utf8')) : await make(database, titles)
  if (file !== null && !found) writeFileSync(file, JSON.stringify(made, keyAsText))
  return { ...made, titles: millionTitles(made.generated) }
}

async function make(database: BenchDatabase, titles: number): Promise<Made> {
  const market = await openMarket({ ...database, close: async () => undefined })
  try {
    const { debtor, holder, transferee: pledgee } = await enrolTraders(market)
    const regulator = await market.enrol(['regulator'])
    const numbers = { debtor: debtor.id, holder: holder.id, pledgee: pledgee.id }
    const readers = {
      ...{ debtor: idNumber(numbers.debtor), holder: idNumber(numbers.holder) },
      pledgee: idNumber(numbers.pledgee),
    }
    const generated = await writeMillionTitles(market.owner, readers, titles)
    return {
      ...{ ledger: market.ledger.name, cast: { debtor, holder, pledgee, regulator }, generated },
      cites: await lookThroughAll(market, regulator, millionTitles(generated)),
    }
  } finally {
    await market.close()
  }
}

async function lookThroughAll(
  market: TestMarket,
  { maker, checker }: TestParty,
  { wide }: MillionTitles,
): Promise<string[]> {
  const cites: string[] = []
  for (let n = 0; n < WIDE; n++) {
    const body = { instrument: wide(n), purpose: 'to measure' }
    const answer = await market.act([maker, checker], 'regulator.look-through', body)
    const entry = entryOf(answer)
    if (entry === null) throw new Error(`no look-through: ${JSON.stringify(answer)}`)
    cites.push(String(entry))
  }
  return cites
}

/** Keys of a benchmark guard nothing: they are kept beside the rows that they signed. */
function keyAsText(this: Actor, name: string, value: unknown): unknown {
  if (name !== 'privateKey') return value
  return this.privateKey.export({ type: 'pkcs8', format: 'pem' })
}

function parse(text: string): Made {
  return JSON.parse(text, (name, value) =>
    name === 'privateKey' ? createPrivateKey(value as string) : value,
  )
}
