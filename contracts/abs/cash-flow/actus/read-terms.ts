import { type Answer, answer } from '../../../kernel/answer.ts'
import type { Calendar, Roll } from '../../../kernel/calendar.ts'
import { MONDAY_TO_FRIDAY, type RollOrder } from '../../../kernel/calendars.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import { Rate } from '../../../kernel/rate.ts'
import { type ApplicabilityRefusal, findMisplacedTerm, UNFOLLOWED_TYPES } from './applicability.ts'
import { TermReader, type TermRefusal } from './term-reader.ts'
import type {
  ActusDayCount,
  ActusRoll,
  ActusTerms,
  CalculationBase,
  Fee,
  Prepayment,
  Price,
  RateReset,
  Recurrence,
  Scaling,
} from './terms.ts'

export type ReadRefusal =
  | TermRefusal
  | ApplicabilityRefusal
  | 'rate_must_name_its_day_count'
  | 'a_day_count_must_have_its_calendar'
  | 'maturity_must_follow_the_initial_exchange'
  | 'a_contract_must_state_how_principal_is_redeemed'
  | 'a_contract_must_state_its_payment'

const CONTRACT_TYPES = { PAM: 'PAM', LAM: 'LAM', NAM: 'NAM', ANN: 'ANN' } as const
const ROLES: Readonly<Record<string, 1 | -1>> = {
  RPA: 1,
  RPL: -1,
  LG: 1,
  ST: -1,
  BUY: 1,
  SEL: -1,
  RFL: 1,
  PFL: -1,
  RF: 1,
  PF: -1,
  COL: 1,
  CNO: 1,
  GUA: -1,
  OBL: 1,
  UDL: 1,
  UDLP: 1,
  UDLM: -1,
}
/** The acronyms, and their spelling in earlier dictionaries. */
const DAY_COUNTS: Record<string, ActusDayCount> = {
  AA: 'A/A ISDA',
  'A/AISDA': 'A/A ISDA',
  A360: 'A/360',
  'A/360': 'A/360',
  A365: 'A/365F',
  'A/365': 'A/365F',
  '30E360': '30E/360',
  '30E/360': '30E/360',
  '30E360ISDA': '30E/360 ISDA',
  '30E/360ISDA': '30E/360 ISDA',
  A336: 'A/336',
  '28E336': '28E/336',
  B252: 'B/252',
  'B/252': 'B/252',
}
const ROLLS: Record<string, { roll: Roll; order: RollOrder } | 'none'> = {
  NULL: 'none',
  NOS: 'none',
  SCF: { roll: 'following', order: 'shift_calc' },
  SCMF: { roll: 'modified_following', order: 'shift_calc' },
  SCP: { roll: 'preceding', order: 'shift_calc' },
  SCMP: { roll: 'modified_preceding', order: 'shift_calc' },
  CSF: { roll: 'following', order: 'calc_shift' },
  CSMF: { roll: 'modified_following', order: 'calc_shift' },
  CSP: { roll: 'preceding', order: 'calc_shift' },
  CSMP: { roll: 'modified_preceding', order: 'calc_shift' },
}

/** Calendars by the code that contracts use; MF and NC, also in full, are built in. */
export type Calendars = Readonly<Record<string, Calendar>>

/**
 * Reads the terms of a contract from JSON by the names of the ACTUS dictionary. Numbers may be JSON
 * numbers or decimal strings. Refuses with the path of the first term that is wrong.
 */
export function readTerms(
  json: unknown,
  calendars: Calendars = {},
  path = 'terms',
): Answer<ActusTerms, ReadRefusal> {
  const reader = new TermReader(json, path)
  reader.only('contractType', Object.keys(CONTRACT_TYPES), UNFOLLOWED_TYPES)
  const type = reader.choice('contractType', CONTRACT_TYPES)
  const wrongTerm = type && findMisplacedTerm(reader, type)
  if (wrongTerm) return refuse(wrongTerm[0], `${path}.${wrongTerm[1]}`)
  const terms = readAllTerms(reader, calendars)
  if (reader.refused) return reader.refused
  return checkCoherence(reader, terms) ?? answer(terms)
}

function readAllTerms(r: TermReader, calendars: Calendars): ActusTerms {
  refuseUnfollowed(r)
  const nominalInterestRate = r.number('nominalInterestRate')
  const zero = new Rate(0)
  return {
    contractType: r.required(r.choice('contractType', CONTRACT_TYPES), 'contractType', 'PAM'),
    roleSign: r.required(r.choice('contractRole', ROLES), 'contractRole', 1),
    currency: r.required(r.text('currency'), 'currency', ''),
    settlementCurrency: r.text('settlementCurrency'),
    statusDate: r.required(r.moment('statusDate'), 'statusDate', 0),
    initialExchangeDate: r.required(r.moment('initialExchangeDate'), 'initialExchangeDate', 0),
    maturityDate: r.moment('maturityDate'),
    amortizationDate: r.moment('amortizationDate'),
    notionalPrincipal: r.required(r.unsigned('notionalPrincipal'), 'notionalPrincipal', zero),
    premiumDiscountAtIED: r.number('premiumDiscountAtIED') ?? zero,
    nominalInterestRate,
    accruedInterest: r.number('accruedInterest'),
    dayCount: r.choice('dayCountConvention', DAY_COUNTS) ?? 'A/365F',
    endOfMonth: r.choice('endOfMonthConvention', { EOM: true, SD: false }) ?? false,
    roll: readRoll(r, calendars),
    interestPayment: readRecurrence(r, 'InterestPayment'),
    capitalizationEndDate: r.moment('capitalizationEndDate'),
    principalRedemption: readRecurrence(r, 'PrincipalRedemption'),
    nextPrincipalRedemptionPayment: r.unsigned('nextPrincipalRedemptionPayment'),
    calculationBase: readCalculationBase(r),
    rateReset: readRateReset(r),
    fee: readFee(r),
    scaling: readScaling(r),
    prepayment: readPrepayment(r),
    purchase: readPrice(r, 'purchaseDate', 'priceAtPurchaseDate'),
    termination: readPrice(r, 'terminationDate', 'priceAtTerminationDate'),
  }
}

/** Refuses the values of the standard for which no payments are defined here. */
function refuseUnfollowed(r: TermReader): void {
  r.only('contractPerformance', ['PF', 'DL', 'DQ'], ['DF', 'MA', 'TE'])
  r.only('cyclePointOfInterestPayment', ['E'], ['B'])
  r.only('cyclePointOfRateReset', ['B'], ['E'])
}

function checkCoherence(r: TermReader, terms: ActusTerms): Refused<ReadRefusal> | null {
  const at = (name: string) => `${r.path}.${name}`
  const { contractType, maturityDate, amortizationDate } = terms
  if (terms.nominalInterestRate !== null && r.text('dayCountConvention') === null) {
    return refuse('rate_must_name_its_day_count', at('dayCountConvention'))
  }
  if (terms.dayCount === 'B/252' && terms.roll === null) {
    return refuse('a_day_count_must_have_its_calendar', at('calendar'))
  }
  if (contractType === 'PAM' && maturityDate === null) {
    return refuse('a_term_must_be_given', at('maturityDate'))
  }
  if (terms.rateReset !== null && terms.nominalInterestRate === null) {
    return refuse('a_term_must_be_given', at('nominalInterestRate'))
  }
  const end = maturityDate ?? amortizationDate
  if (end !== null && end <= terms.initialExchangeDate) {
    const name = maturityDate === null ? 'amortizationDate' : 'maturityDate'
    return refuse('maturity_must_follow_the_initial_exchange', at(name))
  }
  if (contractType !== 'PAM' && terms.principalRedemption === null) {
    const name = at('cycleOfPrincipalRedemption')
    return refuse('a_contract_must_state_how_principal_is_redeemed', name)
  }
  if (contractType === 'NAM' && terms.nextPrincipalRedemptionPayment === null) {
    return refuse('a_contract_must_state_its_payment', at('nextPrincipalRedemptionPayment'))
  }
  return null
}

function readRoll(r: TermReader, calendars: Calendars): ActusRoll | null {
  const none = { NC: 'none', NoCalendar: 'none' } as const
  const known = { ...none, MF: MONDAY_TO_FRIDAY, MondayToFriday: MONDAY_TO_FRIDAY, ...calendars }
  const convention = r.choice('businessDayConvention', ROLLS) ?? 'none'
  const calendar = r.choice<Calendar | 'none'>('calendar', known) ?? 'none'
  if (calendar === 'none') return null
  return convention === 'none'
    ? { calendar, roll: 'unadjusted', order: 'shift_calc' }
    : { calendar, ...convention }
}

/** Reads `cycleAnchorDateOfX` and `cycleOfX`; null when neither is given. */
function readRecurrence(r: TermReader, name: string): Recurrence | null {
  const anchor = r.moment(`cycleAnchorDateOf${name}`)
  const cycle = r.cycle(`cycleOf${name}`)
  return anchor === null && cycle === null ? null : { anchor, cycle }
}

function readCalculationBase(r: TermReader): CalculationBase {
  const kinds = { NT: 'NT', NTIED: 'NTIED', NTL: 'NTL' } as const
  return {
    kind: r.choice<CalculationBase['kind']>('interestCalculationBase', kinds) ?? 'NT',
    amount: r.unsigned('interestCalculationBaseAmount'),
    update: readRecurrence(r, 'InterestCalculationBase'),
  }
}

function readRateReset(r: TermReader): RateReset | null {
  const recurrence = readRecurrence(r, 'RateReset')
  if (recurrence === null) return null
  const code = 'marketObjectCodeOfRateReset'
  return {
    recurrence,
    index: r.required(r.text(code), code, ''),
    multiplier: r.number('rateMultiplier') ?? new Rate(1),
    spread: r.number('rateSpread') ?? new Rate(0),
    nextRate: r.number('nextResetRate'),
    lifeCap: r.number('lifeCap'),
    lifeFloor: r.number('lifeFloor'),
    periodCap: r.number('periodCap')?.abs() ?? null,
    periodFloor: r.number('periodFloor')?.abs() ?? null,
  }
}

function readFee(r: TermReader): Fee | null {
  const rate = r.number('feeRate')
  if (rate === null || rate.isZero()) return null
  const basis = r.choice<Fee['basis']>('feeBasis', { A: 'A', N: 'N' })
  const recurrence = readRecurrence(r, 'Fee')
  return {
    basis: r.required(basis, 'feeBasis', 'A'),
    rate,
    recurrence: r.required(recurrence, 'cycleOfFee', { anchor: null, cycle: null }),
    accrued: r.number('feeAccrued'),
  }
}

function readScaling(r: TermReader): Scaling | null {
  const effect = r.text('scalingEffect') ?? '000'
  if (/^[I0O][N0O]M$/.test(effect)) r.refuse('a_term_must_be_one_that_is_followed', 'scalingEffect')
  else if (!/^[I0O][N0O][0O]$/.test(effect)) {
    r.refuse('a_value_must_be_known_to_the_standard', 'scalingEffect')
  }
  const [scalesInterest, scalesNotional] = [effect[0] === 'I', effect[1] === 'N']
  if (!scalesInterest && !scalesNotional) return null
  const recurrence = readRecurrence(r, 'ScalingIndex')
  const code = 'marketObjectCodeOfScalingIndex'
  const one = new Rate(1)
  return {
    index: recurrence === null ? '' : r.required(r.text(code), code, ''),
    base: recurrence === null ? one : readScalingBase(r),
    recurrence,
    scalesNotional,
    scalesInterest,
    notionalMultiplier: r.number('notionalScalingMultiplier') ?? one,
    interestMultiplier: r.number('interestScalingMultiplier') ?? one,
  }
}

function readScalingBase(r: TermReader): Rate {
  const name = 'scalingIndexAtContractDealDate'
  const base = r.required(r.number(name), name, new Rate(1))
  if (base.isZero()) r.refuse('a_term_must_be_given', name)
  return base
}

function readPrepayment(r: TermReader): Prepayment | null {
  const effect = r.choice('prepaymentEffect', { N: 'N', A: 'A', M: 'M' }) ?? 'N'
  if (effect === 'N') return null
  const lastDay = 'optionExerciseEndDate'
  if (r.text(lastDay) !== null) r.refuse('a_term_must_be_one_that_is_followed', lastDay)
  const types = { O: 'O', A: 'A', N: 'N', I: 'I' } as const
  const type = r.choice<Prepayment['penalty']['type']>('penaltyType', types) ?? 'O'
  const recurrence = readRecurrence(r, 'Optionality')
  const code = 'objectCodeOfPrepaymentModel'
  return {
    model: recurrence && { recurrence, index: r.required(r.text(code), code, '') },
    penalty: { type, rate: r.number('penaltyRate') ?? new Rate(0) },
  }
}

function readPrice(r: TermReader, date: string, price: string): Price | null {
  const at = r.moment(date)
  return at === null ? null : { at, price: r.required(r.number(price), price, new Rate(0)) }
}
