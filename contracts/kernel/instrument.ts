import type { BusinessDate } from './date.ts'
import type { Refusal, Refused } from './decision.ts'
import type { InstrumentId, PartyId } from './id.ts'
import { type Currency, type Money, money, type Units, units } from './money.ts'
import type { Vocabulary } from './refusal-text.ts'
import type { RuledContext } from './rules.ts'
import type { HoldKind, Tiling, Title } from './title.ts'

/** What the smallest part of an instrument is: the minor unit of a currency, a gram, a piece. */
export type Unit =
  | { readonly name: 'MINOR_UNITS'; readonly currency: Currency }
  | { readonly name: Exclude<UnitName, 'MINOR_UNITS'> }

export type UnitName = 'MINOR_UNITS' | 'GRAMS' | 'PIECES' | 'NOTE_UNITS'

/** Units as the sentences of refusals say them. */
export const UNIT_WORDS: Vocabulary<UnitName> = {
  MINOR_UNITS: { zh: '货币', en: 'money' },
  GRAMS: { zh: '克', en: 'grams' },
  PIECES: { zh: '件', en: 'pieces' },
  NOTE_UNITS: { zh: '份', en: 'units of notes' },
}

/** A number of units as refusals show it: money with its currency, of others the number. */
export function sizeIn(unit: Unit, count: bigint): Money | Units {
  return unit.name === 'MINOR_UNITS' ? money(count, unit.currency) : units(count)
}

/** An instrument is read under its lock, with at least the titles that an act names. */
export interface Instrument {
  readonly id: InstrumentId
  readonly unit: Unit
  readonly tiling: Tiling
  /** Titles that its whole face is cut into now, retired ones too. */
  readonly titleCount: number
  /** Cuts among them that only holds keep: see `countHoldCuts`. */
  readonly holdCuts: number
  readonly guard: InstrumentGuard
}

/** All that an act names, those too that are not there: of these only the guard has a say. */
export type InstrumentsById = ReadonlyMap<InstrumentId, Instrument>

/**
 * What its noun adds to the acts on titles of an instrument: duties of its own, each refused at the
 * place given, or null. Their names and texts stand beside the clauses of the noun.
 */
export interface InstrumentGuard {
  /** It is there and in force: asked of those who may name any. */
  stand(at: string): Guarded
  /** Its titles may be offered on the business date. */
  offer(context: RuledContext, at: string): Guarded
  /** Its titles may be pledged to this party on the business date. */
  pledge(pledgee: PartyId, context: RuledContext, at: string): Guarded
  /** What is amiss with it on the business date, which who takes it as security must name. */
  flaws(context: RuledContext): readonly FoundFlaw[]
  /** The first business date on which no offer of its titles is open any more; null: none is. */
  offersEnd(context: Pick<RuledContext, 'calendar' | 'rules'>): BusinessDate | null
  /**
   * A party may set this hold, which is no court's, over titles that the span meets; asked before
   * it is said what is there.
   */
  setHold(hold: HoldKind, party: PartyId, met: readonly Title[], at: string): Guarded
  /** Such a hold reaches this title. */
  reach(hold: HoldKind, title: Title, at: string): Guarded
}

/** What makes an instrument worth less than it says. */
export const FLAWS = ['overdue', 'red_lettered'] as const
export type Flaw = (typeof FLAWS)[number]

/** A flaw with how far it goes, in units; 0 where that says nothing. */
export interface FoundFlaw {
  readonly flaw: Flaw
  readonly extent: bigint
}

/** Who must sign an act on its titles beside the party that gives the command. */
export type Cosigners = { readonly [Act in CosignedAct]: readonly PartyId[] }
/** `lift`: of the hold that an alarm has set. */
export type CosignedAct = 'transfer' | 'pledge' | 'release' | 'lift'

/** Of an instrument whose holders and pledgees dispose of their titles alone. */
export const NO_COSIGNERS: Cosigners = { transfer: [], pledge: [], release: [], lift: [] }

export type Guarded = Refused<Refusal> | null
