import { formatMinor } from '../../../kernel/money.ts'
import type { Deal, Effect, Trigger } from '../deal.ts'
import type { ByName, Language, Words } from '../deal-text.ts'
import type { LoadedDeal } from '../loaded-deal.ts'
import { parseMoney } from '../money-text.ts'
import type { StepList } from '../waterfall-step.ts'
import { describeExpression, findTitle } from './describe-expression.ts'
import { describeNote } from './describe-note.ts'

/** Explains a deal in sentences, one a line; lines under a heading are indented by two spaces. */
export function explainDeal(loaded: LoadedDeal, language: Language): readonly string[] {
  const { deal } = loaded
  const write = new DealWriter(loaded, language)
  return [
    write.words(deal.name),
    ...explainDates(write, deal),
    ...write.section('证券', 'Notes', deal.notes, note => describeNote(note, language)),
    ...write.section('账户', 'Accounts', deal.accounts, (account, name) => {
      const { opening } = account
      const held = opening && formatMinor(parseMoney(opening))
      const holds = held ? write.either(`，设立日余额 ${held} 元`, `, opens with ${held} yuan`) : ''
      const target = write.expression(`accounts.${name}.target`)
      const should = target && write.either('，目标余额 ', ', should hold ') + target
      return write.words(account) + holds + should
    }),
    ...write.collections(),
    ...explainClaims(write, deal),
    ...write.section('定义', 'Definitions', deal.terms, (term, name) => {
      return `${write.words(term)}${write.colon}${write.expression(`terms.${name}.is`)}`
    }),
    ...write.section('可宣布事件', 'Events', deal.events, event => {
      return `${write.words(event)}${write.colon}${event.by.join(', ')}`
    }),
    ...write.section('触发事件', 'Triggers', deal.triggers, (trigger, name) =>
      [write.words(trigger), write.test(trigger, name), write.effects(trigger.effects)].join(
        write.colon,
      ),
    ),
    ...Object.entries(deal.states).flatMap(([name, state]) => [
      write.either('分配顺序：', 'Waterfall: ') + write.words(state),
      ...write.steps(state.steps, `states.${name}.steps`),
    ]),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) => [
      write.either('共用步骤：', 'Shared steps: ') + name,
      ...write.steps(steps, `parts.${name}`),
    ]),
  ]
}

function explainDates(write: DealWriter, { dates }: Deal): readonly string[] {
  const { cutOff, closing, firstCalculation, firstPayment, everyMonths, final } = dates
  const every = everyMonths === 1 ? 'month' : `${everyMonths} months`
  return [
    write.either('日期', 'Dates'),
    write.either(
      `  封包日 ${cutOff}，设立日 ${closing}，法定到期日 ${final}`,
      `  cut-off ${cutOff}, closing ${closing}, legal final maturity ${final}`,
    ),
    write.either(
      `  首个回收款计算日 ${firstCalculation}，首个兑付日 ${firstPayment}，每 ${everyMonths} 个月一次`,
      `  first calculation ${firstCalculation}, first payment ${firstPayment}, every ${every}`,
    ),
  ]
}

function explainClaims(write: DealWriter, deal: Deal): readonly string[] {
  return [
    ...write.section('费用', 'Fees', deal.fees, (fee, name) => {
      const path = `fees.${name}`
      const amount =
        'rate' in fee
          ? `${fee.rate} × ${write.expression(`${path}.of`)} (${fee.dayCount})`
          : write.expression(`${path}.amount`)
      const vat = fee.vat ? write.either('，另加增值税 ', ', VAT on top ') + fee.vat : ''
      const cap = write.expression(`${path}.cap`)
      const most = cap && write.either('，上限 ', ', at most ') + cap
      return `${write.words(fee)}${write.colon}${amount}${vat}${most}`
    }),
    ...write.section('增信', 'Support', deal.supports, (support, name) => {
      const limit = write.expression(`supports.${name}.limit`)
      return write.words(support) + (limit && write.either('，限额 ', ', at most ') + limit)
    }),
    ...write.section('本金缺口账', 'Deficiency ledgers', deal.ledgers, (ledger, name) => {
      return `${write.words(ledger)}${write.colon}+ ${write.expression(`ledgers.${name}.debit`)}`
    }),
  ]
}

const COMPARISONS = { above: '>', atLeast: '≥', below: '<', atMost: '≤' } as const

/** Writes the parts of one deal in one language. */
class DealWriter {
  readonly loaded: LoadedDeal
  readonly language: Language
  readonly colon: string

  constructor(loaded: LoadedDeal, language: Language) {
    this.loaded = loaded
    this.language = language
    this.colon = this.either('：', ': ')
  }

  either(zh: string, en: string): string {
    return this.words({ zh, en })
  }

  words(words: Words): string {
    return words[this.language]
  }

  /** Describes the expression at a JSON path; empty when there is none. */
  expression(path: string): string {
    const compiled = this.loaded.expressions.get(path)
    return compiled ? describeExpression(compiled.expression, this.loaded.deal, this.language) : ''
  }

  section<T>(
    zh: string,
    en: string,
    things: ByName<T> | undefined,
    line: (thing: T, name: string) => string,
  ): readonly string[] {
    const lines = Object.entries(things ?? {}).map(([name, thing]) => `  ${line(thing, name)}`)
    return lines.length === 0 ? [] : [this.either(zh, en), ...lines]
  }

  collections(): readonly string[] {
    const { deal } = this.loaded
    const account = (name: string) => findTitle(deal, 'account', name, this.language)
    return [
      this.either('归集', 'Collections'),
      ...deal.collections.map(({ flows, into, redirect }, i) => {
        const what = flows.map(flow => this.flow(flow)).join(this.either('、', ', '))
        const when = this.expression(`collections.${i}.redirect.when`)
        const then = redirect ? `; ${when} → ${account(redirect.into)}` : ''
        return `  ${what} → ${account(into)}${then}`
      }),
    ]
  }

  flow(flow: string): string {
    const words = {
      interest: { zh: '利息', en: 'interest' },
      penalty: { zh: '罚息', en: 'penalties' },
      fees: { zh: '费用', en: 'fees' },
      principal: { zh: '计划本金', en: 'scheduled principal' },
      prepaid: { zh: '提前偿还', en: 'prepayments' },
      repurchased: { zh: '回购款', en: 'repurchases' },
      recovered: { zh: '违约回收', en: 'recoveries' },
    }
    return this.words(words[flow as keyof typeof words])
  }

  test(trigger: Trigger, name: string): string {
    const path = `triggers.${name}`
    if ('when' in trigger) return this.expression(`${path}.when`)
    const [field, sign] = Object.entries(COMPARISONS).find(([key]) => key in trigger)!
    return `${this.expression(`${path}.value`)} ${sign} ${this.expression(`${path}.${field}`)}`
  }

  effects(effects: readonly Effect[]): string {
    return effects.map(effect => this.effect(effect)).join(this.either('，', ', '))
  }

  effect(effect: Effect): string {
    const { deal } = this.loaded
    if (effect === 'stop_buying') return this.either('停止循环购买', 'no more purchases')
    if (effect === 'close') return this.either('专项计划终止', 'the deal closes')
    if ('state' in effect) return `→ ${findTitle(deal, 'state', effect.state, this.language)}`
    const account = findTitle(deal, 'account', effect.require, this.language)
    return this.either('须补足 ', 'requires ') + account
  }

  /** Describes steps, numbered as in plan documents: 1, 2, 2.1. */
  steps(steps: StepList, path: string, number = '', indent = '  '): readonly string[] {
    return steps.flatMap((step, i) => {
      const here = `${indent}${number}${i + 1}`
      if (typeof step === 'string') {
        return [`${here} ${this.either(`执行共用步骤“${step}”`, `run the shared steps "${step}"`)}`]
      }
      const line = `${here} ${this.words(this.loaded.sentences.get(`${path}.${i}`)!)}`
      if (!('when' in step)) return [line]
      const below = (inner: StepList, field: string) =>
        this.steps(inner, `${path}.${i}.${field}`, `${number}${i + 1}.`, `${indent}  `)
      const otherwise = `${here} ${this.either('否则', 'otherwise')}`
      return [
        line,
        ...below(step.then, 'then'),
        ...(step.otherwise ? [otherwise, ...below(step.otherwise, 'otherwise')] : []),
      ]
    })
  }
}
