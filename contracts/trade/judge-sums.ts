import { Rate } from '../kernel/rate.ts'
import type { Allowance, InvoiceSums } from './invoice-sums.ts'

/** A rule of the standard that an electronic invoice breaks, with what it says and should say. */
export interface BrokenRule {
  readonly rule: SumRule
  readonly found: string
  readonly expected: string
}

/**
 * Judges an electronic invoice by the rules of EN 16931 on its sums (BR-CO) and by those of Peppol
 * on whom it goes to; answers with each that it breaks. BR-CO-05 to 08 compare a reason in words
 * with its code, and BR-CO-09 asks for a prefix that Chinese codes do not have: neither is judged.
 * Rule: C20
 */
export function judgeSums(sums: InvoiceSums): readonly BrokenRule[] {
  return SUM_RULES.flatMap(rule => {
    const broken = RULES[rule](sums)
    return broken ? [{ rule, ...broken }] : []
  })
}

type Judged = { readonly found: string; readonly expected: string } | null

const ZERO = new Rate(0)
/** The standard rounds sums to two places, whatever the currency. */
const PLACES = 2
/** A tax that was reckoned line by line may differ by less than this from rate times sum. */
const TAX_TOLERANCE = 1

const RULES = {
  'BR-CO-03': ({ saysTaxPointTwice }) => must(!saysTaxPointTwice, 'tax point date, code', 'one'),
  'BR-CO-04': ({ lines }) =>
    must(
      lines.every(line => line.hasTaxCategory),
      'none',
      'a category',
    ),
  'BR-CO-10': ({ totals, lines }) => mustEqual(totals.lines, sum(lines.map(line => line.amount))),
  'BR-CO-11': ({ totals, allowances }) => judgeTotal(totals.allowances, of(allowances, false)),
  'BR-CO-12': ({ totals, allowances }) => judgeTotal(totals.charges, of(allowances, true)),
  'BR-CO-13': ({ totals: { lines, allowances, charges, withoutTax } }) =>
    lines && mustEqual(withoutTax, lines.minus(allowances ?? ZERO).plus(charges ?? ZERO)),
  'BR-CO-14': ({ taxes }) =>
    first(taxes, ({ amount, parts }) =>
      parts.length === 0 ? null : mustEqual(amount, sum(parts.map(part => part.tax))),
    ),
  'BR-CO-15': judgeTotalWithTax,
  'BR-CO-16': ({ totals: { withTax, prepaid, rounding, payable } }) =>
    withTax && mustEqual(payable, withTax.minus(prepaid ?? ZERO).plus(rounding ?? ZERO)),
  'BR-CO-17': ({ taxes }) => first(taxes, ({ parts }) => first(parts, judgeTax)),
  'BR-CO-18': ({ taxes }) =>
    must(
      taxes.some(tax => tax.parts.length > 0),
      '0',
      '≥ 1',
    ),
  'BR-CO-19': ({ period }) => must(period?.isDated ?? true, 'no date', 'a date'),
  'BR-CO-20': ({ lines }) =>
    must(
      lines.every(line => line.period?.isDated ?? true),
      'no date',
      'a date',
    ),
  'BR-CO-21': ({ allowances }) => judgeReasons(allowances, false),
  'BR-CO-22': ({ allowances }) => judgeReasons(allowances, true),
  'BR-CO-23': ({ lines }) => first(lines, line => judgeReasons(line.allowances, false)),
  'BR-CO-24': ({ lines }) => first(lines, line => judgeReasons(line.allowances, true)),
  'BR-CO-25': ({ isRedLetter, totals, saysWhenDue }) =>
    must(isRedLetter || saysWhenDue || !totals.payable?.gt(0), 'none', 'a due date or terms'),
  'BR-CO-26': ({ seller }) => must(seller?.hasIdentifier ?? true, 'none', 'an identifier'),
  'PEPPOL-EN16931-R003': ({ isPeppol, hasReference }) =>
    must(!isPeppol || hasReference, 'none', 'a buyer reference or an order'),
  'PEPPOL-EN16931-R010': ({ isPeppol, buyerHasAddress }) =>
    must(!isPeppol || buyerHasAddress, 'none', 'the electronic address of the buyer'),
  'PEPPOL-EN16931-R020': ({ isPeppol, seller }) =>
    must(!isPeppol || seller?.hasAddress === true, 'none', 'the electronic address of the seller'),
} satisfies Record<string, (sums: InvoiceSums) => Judged>

export type SumRule = keyof typeof RULES
export const SUM_RULES = Object.keys(RULES) as readonly SumRule[]

function must(isMet: boolean, found: string, expected: string): Judged {
  return isMet ? null : { found, expected }
}

/** What is not said is not judged here: that it must be said is another rule of the standard. */
function mustEqual(found: Rate | null, expected: Rate): Judged {
  const rounded = expected.toDecimalPlaces(PLACES, Rate.ROUND_HALF_UP)
  if (found === null || found.eq(rounded)) return null
  return { found: found.toFixed(), expected: rounded.toFixed() }
}

/** A total of allowances may be left out where there are none, and only there. */
function judgeTotal(total: Rate | null, parts: readonly Allowance[]): Judged {
  if (total !== null) return mustEqual(total, sum(parts.map(part => part.amount)))
  return must(parts.length === 0, 'none', sum(parts.map(part => part.amount)).toFixed())
}

function judgeTotalWithTax({ currency, taxes, totals }: InvoiceSums): Judged {
  const own = taxes.filter(tax => tax.currency === currency)
  if (totals.withoutTax === null || totals.withTax === null || currency === null) return null
  if (own.length !== 1) return { found: `${own.length} totals of tax`, expected: '1' }
  return mustEqual(totals.withTax, totals.withoutTax.plus(own[0]!.amount ?? ZERO))
}

function judgeTax({
  taxable,
  tax,
  percent,
}: InvoiceSums['taxes'][number]['parts'][number]): Judged {
  if (tax === null) return null
  const reckoned = (taxable ?? ZERO)
    .abs()
    .times(percent ?? ZERO)
    .div(100)
  const expected = reckoned.toDecimalPlaces(PLACES, Rate.ROUND_HALF_UP)
  const isNear =
    percent === null ? tax.round().isZero() : tax.abs().minus(expected).abs().lt(TAX_TOLERANCE)
  return must(isNear, tax.toFixed(), expected.toFixed())
}

function judgeReasons(allowances: readonly Allowance[], isCharge: boolean): Judged {
  return must(
    of(allowances, isCharge).every(one => one.hasReason),
    'none',
    'a reason or its code',
  )
}

function of(allowances: readonly Allowance[], isCharge: boolean): readonly Allowance[] {
  return allowances.filter(one => one.isCharge === isCharge)
}

function first<Item>(items: readonly Item[], judge: (item: Item) => Judged): Judged {
  for (const item of items) {
    const broken = judge(item)
    if (broken) return broken
  }
  return null
}

function sum(amounts: readonly (Rate | null)[]): Rate {
  return amounts.reduce<Rate>((total, amount) => total.plus(amount ?? ZERO), ZERO)
}
