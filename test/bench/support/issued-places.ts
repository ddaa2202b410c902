import { idNumber } from '../../../contracts/kernel/id.ts'
import type { CommandAnswer } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { signed } from '../../support/actor.ts'
import { DUE } from '../../support/acts.ts'
import { confirmation, mustBeAccepted, type TestMarket } from '../../support/market.ts'
import { batchesOf } from './bench.ts'
import { FACE_MINOR, type Place, type Traders, writeInvoices } from './transfer-load.ts'

const BATCH = 500

/**
 * Receivables of the holder, proposed and confirmed by signed commands, so that the audit can
 * replay
 * everything; only invoices are written as rows.
 */
export async function issuePlaces(
  market: TestMarket,
  { debtor, holder, transferee }: Traders,
  count: number,
): Promise<Place[]> {
  const amount = String(FACE_MINOR)
  const backing = await writeInvoices(market.owner, holder.id, debtor.id, count)
  const cited = await writeInvoices(market.owner, transferee.id, holder.id, count)
  const receivables = backing.map(() => newId('rcv'))
  const aud = market.ledger.name
  const proposals = receivables.map((receivable, index) => {
    const parties = { debtor: debtor.id, supplier: holder.id }
    const trade = [{ invoice: backing[index], amount }]
    const body = { receivable, ...parties, dueOn: DUE, trade }
    return signed([holder.maker], { aud, act: 'receivable.propose', body })
  })
  await submitAll(market, proposals)
  const confirmations = receivables.map(receivable => {
    const body = confirmation(receivable, FACE_MINOR, DUE)
    return signed([debtor.maker, debtor.checker], { aud, act: 'receivable.confirm', body })
  })
  await submitAll(market, confirmations)
  await market.owner.query('vacuum analyze')
  return receivables.map((receivable, index) => ({ receivable, invoice: cited[index]! }))
}

async function submitAll({ ledger }: TestMarket, commands: readonly string[]): Promise<void> {
  for (const batch of batchesOf(commands, BATCH))
    for (const answer of await ledger.submit(batch)) mustBeAccepted(answer)
}

/** The entry that a command of one act was answered with; null when it was refused. */
export function entryOf(answer: CommandAnswer): bigint | null {
  const [act] = answer.ok ? answer.acts : []
  return act?.ok ? BigInt(act.entry) : null
}

export function instrumentNumbers(places: readonly Place[]): bigint[] {
  return places.map(place => idNumber(place.receivable))
}
