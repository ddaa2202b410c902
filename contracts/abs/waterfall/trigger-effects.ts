import type { Deal, Effect, Trigger } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import { isInForce } from '../trigger/trigger-history.ts'
import type { Distribution } from './distribution.ts'

/** Tells whether a trigger that has tripped and is not cured has such an effect now. */
function hasEffectInForce(
  deal: Deal,
  d: Distribution,
  asked: (effect: Effect) => boolean,
): boolean {
  for (const [name, history] of d.triggers) {
    const terms = deal.triggers![name]!
    if (isInForce(history, actsFrom(terms), d.dates.period) && terms.effects.some(asked))
      return true
  }
  return false
}

function actsFrom({ acts, tested }: Trigger): 'this' | 'next' {
  return acts ?? (tested === 'after_distribution' ? 'next' : 'this')
}

/** Finds the state in force: the last listed of those that triggers call for, else the first. */
export function findRulingState(deal: Deal, d: Distribution): Name {
  const states = Object.keys(deal.states)
  const calls = (state: Name) => (e: Effect) =>
    typeof e === 'object' && 'state' in e && e.state === state
  return states.findLast(state => hasEffectInForce(deal, d, calls(state))) ?? states[0]!
}

/** Tells whether purchases are stopped, or the deal is to close. */
export function hasEffect(deal: Deal, d: Distribution, effect: 'stop_buying' | 'close'): boolean {
  return hasEffectInForce(deal, d, e => e === effect)
}

/** Tells whether a trigger requires an account to hold its target. */
export function requiresAccount(deal: Deal, d: Distribution, account: Name): boolean {
  return hasEffectInForce(
    deal,
    d,
    e => typeof e === 'object' && 'require' in e && e.require === account,
  )
}
