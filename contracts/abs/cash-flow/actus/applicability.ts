import { nearest } from '../../expression/nearest.ts'
import type { TermReader } from './term-reader.ts'
import type { ContractType } from './terms.ts'

/** Terms of the dictionary (1.3) that inform about a contract and change none of its payments. */
const INFORMING = [
  'contractID',
  'creatorID',
  'counterpartyID',
  'contractDealDate',
  'marketObjectCode',
  'seniority',
  'nonPerformingDate',
  'gracePeriod',
  'delinquencyPeriod',
  'delinquencyRate',
  'prepaymentPeriod',
  'creditLineAmount',
  'marketValueObserved',
  'fixingPeriod',
  'fixingDays',
]

const FOLLOWED = [
  'calendar',
  'businessDayConvention',
  'endOfMonthConvention',
  'contractType',
  'contractRole',
  'statusDate',
  'currency',
  'settlementCurrency',
  'contractPerformance',
  'dayCountConvention',
  'initialExchangeDate',
  'maturityDate',
  'notionalPrincipal',
  'premiumDiscountAtIED',
  'nominalInterestRate',
  'accruedInterest',
  'capitalizationEndDate',
  'cycleAnchorDateOfInterestPayment',
  'cycleOfInterestPayment',
  'cyclePointOfInterestPayment',
  'cyclePointOfRateReset',
  'cycleAnchorDateOfRateReset',
  'cycleOfRateReset',
  'marketObjectCodeOfRateReset',
  'rateSpread',
  'rateMultiplier',
  'nextResetRate',
  'lifeCap',
  'lifeFloor',
  'periodCap',
  'periodFloor',
  'cycleAnchorDateOfFee',
  'cycleOfFee',
  'feeBasis',
  'feeRate',
  'feeAccrued',
  'cycleAnchorDateOfScalingIndex',
  'cycleOfScalingIndex',
  'marketObjectCodeOfScalingIndex',
  'scalingEffect',
  'scalingIndexAtContractDealDate',
  'notionalScalingMultiplier',
  'interestScalingMultiplier',
  'cycleAnchorDateOfOptionality',
  'cycleOfOptionality',
  'optionExerciseEndDate',
  'prepaymentEffect',
  'objectCodeOfPrepaymentModel',
  'penaltyType',
  'penaltyRate',
  'purchaseDate',
  'priceAtPurchaseDate',
  'terminationDate',
  'priceAtTerminationDate',
]

const REDEEMED = [
  'cycleAnchorDateOfPrincipalRedemption',
  'cycleOfPrincipalRedemption',
  'nextPrincipalRedemptionPayment',
  'interestCalculationBase',
  'interestCalculationBaseAmount',
  'cycleAnchorDateOfInterestCalculationBase',
  'cycleOfInterestCalculationBase',
]

/** The terms of each type beyond those of all types. */
const OF_TYPE: Readonly<Record<ContractType, readonly string[]>> = {
  PAM: [],
  LAM: REDEEMED,
  NAM: REDEEMED,
  ANN: [...REDEEMED, 'amortizationDate'],
}

/** Terms of the dictionary that only other types have and that would change payments. */
const OF_OTHERS = [
  'arrayCycleAnchorDateOfInterestPayment',
  'arrayCycleOfInterestPayment',
  'arrayCycleAnchorDateOfPrincipalRedemption',
  'arrayCycleOfPrincipalRedemption',
  'arrayNextPrincipalRedemptionPayment',
  'arrayIncreaseDecrease',
  'arrayCycleAnchorDateOfRateReset',
  'arrayCycleOfRateReset',
  'arrayRate',
  'arrayFixedVariable',
  'contractStructure',
  'currency2',
  'notionalPrincipal2',
  'nominalInterestRate2',
  'maximumPenaltyFreeDisbursement',
  'xDayNotice',
  'quantity',
  'unit',
  'cycleAnchorDateOfDividend',
  'cycleOfDividend',
  'nextDividendPaymentAmount',
  'optionStrike1',
  'optionStrike2',
  'optionType',
  'optionExerciseType',
  'exerciseDate',
  'exerciseAmount',
  'settlementPeriod',
  'deliverySettlement',
  'guaranteedExposure',
  'coverageOfCreditEnhancement',
  'creditEventTypeCovered',
]

/** The other contract types of the dictionary (1.3): known, and not followed here. */
export const UNFOLLOWED_TYPES = [
  'LAX',
  'NAX',
  'ANX',
  'CLM',
  'UMP',
  'CSH',
  'STK',
  'COM',
  'BNDCP',
  'BNDWR',
  'SCRCR',
  'SCRMR',
  'MAR',
  'REP',
  'FXOUT',
  'SWPPV',
  'SWAPS',
  'CAPFL',
  'OPTNS',
  'FUTUR',
  'CEG',
  'CEC',
  'BCS',
  'PBN',
  'EXOTi',
]

/** A field that differs from a term by more letters is a field of the caller. */
const SLIPS_MAX = 2

export type ApplicabilityRefusal =
  | 'a_term_must_belong_to_the_contract_type'
  | 'a_term_must_be_spelt_as_the_standard_has_it'

/** Lists the terms that a type follows. */
export function listFollowedTerms(type: ContractType): readonly string[] {
  return [...FOLLOWED, ...OF_TYPE[type]]
}

/** Lists the terms that inform and change no payment. */
export function listInformingTerms(): readonly string[] {
  return INFORMING
}

/**
 * Finds the first field that is a term of another type, or nearly a term; other fields are the
 * caller’s own.
 */
export function findMisplacedTerm(
  reader: TermReader,
  type: ContractType,
): readonly [ApplicabilityRefusal, string] | null {
  const own = new Set([...listFollowedTerms(type), ...INFORMING])
  const elsewhere = [...Object.values(OF_TYPE).flat(), ...OF_OTHERS]
  for (const [name, value] of Object.entries(reader.fields)) {
    if (own.has(name) || value === null || value === undefined || value === '') continue
    if (elsewhere.includes(name)) return ['a_term_must_belong_to_the_contract_type', name]
    if (nearest(name, own, SLIPS_MAX) !== null) {
      return ['a_term_must_be_spelt_as_the_standard_has_it', name]
    }
  }
  return null
}
