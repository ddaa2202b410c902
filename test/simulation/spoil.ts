import { isId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import { both, type Cast, type Intent } from './cast.ts'

/**
 * The same intent with something wrong in it, mostly: a field, an id, an amount, a date, or who
 * signs. What is spoilt may still be right by chance; the ledger says.
 */
export function spoil(cast: Cast, intent: Intent): Intent {
  const { chance } = cast
  const how = chance.below(5)
  if (how === 0) return { ...intent, signers: both(chance.of(cast.market.parties)!) }
  if (how === 1) return { ...intent, signers: [chance.of(intent.signers)!] }
  return { ...intent, body: spoilt(cast, intent.body, { left: chance.below(leaves(intent.body)) }) }
}

function leaves(value: unknown): number {
  if (value === null || typeof value !== 'object') return 1
  return Object.values(value).reduce((sum: number, one) => sum + leaves(one), 0)
}

/** A copy in which the leaf that is counted down to is another one. */
function spoilt(cast: Cast, value: unknown, at: { left: number }): unknown {
  if (value !== null && typeof value === 'object') {
    const all = Object.entries(value).map(([key, one]) => [key, spoilt(cast, one, at)] as const)
    return Array.isArray(value) ? all.map(([, one]) => one) : Object.fromEntries(all)
  }
  return at.left-- === 0 ? another(cast, value) : value
}

function another({ chance }: Cast, value: unknown): unknown {
  const text = String(value)
  const noun = text.split('_')[0]!
  if (isId(noun, text)) return newId(noun)
  if (/^\d+$/.test(text))
    return chance.of(['0', String(BigInt(text) + 1n), String(BigInt(text) * 1_000n), `-${text}`])
  if (/^\d{4}-/.test(text)) return chance.of(['2020-01-01', '2099-12-31', '2026-02-30'])
  return chance.of(['', 'nothing', null, 7])
}
