import type { Effect, Name, Trigger } from '../deal/deal.ts'
import { rules } from '../trigger/trigger-history.ts'
import type { Distribution } from './distribution.ts'

/** The effects that rule now, of all triggers that have tripped and are not cured. */
function rulingEffects(d: Distribution): readonly Effect[] {
  return Object.entries(d.loaded.deal.triggers ?? {}).flatMap(([name, terms]) => {
    const history = d.triggers.get(name)
    return history && rules(history, actsFrom(terms), d.dates.period) ? terms.effects : []
  })
}

function actsFrom({ acts, tested }: Trigger): 'this' | 'next' {
  return acts ?? (tested === 'after_distribution' ? 'next' : 'this')
}

/** The last listed of the states that triggers call for; the first of the deal when none does. */
export function rulingState(d: Distribution): Name {
  const called = new Set(
    rulingEffects(d).flatMap(e => (typeof e === 'object' && 'state' in e ? e.state : [])),
  )
  const states = Object.keys(d.loaded.deal.states)
  return states.findLast(state => called.has(state)) ?? states[0]!
}

export function hasRuling(d: Distribution, effect: 'stop_buying' | 'close'): boolean {
  return rulingEffects(d).includes(effect)
}

export function requires(d: Distribution, account: Name): boolean {
  return rulingEffects(d).some(
    e => typeof e === 'object' && 'require' in e && e.require === account,
  )
}
