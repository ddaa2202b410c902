import { whole } from '../../ratio.ts'
import type { Deal } from '../deal.ts'
import type { Language } from '../deal-text.ts'
import type { LoadedDeal } from '../loaded-deal.ts'
import { parseMoney } from '../money-text.ts'
import type { StepList, WaterfallStep } from '../waterfall-step.ts'
import { DealWriter } from './deal-writer.ts'
import { tellNote } from './describe-note.ts'
import { describeStep } from './describe-steps.ts'
import { formatAmount } from './figure-words.ts'
import {
  tellAccount,
  tellCollection,
  tellConventions,
  tellDates,
  tellEvent,
  tellFee,
  tellLedger,
  tellSchedule,
  tellSupport,
  tellTrigger,
} from './tell-terms.ts'

/**
 * Explains a deal in sentences, one a line; lines under a heading are indented by two spaces. It
 * says all that decides what is paid: two deals that pay differently are not explained alike.
 */
export function explainDeal(loaded: LoadedDeal, language: Language): readonly string[] {
  const { deal } = loaded
  const write = new DealWriter(loaded, language)
  return [
    write.words(deal.name),
    ...tellDates(write, deal),
    ...tellParties(write, deal),
    ...tellWaterfalls(write, deal),
    ...tellConventions(write, deal),
  ]
}

/** Tells everything that has a name and stands in no waterfall. */
function tellParties(write: DealWriter, deal: Deal): readonly string[] {
  const words = (zh: string, en: string) => ({ zh, en })
  const tell =
    <T>(teller: (write: DealWriter, thing: T, name: string) => readonly Told[]) =>
    (thing: T, name: string) =>
      teller(write, thing, name)
  return [
    ...write.section('note', tellIssued(write, deal), deal.notes, tell(tellNote)),
    ...(deal.indices?.length
      ? [`${write.either('利率基准：', 'Indices: ')}${deal.indices.join(', ')}`]
      : []),
    ...write.section('account', words('账户', 'Accounts'), deal.accounts, tell(tellAccount)),
    write.either('归集', 'Collections'),
    ...deal.collections.map((line, i) => tellCollection(write, line, i)),
    ...write.section('fee', words('费用', 'Fees'), deal.fees, tell(tellFee)),
    ...write.section('support', words('增信', 'Support'), deal.supports, tell(tellSupport)),
    ...write.section(
      'ledger',
      words('本金缺口账', 'Deficiency ledgers'),
      deal.ledgers,
      tell(tellLedger),
    ),
    ...write.section('schedule', words('计划表', 'Schedules'), deal.schedules, tell(tellSchedule)),
    ...write.section('term', words('定义', 'Definitions'), deal.terms, (_, name) => [
      write.expression(`terms.${name}.is`),
    ]),
    ...write.section('event', words('可宣布事件', 'Events'), deal.events, tell(tellEvent)),
    ...write.section('trigger', words('触发事件', 'Triggers'), deal.triggers, tell(tellTrigger)),
  ]
}

type Told = string | false | undefined

function tellIssued({ language }: DealWriter, { issued, assets }: Deal) {
  const amount = formatAmount(whole(parseMoney(issued)), language)
  const of = {
    loans: { zh: '，资产为贷款', en: ', backed by loans' },
    receivables: { zh: '，资产为应收账款', en: ', backed by receivables' },
  }
  const backed = assets ? of[assets] : { zh: '', en: '' }
  return { zh: `证券 ${amount}${backed.zh}`, en: `Notes ${amount}${backed.en}` }
}

function tellWaterfalls(write: DealWriter, deal: Deal): readonly string[] {
  return [
    ...Object.entries(deal.states).flatMap(([name, { steps }]) => [
      write.either('分配顺序：', 'Waterfall: ') + write.title('state', name),
      ...tellSteps(write, steps, `states.${name}.steps`),
    ]),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) => [
      write.either('共用步骤：', 'Shared steps: ') + name,
      ...tellSteps(write, steps, `parts.${name}`),
    ]),
  ]
}

/** Tells steps, numbered as in plan documents: 1, 2, 2.1. */
function tellSteps(
  write: DealWriter,
  steps: StepList,
  path: string,
  number = '',
  indent = '  ',
): readonly string[] {
  return steps.flatMap((step, i) => {
    const here = `${indent}${number}${i + 1}`
    if (typeof step === 'string')
      return [`${here} ${write.either(`执行共用步骤“${step}”`, `run the shared steps "${step}"`)}`]
    const line = `${here} ${tellStep(write, step, `${path}.${i}`)}`
    if (!('when' in step)) return [line]
    const below = (inner: StepList, field: string) =>
      tellSteps(write, inner, `${path}.${i}.${field}`, `${number}${i + 1}.`, `${indent}  `)
    const otherwise = `${here} ${write.either('否则', 'otherwise')}`
    return [
      line,
      ...below(step.then, 'then'),
      ...(step.otherwise ? [otherwise, ...below(step.otherwise, 'otherwise')] : []),
    ]
  })
}

/** Tells a step: in the plan document's own sentence, and always in the one that is made of it. */
function tellStep({ loaded, language }: DealWriter, step: WaterfallStep, path: string): string {
  const { deal, expressions } = loaded
  const made = describeStep(step, { deal, expressions, path, language })
  const own = step[language]
  if (own === undefined) return made
  return language === 'zh' ? `${own}【${made}】` : `${own} [${made}]`
}
