import type { Asset } from '../../../contracts/abs/asset.ts'
import { splitByGroup } from '../../../contracts/abs/assumption/groups.ts'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import { parseMoney } from '../../../contracts/abs/deal/money-text.ts'
import { tallyAssets } from '../../../contracts/abs/pool/tally.ts'
import { buildScheduleTerms } from '../../../contracts/abs/projection/columns.ts'
import { dueDay } from '../../../contracts/abs/projection/schedule.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { type BusinessDate, dayNumber } from '../../../contracts/kernel/date.ts'
import { formatMinor } from '../../../contracts/kernel/money.ts'
import { formatCondition } from '../result/condition-words.ts'
import type { ForecastWarning } from '../result/report.ts'
import type { Scenario } from './scenarios.ts'

/** Finds where deal and pool do not fit together. */
export function findForecastWarnings(
  deal: Deal,
  assets: readonly Asset[],
  asOf: BusinessDate = deal.dates.cutOff,
): readonly ForecastWarning[] {
  return [
    ...(asOf === deal.dates.cutOff ? findThinPool(deal, assets) : []),
    ...findLateAssets(deal, assets),
    ...findOtherAssets(deal, assets),
    ...findOverdue(assets, asOf),
    ...findBelowZero(assets),
    ...findUnborn(assets, asOf),
  ]
}

/** Finds groups of scenarios that no asset is in: a value was misspelt, or it is another tape. */
export function findEmptyGroups(
  scenarios: readonly Scenario[],
  assets: readonly Asset[],
  asOf: BusinessDate,
): readonly ForecastWarning[] {
  return scenarios.flatMap(({ id, assumptions: { groups = [] } }) => {
    const split = splitByGroup(assets, groups, asOf)
    const parts = split.ok ? split.value.slice(1) : []
    return parts.flatMap((part, i) => {
      if (part.length > 0) return []
      const condition = formatCondition(groups[i]!.where)
      const sentence = {
        zh: `没有资产属于该组（${condition}），其假设不起作用`,
        en: `no asset is in this group (${condition}): its assumptions have no effect`,
      }
      return [
        { at: `scenarios.${id}.groups.${i}`, refusal: 'group_should_have_an_asset', sentence },
      ]
    })
  })
}

/** Finds loans with payments that fell due before the forecast begins. */
function findOverdue(assets: readonly Asset[], asOf: BusinessDate): readonly ForecastWarning[] {
  const overdue = assets.filter(asset => {
    if (asset.product === 'receivable' || asset.product === 'unstated') return false
    if (asset.status.kind === 'defaulted') return false
    return dueDay(buildScheduleTerms(asset), 0) < dayNumber(asOf)
  })
  if (overdue.length === 0) return []
  const sum = formatMinor(tallyAssets(overdue).balance)
  const sentence = {
    zh: `${overdue.length} 笔贷款（余额 ${sum}）在 ${asOf} 前已有应还未还款项，预测计入首期收回`,
    en: `${overdue.length} loans of ${sum} have payments overdue on ${asOf}: period 1 has them`,
  }
  return [{ at: 'tape', refusal: 'overdue_payments_fall_in_the_first_period', sentence }]
}

function findBelowZero(assets: readonly Asset[]): readonly ForecastWarning[] {
  const below = assets.filter(asset => 'rate' in asset && asset.rate.annual.startsWith('-'))
  if (below.length === 0) return []
  const sentence = {
    zh: `${below.length} 笔贷款利率为负，按零计息`,
    en: `${below.length} loans have a rate below zero, which earns nothing`,
  }
  return [{ at: 'tape', refusal: 'rates_below_zero_earn_nothing', sentence }]
}

function findUnborn(assets: readonly Asset[], asOf: BusinessDate): readonly ForecastWarning[] {
  const later = assets.filter(({ originationDate }) => originationDate > asOf)
  if (later.length === 0) return []
  const sum = formatMinor(tallyAssets(later).balance)
  const sentence = {
    zh: `${later.length} 笔资产（余额 ${sum}）的起始日晚于 ${asOf}`,
    en: `${later.length} assets of ${sum} were originated after ${asOf}`,
  }
  return [{ at: 'tape', refusal: 'assets_should_be_originated_by_the_cut_off', sentence }]
}

function findThinPool(deal: Deal, assets: readonly Asset[]): readonly ForecastWarning[] {
  const { balance } = tallyAssets(assets.filter(({ status }) => status.kind !== 'defaulted'))
  const opening = Object.values(deal.accounts).reduce(
    (sum, account) => sum + parseMoney(account.opening ?? '0元'),
    0n,
  )
  const issued = parseMoney(deal.issued)
  if (balance + opening >= issued) return []
  const [held, owed] = [formatMinor(balance + opening), formatMinor(issued)]
  const sentence = {
    zh: `资产池与账户余额合计 ${held}，低于证券发行规模 ${owed}`,
    en: `pool and accounts hold ${held}, less than the ${owed} of the notes`,
  }
  return [{ at: 'issued', refusal: 'pool_should_carry_the_notes', sentence }]
}

function findLateAssets({ dates }: Deal, assets: readonly Asset[]): readonly ForecastWarning[] {
  const late = assets.filter(({ maturityDate }) => maturityDate > dates.final)
  if (late.length === 0) return []
  const { count, balance } = tallyAssets(late)
  const sum = formatMinor(balance)
  const sentence = {
    zh: `${count} 笔资产（余额 ${sum}）的到期日晚于法定到期日 ${dates.final}，其后的回收款不计入`,
    en: `${count} assets of ${sum} mature after ${dates.final}: what they pay then is left out`,
  }
  return [{ at: 'dates.final', refusal: 'assets_should_mature_by_the_final_maturity', sentence }]
}

function findOtherAssets({ assets: kind }: Deal, assets: readonly Asset[]) {
  if (kind === undefined) return []
  const others = assets.filter(
    ({ product }) => (product === 'receivable') !== (kind === 'receivables'),
  )
  if (others.length === 0) return []
  const named =
    kind === 'loans' ? { zh: '贷款', en: 'loans' } : { zh: '应收账款', en: 'receivables' }
  const sentence = {
    zh: `交易文件写明资产为${named.zh}，资产池中有 ${others.length} 笔不是`,
    en: `the deal says its assets are ${named.en}, and ${others.length} of the tape are not`,
  }
  return [{ at: 'assets', refusal: 'assets_should_be_those_of_the_deal', sentence }]
}

/** Finds that dates of a deal lie beyond the published years of its calendar. */
export function findProvisional(
  { dates }: Deal,
  { name, edition, publishedThrough }: Calendar,
): readonly ForecastWarning[] {
  if (Number(dates.final.slice(0, 4)) <= publishedThrough) return []
  const sentence = {
    zh: `日历“${name}”（${edition}）公布至 ${publishedThrough} 年，其后的日期均为暂定`,
    en: `dates after ${publishedThrough} are provisional in the calendar “${name}” (${edition})`,
  }
  return [{ at: 'dates.calendar', refusal: 'dates_after_it_are_provisional', sentence }]
}
