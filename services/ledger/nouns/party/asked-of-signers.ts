import type { ActToAuthorise } from '../../../../contracts/party/authorise.ts'
import type { Act } from '../../engine/act/act.ts'
import type { UnitAct } from '../../engine/act/unit.ts'

/**
 * The whole command needs the signatures that its most demanding act and its sum ask for. An act
 * that names no amount may be of any, so it is never covered by what its neighbours add up to.
 */
export function askedOfSigners(
  acts: readonly UnitAct[],
): readonly Pick<ActToAuthorise, 'act' | 'class' | 'amount'>[] {
  // Most commands are one act.
  const [only] = acts
  if (acts.length === 1 && only!.ok)
    return [{ act: only!.act.name, class: only!.act.class, amount: only!.amount }]
  const known = acts.filter(one => one.ok)
  const sum = known.reduce((total, { amount }) => total + (amount ?? 0n), 0n)
  const unnamed = new Set(known.filter(one => one.amount === null).map(one => one.act.name))
  const asked = new Set<Pick<Act, 'name' | 'class'>>(known.map(one => one.act))
  if (asked.size === 0) asked.add(UNKNOWN_ACT)
  return [...asked].map(act => ({
    ...{ act: act.name, class: act.class },
    amount: unnamed.has(act.name) ? null : sum,
  }))
}

/** A command of nothing that is known must still be its party's before it is remembered. */
const UNKNOWN_ACT = { name: '', class: 'routine' } as const
