import type { Compiled } from '../../expression/compile.ts'
import type { Deal } from '../deal.ts'
import type { Language, Name, Words } from '../deal-text.ts'
import { everyStep } from '../walk-steps.ts'
import type { Owed, Pay, Step } from '../waterfall-step.ts'
import { payeesOf } from '../waterfall-step.ts'
import { sayExpression, titleOf } from './describe-expression.ts'

/**
 * What every step says, by its JSON path: the plan document's own sentence, else one made for it.
 */
export function sentencesOf(
  deal: Deal,
  expressions: ReadonlyMap<string, Compiled>,
): ReadonlyMap<string, Words> {
  return new Map(
    everyStep(deal).map(({ step, path }) => {
      const say = (language: Language) =>
        step[language] ?? sentenceOf(step, { deal, expressions, path, language })
      return [path, { zh: say('zh'), en: say('en') }]
    }),
  )
}

interface Telling {
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

function sentenceOf(step: Step, t: Telling): string {
  const zh = t.language === 'zh'
  const account = (name: Name) => quote(titleOf(t.deal, 'account', name, t.language), t)
  const say = (field: string) => sayField(field, t)
  if ('pay' in step) return sayPay(step, t)
  if ('move' in step) {
    const what = moved(step.move, t)
    const [from, to] = [account(step.from), account(step.to)]
    return zh ? `自${from}向${to}转付${what}` : `move ${what} from ${from} to ${to}`
  }
  if ('draw' in step) return sayDraw(step.draw, account(step.to), t)
  if ('buy' in step) {
    const from = account(step.from)
    const keep = say('keep')
    return zh
      ? `以${from}内资金循环购买资产，单价 ${say('price')}${keep && `，留存 ${keep}`}`
      : `buy assets from ${from} at ${say('price')} for each 1${keep && `, keeping ${keep}`}`
  }
  if ('sell' in step) {
    return zh
      ? `以 ${say('price')} 出售全部资产，价款转入${account(step.to)}`
      : `sell the whole pool for ${say('price')} into ${account(step.to)}`
  }
  return sayOther(step, t)
}

function sayOther(step: Step, t: Telling): string {
  const zh = t.language === 'zh'
  const note = (name: Name) => quote(titleOf(t.deal, 'note', name, t.language), t)
  if ('handOver' in step) {
    return zh
      ? `以资产原状分配给${note(step.to)}持有人`
      : `hand the pool over in kind to the holders of ${note(step.to)}`
  }
  if ('writeOff' in step) {
    const amount = sayField('amount', t)
    return zh
      ? `核销${note(step.writeOff)}本金 ${amount}`
      : `write off ${amount} of ${note(step.writeOff)}`
  }
  if ('when' in step) return zh ? `如 ${sayField('when', t)}` : `if ${sayField('when', t)}`
  const trigger = 'test' in step ? quote(titleOf(t.deal, 'trigger', step.test, t.language), t) : ''
  return zh ? `测试${trigger}` : `test ${trigger}`
}

function sayPay(step: Pay, t: Telling): string {
  const names = payeesOf(step)
  const payees = names.map(name => quote(titleOfPayee(name, t), t))
  const from = quote(titleOf(t.deal, 'account', step.from, t.language), t)
  const limit = sayField('limit', t)
  const owed = OWED_WORDS[step.owed][t.language]
  const proRata = step.split === 'pro_rata'
  if (t.language === 'zh') {
    const how = proRata ? '按比例' : payees.length > 1 ? '依次' : ''
    return `自${from}向${payees.join('、')}${how}支付${owed}${limit && `，以 ${limit} 为限`}`
  }
  const how = proRata ? ', pro rata,' : payees.length > 1 ? ', in this order,' : ''
  return `pay ${payees.join(', ')}${how} ${owed} from ${from}${limit && `, at most ${limit}`}`
}

function titleOfPayee(name: Name, t: Telling): string {
  const titles = ['note', 'fee', 'support'].map(noun => titleOf(t.deal, noun, name, t.language))
  return titles.find(title => title !== name) ?? name
}

function sayDraw(support: Name, to: string, t: Telling): string {
  const who = quote(titleOf(t.deal, 'support', support, t.language), t)
  const amount = sayField('amount', t) || OWED_WORDS.swap[t.language]
  return t.language === 'zh' ? `由${who}向${to}支付 ${amount}` : `${who} pays ${amount} into ${to}`
}

function moved(move: string, t: Telling): string {
  if (move === 'everything_left') return OWED_WORDS.everything_left[t.language]
  if (move === 'shortage')
    return t.language === 'zh' ? '目标余额差额' : 'what it lacks of its target'
  return ` ${sayField('move', t)} `.trim()
}

/** Empty when the step has no such expression. */
function sayField(field: string, { deal, expressions, path, language }: Telling): string {
  const compiled = expressions.get(`${path}.${field}`)
  return compiled ? sayExpression(compiled.expression, deal, language) : ''
}

function quote(title: string, { language }: Telling): string {
  return language === 'zh' ? `“${title}”` : `"${title}"`
}
