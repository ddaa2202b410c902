import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { Language, Words } from '../../../contracts/abs/deal/deal-text.ts'

/** Every convention of a projection with the words of each choice. */
export const CONVENTION_WORDS = {
  sequence: {
    name: { zh: '期内顺序', en: 'sequence' },
    choices: {
      standard: { zh: '先违约，再还本付息，后早偿', en: 'default, then payment, then prepayment' },
      survivors_first: {
        zh: '先违约与早偿，再由存续部分还本付息',
        en: 'default and prepayment, then payment by the survivors',
      },
      contract_only: { zh: '仅按合同', en: 'contracts alone' },
    },
  },
  hazard: {
    name: { zh: '违约与早偿率折算', en: 'hazard of a period' },
    choices: {
      months_12: { zh: '按月数/12', en: 'by months / 12' },
      days_365: { zh: '按实际天数/365', en: 'by actual days / 365' },
    },
  },
  periodRate: {
    name: { zh: '期利率', en: 'rate of a period' },
    choices: {
      day_count: { zh: '按贷款的计息基准', en: 'by the loan’s day count' },
      nominal: { zh: '年利率按月数折算', en: 'the annual rate by months' },
    },
  },
  payment: {
    name: { zh: '每期还款', en: 'payment' },
    choices: {
      recast: { zh: '每期按剩余金额与期限重算', en: 'recast each period' },
      fixed: { zh: '保持封包日的金额', en: 'as it was at the cut-off' },
    },
  },
  rounding: {
    name: { zh: '取整', en: 'rounding' },
    choices: {
      none: { zh: '不取整', en: 'none' },
      half_up: { zh: '四舍五入到分', en: 'half up, to fen' },
      half_even: { zh: '四舍六入五成双到分', en: 'half to even, to fen' },
      floor: { zh: '向下取整到分', en: 'down, to fen' },
      product: { zh: '逐项取整', en: 'each amount' },
      payment: { zh: '按还款合计取整', en: 'the payment as a whole' },
      carried: { zh: '尾差结转', en: 'remainders carried' },
      dropped: { zh: '尾差不结转', en: 'remainders dropped' },
    },
  },
  remainder: {
    name: { zh: '按比例分配的尾差', en: 'odd fen of a pro-rata split' },
    choices: {
      largest: { zh: '归余数最大者', en: 'to the largest remainders' },
      in_turn: { zh: '按顺序每人一分', en: 'one each to the first' },
      first: { zh: '全部归顺序第一者', en: 'all to the first' },
    },
  },
  loss: {
    name: { zh: '损失确认', en: 'loss' },
    choices: {
      at_recovery: { zh: '回收时', en: 'at the recovery' },
      at_default: { zh: '违约时', en: 'at the default' },
    },
  },
} satisfies Record<keyof Conventions, ConventionWords>

/** How the curve of a pricing is read, and how spreads over it are compounded. */
export const PRICING_WORDS = {
  interpolation: {
    linear: { zh: '线性插值', en: 'straight between points' },
    monotone: { zh: '保形三次插值', en: 'monotone cubic between points' },
  },
  compounding: {
    continuous: { zh: '利差连续复利', en: 'spreads compounded continuously' },
    1: { zh: '利差每年复利一次', en: 'spreads compounded once a year' },
    2: { zh: '利差每年复利两次', en: 'spreads compounded twice a year' },
    4: { zh: '利差每年复利四次', en: 'spreads compounded four times a year' },
    12: { zh: '利差每月复利', en: 'spreads compounded monthly' },
  },
} as const satisfies Record<string, Readonly<Record<string, Words>>>

interface ConventionWords {
  readonly name: Words
  readonly choices: Readonly<Record<string, Words>>
}

/** Lists the conventions in words, a line for each. */
export function listConventionLines(
  conventions: Conventions,
  language: Language,
): readonly (readonly [name: string, text: string])[] {
  const { periodRate, rounding } = conventions
  const floored = periodRate.kind === 'nominal' ? periodRate.flooredTo : null
  const decimals = {
    zh: `，向下取至 ${floored} 位小数`,
    en: `, rounded down to ${floored} decimals`,
  }
  const chosen = {
    ...conventions,
    periodRate: [periodRate.kind],
    rounding: [rounding.mode, rounding.at, rounding.carried ? 'carried' : 'dropped'],
  }
  return Object.entries<ConventionWords>(CONVENTION_WORDS).map(([key, { name, choices }]) => {
    const choice = chosen[key as keyof Conventions]
    const words = [choice].flat().map(each => choices[each]![language])
    const more = key === 'periodRate' && floored !== null ? decimals[language] : ''
    return [name[language], words.join(language === 'zh' ? '，' : ', ') + more]
  })
}
