import { formatMinor } from '../../../kernel/money.ts'
import type { Deal, Effect, Trigger } from '../deal.ts'
import type { Language, Named, Words } from '../deal-text.ts'
import type { LoadedDeal } from '../loaded-deal.ts'
import { moneyOf } from '../money-text.ts'
import type { Steps } from '../waterfall-step.ts'
import { sayExpression, titleOf } from './describe-expression.ts'
import { sayNote } from './describe-note.ts'

/** The deal in sentences, one line each, indented by two spaces for what stands under a heading. */
export function explainDeal(loaded: LoadedDeal, language: Language): readonly string[] {
  const { deal } = loaded
  const tell = new Teller(loaded, language)
  return [
    tell.words(deal.name),
    ...explainDates(tell, deal),
    ...tell.section('证券', 'Notes', deal.notes, note => sayNote(note, language)),
    ...tell.section('账户', 'Accounts', deal.accounts, (account, name) => {
      const { opening } = account
      const held = opening && formatMinor(moneyOf(opening))
      const holds = held ? tell.either(`，设立日余额 ${held} 元`, `, opens with ${held} yuan`) : ''
      const target = tell.said(`accounts.${name}.target`)
      const should = target && tell.either('，目标余额 ', ', should hold ') + target
      return tell.words(account) + holds + should
    }),
    ...tell.collections(),
    ...explainClaims(tell, deal),
    ...tell.section('定义', 'Definitions', deal.terms, (term, name) => {
      return `${tell.words(term)}${tell.colon}${tell.said(`terms.${name}.is`)}`
    }),
    ...tell.section('可宣布事件', 'Events', deal.events, event => {
      return `${tell.words(event)}${tell.colon}${event.by.join(', ')}`
    }),
    ...tell.section('触发事件', 'Triggers', deal.triggers, (trigger, name) =>
      [tell.words(trigger), tell.test(trigger, name), tell.effects(trigger.effects)].join(
        tell.colon,
      ),
    ),
    ...Object.entries(deal.states).flatMap(([name, state]) => [
      tell.either('分配顺序：', 'Waterfall: ') + tell.words(state),
      ...tell.steps(state.steps, `states.${name}.steps`),
    ]),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) => [
      tell.either('共用步骤：', 'Shared steps: ') + name,
      ...tell.steps(steps, `parts.${name}`),
    ]),
  ]
}

function explainDates(tell: Teller, { dates }: Deal): readonly string[] {
  const { cutOff, closing, firstCalculation, firstPayment, everyMonths, final } = dates
  const every = everyMonths === 1 ? 'month' : `${everyMonths} months`
  return [
    tell.either('日期', 'Dates'),
    tell.either(
      `  封包日 ${cutOff}，设立日 ${closing}，法定到期日 ${final}`,
      `  cut-off ${cutOff}, closing ${closing}, legal final maturity ${final}`,
    ),
    tell.either(
      `  首个回收款计算日 ${firstCalculation}，首个兑付日 ${firstPayment}，每 ${everyMonths} 个月一次`,
      `  first calculation ${firstCalculation}, first payment ${firstPayment}, every ${every}`,
    ),
  ]
}

function explainClaims(tell: Teller, deal: Deal): readonly string[] {
  return [
    ...tell.section('费用', 'Fees', deal.fees, (fee, name) => {
      const path = `fees.${name}`
      const amount =
        'rate' in fee
          ? `${fee.rate} × ${tell.said(`${path}.of`)} (${fee.dayCount})`
          : tell.said(`${path}.amount`)
      const vat = fee.vat ? tell.either('，另加增值税 ', ', VAT on top ') + fee.vat : ''
      const cap = tell.said(`${path}.cap`)
      const most = cap && tell.either('，上限 ', ', at most ') + cap
      return `${tell.words(fee)}${tell.colon}${amount}${vat}${most}`
    }),
    ...tell.section('增信', 'Support', deal.supports, (support, name) => {
      const limit = tell.said(`supports.${name}.limit`)
      return tell.words(support) + (limit && tell.either('，限额 ', ', at most ') + limit)
    }),
    ...tell.section('本金缺口账', 'Deficiency ledgers', deal.ledgers, (ledger, name) => {
      return `${tell.words(ledger)}${tell.colon}+ ${tell.said(`ledgers.${name}.debit`)}`
    }),
  ]
}

const COMPARISONS = { above: '>', atLeast: '≥', below: '<', atMost: '≤' } as const

/** One deal told in one language. */
class Teller {
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

  /** The expression at that path; empty when there is none. */
  said(path: string): string {
    const compiled = this.loaded.expressions.get(path)
    return compiled ? sayExpression(compiled.expression, this.loaded.deal, this.language) : ''
  }

  section<T>(
    zh: string,
    en: string,
    things: Named<T> | undefined,
    line: (thing: T, name: string) => string,
  ): readonly string[] {
    const lines = Object.entries(things ?? {}).map(([name, thing]) => `  ${line(thing, name)}`)
    return lines.length === 0 ? [] : [this.either(zh, en), ...lines]
  }

  collections(): readonly string[] {
    const { deal } = this.loaded
    const account = (name: string) => titleOf(deal, 'account', name, this.language)
    return [
      this.either('归集', 'Collections'),
      ...deal.collections.map(({ flows, into, redirect }, i) => {
        const what = flows.map(flow => this.flow(flow)).join(this.either('、', ', '))
        const when = this.said(`collections.${i}.redirect.when`)
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
    if ('when' in trigger) return this.said(`${path}.when`)
    const [field, sign] = Object.entries(COMPARISONS).find(([key]) => key in trigger)!
    return `${this.said(`${path}.value`)} ${sign} ${this.said(`${path}.${field}`)}`
  }

  effects(effects: readonly Effect[]): string {
    return effects.map(effect => this.effect(effect)).join(this.either('，', ', '))
  }

  effect(effect: Effect): string {
    const { deal } = this.loaded
    if (effect === 'stop_buying') return this.either('停止循环购买', 'no more purchases')
    if (effect === 'close') return this.either('专项计划终止', 'the deal closes')
    if ('state' in effect) return `→ ${titleOf(deal, 'state', effect.state, this.language)}`
    const account = titleOf(deal, 'account', effect.require, this.language)
    return this.either('须补足 ', 'requires ') + account
  }

  /** Numbered as plan documents number them: 1, 2, 2.1. */
  steps(steps: Steps, path: string, number = '', indent = '  '): readonly string[] {
    return steps.flatMap((step, i) => {
      const here = `${indent}${number}${i + 1}`
      if (typeof step === 'string') {
        return [`${here} ${this.either(`执行共用步骤“${step}”`, `run the shared steps "${step}"`)}`]
      }
      const line = `${here} ${this.words(this.loaded.sentences.get(`${path}.${i}`)!)}`
      if (!('when' in step)) return [line]
      const below = (inner: Steps, field: string) =>
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
