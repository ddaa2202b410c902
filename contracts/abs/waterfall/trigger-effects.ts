import type { Deal, Effect, Trigger } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import { rules } from '../trigger/trigger-history.ts'
import type { Distribution } from './distribution.ts'

/** Whether an effect rules now: of a trigger that has tripped and is not cured. */
function anyRuling(deal: Deal, d: Distribution, asked: (effect: Effect) => boolean): boolean {
  for (const [name, history] of d.triggers) {
    const terms = deal.triggers![name]!
    if (rules(history, actsFrom(terms), d.dates.period) && terms.effects.some(asked)) return true
  }
  return false
}

function actsFrom({ acts, tested }: Trigger): 'this' | 'next' {
  return acts ?? (tested === 'after_distribution' ? 'next' : 'this')
}

/** The last listed of the states that triggers call for; the first of the deal when none does. */
export function rulingState(deal: Deal, d: Distribution): Name {
  const states = Object.keys(deal.states)
  const calls = (state: Name) => (e: Effect) =>
    typeof e === 'object' && 'state' in e && e.state === state
  return states.findLast(state => anyRuling(deal, d, calls(state))) ?? states[0]!
}

export function hasRuling(deal: Deal, d: Distribution, effect: 'stop_buying' | 'close'): boolean {
  return anyRuling(deal, d, e => e === effect)
}

export function requires(deal: Deal, d: Distribution, account: Name): boolean {
  return anyRuling(deal, d, e => typeof e === 'object' && 'require' in e && e.require === account)
}
