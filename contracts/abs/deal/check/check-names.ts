import { nearest } from '../../expression/nearest.ts'
import type { Deal } from '../deal.ts'
import type { ByName } from '../deal-text.ts'
import { listPartReferences, listSteps } from '../walk-steps.ts'
import type { Owed, WaterfallStep } from '../waterfall-step.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/**
 * Checks that every name a deal uses is declared in it, and that payees and accounts differ in
 * name.
 */
export function checkNames(deal: Deal): readonly DealFinding[] {
  const uses = [
    ...listPartUses(deal),
    ...listSteps(deal).flatMap(({ step, path }) => listStepUses(step, path)),
  ]
  const parts = listPartReferences(deal).map(
    ({ name, path }): Use => ({ kind: 'part', name, path }),
  )
  return [
    ...[...uses, ...parts].flatMap(use => findUnknownName(deal, use)),
    ...findSameNames(deal),
    ...listSteps(deal).flatMap(({ step, path }) => findMisfits(deal, step, path)),
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

function listPartUses(deal: Deal): readonly Use[] {
  const each = <T>(
    things: ByName<T> | undefined,
    uses: (thing: T, name: string) => (Use | null)[],
  ) =>
    Object.entries(things ?? {}).flatMap(([name, thing]) =>
      uses(thing, name).filter(u => u !== null),
    )
  const use = (kind: Kind, name: string | undefined, path: string) =>
    name === undefined ? null : { kind, name, path }
  return [
    ...each(deal.notes, ({ principal, interest }, n) => [
      principal === 'pass_through'
        ? null
        : use('schedule', principal.schedule, `notes.${n}.principal.schedule`),
      typeof interest === 'object' && 'index' in interest
        ? use('index', interest.index, `notes.${n}.interest.index`)
        : null,
    ]),
    ...each(deal.accounts, ({ earns }, n) => [
      use('account', earns?.into, `accounts.${n}.earns.into`),
    ]),
    ...each(deal.ledgers, ({ overflow }, n) => [use('ledger', overflow, `ledgers.${n}.overflow`)]),
    ...each(deal.events, ({ votes }, n) =>
      (votes?.notes ?? []).map((note, i) => use('note', note, `events.${n}.votes.notes.${i}`)),
    ),
    ...each(deal.triggers, ({ effects }, n) =>
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

/** The fields of a step that are names, with what they name. */
const STEP_NAMES: readonly (readonly [field: string, kind: Kind])[] = [
  ['from', 'account'],
  ['credit', 'ledger'],
  ['draw', 'support'],
  ['writeOff', 'note'],
  ['test', 'trigger'],
]

function listStepUses(step: WaterfallStep, path: string): readonly Use[] {
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

function payees(
  step: WaterfallStep,
  path: string,
): readonly (readonly [name: string, path: string])[] {
  if (!('pay' in step)) return []
  return typeof step.pay === 'string'
    ? [[step.pay, `${path}.pay`]]
    : step.pay.map((name, i) => [name, `${path}.pay.${i}`] as const)
}

function findUnknownName(deal: Deal, { kind, name, path }: Use): readonly DealFinding[] {
  const known = listNames(deal, kind)
  if (known.includes(name)) return []
  return [finding('name_must_be_known', path, kind, name, nearest(name, known) ?? '')]
}

function listNames(deal: Deal, kind: Kind): readonly string[] {
  const keys = (things?: ByName<unknown>) => Object.keys(things ?? {})
  if (kind === 'payee') return [...keys(deal.notes), ...keys(deal.fees), ...keys(deal.supports)]
  if (kind === 'index') return deal.indices ?? []
  return keys(deal[`${kind}s`])
}

function findSameNames(deal: Deal): readonly DealFinding[] {
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

function findMisfits(deal: Deal, step: WaterfallStep, path: string): readonly DealFinding[] {
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
    const kind = findPayeeKind(deal, name)
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

function findPayeeKind(deal: Deal, name: string): keyof typeof FITTING | null {
  if (Object.hasOwn(deal.notes, name)) return 'note'
  if (Object.hasOwn(deal.fees ?? {}, name)) return 'fee'
  if (!Object.hasOwn(deal.supports ?? {}, name)) return null
  return deal.supports![name]!.kind === 'swap' ? 'swap' : 'support'
}
