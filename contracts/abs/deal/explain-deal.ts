import { formatMinor } from '../../kernel/money.ts'
import type { Deal, Effect, Named, Note, NoteInterest, Trigger, Words } from './deal.ts'
import type { LoadedDeal } from './load-deal.ts'
import { notePrincipal } from './money-text.ts'
import { type Language, sayExpression, titleOf } from './say-expression.ts'
import type { Steps } from './step.ts'

/** The deal in sentences, one line each, indented by two spaces for what stands under a heading. */
export function explainDeal(loaded: LoadedDeal, language: Language): readonly string[] {
  const { deal } = loaded
  const t = (words: Words) => words[language]
  return [
    t(deal.name),
    ...section({ zh: '证券', en: 'Notes' }, deal.notes, n => [sayNote(n, language)]),
    ...section({ zh: '账户', en: 'Accounts' }, deal.accounts, (account, name) => {
      const target = said(`accounts.${name}.target`)
      return [
        `${t(account)}${target && t({ zh: '，目标余额 ', en: ', which should hold ' }) + target}`,
      ]
    }),
    ...section({ zh: '费用', en: 'Fees' }, deal.fees, (fee, name) => {
      const amount =
        'rate' in fee
          ? `${fee.rate} × ${said(`fees.${name}.of`)} (${fee.dayCount})`
          : said(`fees.${name}.amount`)
      return [`${t(fee)}${colon()}${amount}`]
    }),
    ...section({ zh: '增信', en: 'Support' }, deal.supports, (support, name) => {
      const limit = said(`supports.${name}.limit`)
      return [`${t(support)}${limit && t({ zh: '，限额 ', en: ', at most ' }) + limit}`]
    }),
    ...section({ zh: '定义', en: 'Definitions' }, deal.terms, (term, name) => [
      `${t(term)}${colon()}${said(`terms.${name}.is`)}`,
    ]),
    ...section({ zh: '触发事件', en: 'Triggers' }, deal.triggers, (trigger, name) => [
      `${t(trigger)}${colon()}${sayTest(trigger, name)}${colon()}${trigger.then.map(e => sayEffect(e, deal, language)).join(language === 'zh' ? '，' : ', ')}`,
    ]),
    ...Object.entries(deal.states).flatMap(([name, state]) => [
      t({ zh: `分配顺序：${state.zh}`, en: `Waterfall: ${state.en}` }),
      ...saySteps(loaded, state.steps, `states.${name}.steps`, language),
    ]),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) => [
      t({ zh: `共用步骤：${name}`, en: `Shared steps: ${name}` }),
      ...saySteps(loaded, steps, `parts.${name}`, language),
    ]),
  ]

  function section<T>(
    heading: Words,
    things: Named<T> | undefined,
    lines: (thing: T, name: string) => readonly string[],
  ): readonly string[] {
    const all = Object.entries(things ?? {}).flatMap(([name, thing]) => lines(thing, name))
    return all.length === 0 ? [] : [t(heading), ...all.map(line => `  ${line}`)]
  }

  function said(path: string): string {
    const compiled = loaded.expressions.get(path)
    return compiled ? sayExpression(compiled.expression, deal, language) : ''
  }

  function colon(): string {
    return language === 'zh' ? '：' : ': '
  }

  function sayTest(trigger: Trigger, name: string): string {
    const path = `triggers.${name}`
    if ('when' in trigger) return said(`${path}.when`)
    const sign = Object.entries(COMPARISONS).find(([key]) => key in trigger)!
    return `${said(`${path}.value`)} ${sign[1]} ${said(`${path}.${sign[0]}`)}`
  }
}

const COMPARISONS = { above: '>', atLeast: '≥', below: '<', atMost: '≤' } as const

function sayNote(note: Note, language: Language): string {
  const amount = formatMinor(notePrincipal(note))
  const rate = sayInterest(note.interest, language)
  const scheduled = note.principal !== 'pass_through'
  return language === 'zh'
    ? `${note.zh}：${amount} 元，${rate}，${scheduled ? '固定摊还' : '过手摊还'}`
    : `${note.en}: ${amount} yuan, ${rate}, principal ${scheduled ? 'by schedule' : 'passed through'}`
}

function sayInterest(interest: NoteInterest, language: Language): string {
  const zh = language === 'zh'
  if (interest === 'none') return zh ? '无票面利率' : 'no coupon'
  if ('fixed' in interest) return zh ? `固定利率 ${interest.fixed}` : `fixed rate ${interest.fixed}`
  if ('steps' in interest) {
    const steps = interest.steps.map(([date, rate]) => `${date}: ${rate}`).join('; ')
    return zh ? `分段利率 ${steps}` : `stepped rate ${steps}`
  }
  const { index, spread, floor, cap } = interest
  const bounds = [floor && `≥ ${floor}`, cap && `≤ ${cap}`].filter(Boolean).join(', ')
  return zh
    ? `浮动利率 ${index} + ${spread}（${bounds}）`
    : `floating rate ${index} + ${spread} (${bounds})`
}

function sayEffect(effect: Effect, deal: Deal, language: Language): string {
  const zh = language === 'zh'
  if (effect === 'stop_buying') return zh ? '停止循环购买' : 'no more purchases'
  if (effect === 'close') return zh ? '专项计划终止' : 'the deal closes'
  return 'state' in effect
    ? `→ ${titleOf(deal, 'state', effect.state, language)}`
    : `${zh ? '要求补足' : 'requires'} ${titleOf(deal, 'account', effect.require, language)}`
}

/** Numbered as the plan document numbers them: 1, 2, 2.1. */
function saySteps(
  loaded: LoadedDeal,
  steps: Steps,
  path: string,
  language: Language,
  number = '',
  indent = '  ',
): readonly string[] {
  return steps.flatMap((step, i) => {
    const here = `${number}${i + 1}`
    if (typeof step === 'string') {
      const words = language === 'zh' ? `执行共用步骤“${step}”` : `run the shared steps "${step}"`
      return [`${indent}${here} ${words}`]
    }
    const line = `${indent}${here} ${loaded.sentences.get(`${path}.${i}`)![language]}`
    if (!('when' in step)) return [line]
    const below = (inner: Steps, field: string, count: string) =>
      saySteps(loaded, inner, `${path}.${i}.${field}`, language, count, `${indent}  `)
    const otherwise = step.otherwise
      ? [
          `${indent}${here} ${language === 'zh' ? '否则' : 'otherwise'}`,
          ...below(step.otherwise, 'otherwise', `${here}.`),
        ]
      : []
    return [line, ...below(step.then, 'then', `${here}.`), ...otherwise]
  })
}
