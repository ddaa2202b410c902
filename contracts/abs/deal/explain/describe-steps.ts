import type { Compiled } from '../../expression/compile.ts'
import type { Deal } from '../deal.ts'
import type { Language, Name, Words } from '../deal-text.ts'
import { listSteps } from '../walk-steps.ts'
import {
  listPayees,
  type MoveStep,
  type Owed,
  type PayStep,
  type WaterfallStep,
} from '../waterfall-step.ts'
import { findTitle, tellExpression } from './tell-expression.ts'

/**
 * Describes every step, by JSON path: in the plan document's own sentence, else in one made here.
 */
export function describeSteps(
  deal: Deal,
  expressions: ReadonlyMap<string, Compiled>,
): ReadonlyMap<string, Words> {
  return new Map(
    listSteps(deal).map(({ step, path }) => {
      const describe = (language: Language) =>
        step[language] ?? describeStep(step, { deal, expressions, path, language })
      return [path, { zh: describe('zh'), en: describe('en') }]
    }),
  )
}

export interface StepContext {
  readonly deal: Deal
  readonly expressions: ReadonlyMap<string, Compiled>
  readonly path: string
  readonly language: Language
}

const OWED_WORDS: Readonly<Record<Owed, Words>> = {
  fee: { zh: '应付未付费用', en: 'the fees due' },
  interest: { zh: '应付未付利息', en: 'the interest due' },
  principal: { zh: '到期应付本金', en: 'the principal that has fallen due' },
  balance: { zh: '未偿本金', en: 'the principal outstanding' },
  advance: { zh: '已垫付款项及其利息', en: 'what it has advanced, with interest' },
  swap: { zh: '掉期净额', en: 'the net amount of the swap' },
  everything_left: { zh: '全部剩余资金', en: 'everything left' },
}

/** Describes a step in a sentence made of all its fields. */
export function describeStep(step: WaterfallStep, t: StepContext): string {
  const zh = t.language === 'zh'
  const account = (name: Name) => quote(findTitle(t.deal, 'account', name, t.language), t)
  const field = (name: string) => describeField(name, t)
  if ('pay' in step) return describePay(step, t)
  if ('move' in step) {
    const what = describeMoved(step.move, t)
    const [from, to] = [account(step.from), account(step.to)]
    const moved = zh ? `自${from}向${to}转付${what}` : `move ${what} from ${from} to ${to}`
    return moved + describeCounted(step, t)
  }
  if ('draw' in step) return describeDraw(step.draw, account(step.to), t)
  if ('buy' in step) {
    const from = account(step.from)
    const [keep, limit] = [field('keep'), field('limit')]
    return zh
      ? `以${from}内资金循环购买资产，单价 ${field('price')}` +
          `${keep && `，留存 ${keep}`}${limit && `，至多 ${limit}`}`
      : `buy assets from ${from} at ${field('price')} for each 1` +
          `${keep && `, keeping ${keep}`}${limit && `, at most ${limit}`}`
  }
  if ('sell' in step) {
    return zh
      ? `以 ${field('price')} 出售全部资产，价款转入${account(step.to)}`
      : `sell the whole pool for ${field('price')} into ${account(step.to)}`
  }
  return describeOtherStep(step, t)
}

function describeOtherStep(step: WaterfallStep, t: StepContext): string {
  const zh = t.language === 'zh'
  const note = (name: Name) => quote(findTitle(t.deal, 'note', name, t.language), t)
  if ('handOver' in step) {
    return zh
      ? `以资产原状分配给${note(step.to)}持有人`
      : `hand the pool over in kind to the holders of ${note(step.to)}`
  }
  if ('writeOff' in step) {
    const amount = describeField('amount', t)
    return zh
      ? `核销${note(step.writeOff)}本金 ${amount}`
      : `write off ${amount} of ${note(step.writeOff)}`
  }
  if ('when' in step)
    return zh ? `如 ${describeField('when', t)}` : `if ${describeField('when', t)}`
  const trigger =
    'test' in step ? quote(findTitle(t.deal, 'trigger', step.test, t.language), t) : ''
  return zh ? `测试${trigger}` : `test ${trigger}`
}

function describePay(step: PayStep, t: StepContext): string {
  const names = listPayees(step)
  const payees = names.map(name => quote(findPayeeTitle(name, t), t))
  const from = quote(findTitle(t.deal, 'account', step.from, t.language), t)
  const limit = describeField('limit', t)
  const owed = OWED_WORDS[step.owed][t.language]
  const proRata = step.split === 'pro_rata'
  if (t.language === 'zh') {
    const how = proRata ? '按比例' : payees.length > 1 ? '依次' : ''
    return `自${from}向${payees.join('、')}${how}支付${owed}${limit && `，以 ${limit} 为限`}`
  }
  const how = proRata ? ', pro rata,' : payees.length > 1 ? ', in this order,' : ''
  return `pay ${payees.join(', ')}${how} ${owed} from ${from}${limit && `, at most ${limit}`}`
}

function findPayeeTitle(name: Name, t: StepContext): string {
  const titles = ['note', 'fee', 'support'].map(noun => findTitle(t.deal, noun, name, t.language))
  return titles.find(title => title !== name) ?? name
}

function describeDraw(support: Name, to: string, t: StepContext): string {
  const who = quote(findTitle(t.deal, 'support', support, t.language), t)
  const amount = describeField('amount', t) || OWED_WORDS.swap[t.language]
  return t.language === 'zh' ? `由${who}向${to}支付 ${amount}` : `${who} pays ${amount} into ${to}`
}

/** Describes what a move counts as, and the deficiency that it makes good. */
function describeCounted({ count, credit }: MoveStep, t: StepContext): string {
  const zh = t.language === 'zh'
  const ledger = credit && quote(findTitle(t.deal, 'ledger', credit, t.language), t)
  const counted = count && (zh ? `，计入“${count}”` : `, counted as "${count}"`)
  const credited = ledger && (zh ? `，弥补${ledger}` : `, making good ${ledger}`)
  return `${counted ?? ''}${credited ?? ''}`
}

function describeMoved(move: string, t: StepContext): string {
  if (move === 'everything_left') return OWED_WORDS.everything_left[t.language]
  if (move === 'shortage')
    return t.language === 'zh' ? '目标余额差额' : 'what it lacks of its target'
  return describeField('move', t)
}

/** Describes an expression of the step; empty when it has none in that field. */
function describeField(field: string, { deal, expressions, path, language }: StepContext): string {
  const compiled = expressions.get(`${path}.${field}`)
  return compiled ? tellExpression(compiled.expression, deal, language) : ''
}

function quote(title: string, { language }: StepContext): string {
  return language === 'zh' ? `“${title}”` : `"${title}"`
}
