import { nearest } from '../../expression/nearest.ts'
import type { Deal } from '../deal.ts'
import type { Named } from '../deal-text.ts'
import { everyPartName, everyStep } from '../walk-steps.ts'
import type { Owed, Step } from '../waterfall-step.ts'
import { type Finding, finding } from './deal-finding.ts'

/**
 * Every name that the deal uses is one that it declares, and whoever is paid has a name of its
 * own.
 */
export function checkNames(deal: Deal): readonly Finding[] {
  const uses = [
    ...useOfParts(deal),
    ...everyStep(deal).flatMap(({ step, path }) => useOf(step, path)),
  ]
  const parts = everyPartName(deal).map(({ name, path }): Use => ({ kind: 'part', name, path }))
  return [
    ...[...uses, ...parts].flatMap(use => unknown(deal, use)),
    ...sameNames(deal),
    ...everyStep(deal).flatMap(({ step, path }) => misfits(deal, step, path)),
  ]
}

type Kind =
  | 'account'
  | 'payee'
  | 'support'
  | 'note'
  | 'schedule'
  | 'ledger'
  | 'state'
  | 'trigger'
  | 'part'
  | 'index'

interface Use {
  readonly kind: Kind
  readonly name: string
  readonly path: string
}

function useOfParts(deal: Deal): readonly Use[] {
  const of = <T>(things: Named<T> | undefined, uses: (thing: T, name: string) => (Use | null)[]) =>
    Object.entries(things ?? {}).flatMap(([name, thing]) =>
      uses(thing, name).filter(u => u !== null),
    )
  const use = (kind: Kind, name: string | undefined, path: string) =>
    name === undefined ? null : { kind, name, path }
  return [
    ...of(deal.notes, ({ principal, interest }, n) => [
      principal === 'pass_through'
        ? null
        : use('schedule', principal.schedule, `notes.${n}.principal.schedule`),
      typeof interest === 'object' && 'index' in interest
        ? use('index', interest.index, `notes.${n}.interest.index`)
        : null,
    ]),
    ...of(deal.accounts, ({ earns }, n) => [
      use('account', earns?.into, `accounts.${n}.earns.into`),
    ]),
    ...of(deal.ledgers, ({ overflow }, n) => [use('ledger', overflow, `ledgers.${n}.overflow`)]),
    ...of(deal.events, ({ votes }, n) =>
      (votes?.notes ?? []).map((note, i) => use('note', note, `events.${n}.votes.notes.${i}`)),
    ),
    ...of(deal.triggers, ({ effects }, n) =>
      effects.map((effect, i) => {
        const path = `triggers.${n}.effects.${i}`
        if (typeof effect === 'string') return null
        return 'state' in effect
          ? use('state', effect.state, `${path}.state`)
          : use('account', effect.require, `${path}.require`)
      }),
    ),
    ...deal.collections.flatMap(({ into, redirect }, i) =>
      [
        use('account', into, `collections.${i}.into`),
        use('account', redirect?.into, `collections.${i}.redirect.into`),
      ].filter(u => u !== null),
    ),
  ]
}

/** Which field of a step names what. */
const STEP_NAMES: readonly (readonly [field: string, kind: Kind])[] = [
  ['from', 'account'],
  ['credit', 'ledger'],
  ['draw', 'support'],
  ['writeOff', 'note'],
  ['test', 'trigger'],
]

function useOf(step: Step, path: string): readonly Use[] {
  const fields = step as object as Readonly<Record<string, unknown>>
  const text = (field: string, kind: Kind): Use[] => {
    const name = fields[field]
    return typeof name === 'string' ? [{ kind, name, path: `${path}.${field}` }] : []
  }
  return [
    ...STEP_NAMES.flatMap(([field, kind]) => text(field, kind)),
    ...text('to', 'handOver' in step ? 'note' : 'account'),
    ...payees(step, path).map(([name, at]) => ({ kind: 'payee' as const, name, path: at })),
  ]
}

function payees(step: Step, path: string): readonly (readonly [name: string, path: string])[] {
  if (!('pay' in step)) return []
  return typeof step.pay === 'string'
    ? [[step.pay, `${path}.pay`]]
    : step.pay.map((name, i) => [name, `${path}.pay.${i}`] as const)
}

function unknown(deal: Deal, { kind, name, path }: Use): readonly Finding[] {
  const known = namesOf(deal, kind)
  if (known.includes(name)) return []
  return [finding('name_must_be_known', path, kind, name, nearest(name, known) ?? '')]
}

function namesOf(deal: Deal, kind: Kind): readonly string[] {
  const keys = (things?: Named<unknown>) => Object.keys(things ?? {})
  if (kind === 'payee') return [...keys(deal.notes), ...keys(deal.fees), ...keys(deal.supports)]
  if (kind === 'index') return deal.indices ?? []
  return keys(deal[`${kind}s`])
}

function sameNames(deal: Deal): readonly Finding[] {
  const seen = new Map<string, string>()
  return (['notes', 'fees', 'supports', 'accounts'] as const).flatMap(section =>
    Object.keys(deal[section] ?? {}).flatMap(name => {
      const path = `${section}.${name}`
      const earlier = seen.get(name)
      seen.set(name, path)
      return earlier ? [finding('name_must_be_unique', path, name, earlier)] : []
    }),
  )
}

function misfits(deal: Deal, step: Step, path: string): readonly Finding[] {
  if ('move' in step && step.move === 'shortage') {
    return lacksTarget(deal, step.to)
      ? [finding('account_must_have_a_target', `${path}.to`, step.to)]
      : []
  }
  if (!('pay' in step)) return []
  const several = typeof step.pay !== 'string' && step.pay.length > 1
  if (several && step.owed === 'everything_left') {
    return [finding('pro_rata_must_know_what_is_owed', path)]
  }
  return payees(step, path).flatMap(([name, at]) => {
    const kind = kindOf(deal, name)
    if (!kind || FITTING[kind].includes(step.owed)) return []
    return [finding('owed_must_fit_the_payee', at, name, kind, step.owed)]
  })
}

function lacksTarget(deal: Deal, account: string): boolean {
  return Object.hasOwn(deal.accounts, account) && deal.accounts[account]!.target === undefined
}

const FITTING: Readonly<Record<'note' | 'fee' | 'swap' | 'support', readonly Owed[]>> = {
  note: ['interest', 'principal', 'balance', 'everything_left'],
  fee: ['fee', 'everything_left'],
  swap: ['swap'],
  support: ['advance', 'everything_left'],
}

function kindOf(deal: Deal, name: string): keyof typeof FITTING | null {
  if (Object.hasOwn(deal.notes, name)) return 'note'
  if (Object.hasOwn(deal.fees ?? {}, name)) return 'fee'
  if (!Object.hasOwn(deal.supports ?? {}, name)) return null
  return deal.supports![name]!.kind === 'swap' ? 'swap' : 'support'
}
