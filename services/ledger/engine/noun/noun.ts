import type * as z from 'zod'
import type { ActClass } from '../../../../contracts/command/act-class.ts'
import type { MadeId } from '../../../../contracts/command/made.ts'
import { assert } from '../../../../contracts/kernel/bug.ts'
import type { Accepted } from '../../../../contracts/kernel/decision.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import type { PartyId, WaitId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { ActsByName, AnyAct } from '../act/act.ts'
import type { InstrumentRule, Instruments } from '../act/instrument-rule.ts'
import type { Locked } from '../locked.ts'
import type { NounAudit } from '../replay/noun-audit.ts'
import type { Replayed } from '../replay/replayed.ts'
import type { View } from '../view/view.ts'

/**
 * All that the engine knows of a noun. Every member must be given: a noun, or a fact of one, that
 * lacks a part does not compile.
 */
export interface Noun<Own extends Fact, Acts extends ActsByName> {
  readonly name: string
  /** Its acts by the name in commands. */
  readonly acts: Acts
  /** What the ledger does with each of its facts. */
  readonly facts: FactRules<Own>
  /** The instrument that the noun is; null when titles never tile it. */
  readonly instrument: InstrumentRule | null
  /**
   * By the prefix of its records' ids, the SQL function that answers what a party is shown of them:
   * `(acting bigint, ids bigint[])` to `(id, record)`, a `ShownRecord`.
   */
  readonly shows: { readonly [prefix: string]: string }
  /** Primary keys of rows whose ids its commands bring: a taken one is refused, not retried. */
  readonly newIds: readonly string[]
  /** Begins a replay of the journal that rebuilds the noun's rows from what was signed. */
  audit(replayed: Replayed): NounAudit<Acts>
}

export type FactRules<Own extends Fact> = {
  readonly [Type in Own['type']]: FactRule<FactOfType<Own, Type>>
}

/** The member of a union of facts that may have this type. */
export type FactOfType<Own extends Fact, Type extends string> = Own extends Fact
  ? Type extends Own['type']
    ? Own
    : never
  : never

/** What the ledger does with facts of one type. */
export interface FactRule<Of extends Fact> {
  /** Lists the chains that an entry with the fact extends: ids of instruments, parties, keys. */
  chains(fact: Of): readonly string[]
  /** Does in memory what later acts of the same group must see; titles follow from postings. */
  apply(view: View, fact: Of, entry: EntryNumber): void
  /** Lists what the fact made, for the answer; titles, claims and holds follow from postings. */
  makes(fact: Of): readonly MadeId[]
  /** Writes the rows of all such facts of a group, which come in the order of their entries. */
  write(client: Locked, facts: readonly FactOfEntry<Of>[]): Promise<void>
}

/** For `FactRule.chains` where the entry extends only the chains of what it posts on. */
export const noChains = (): readonly string[] => []
/** For `FactRule.apply` where nothing later in a group depends on the fact. */
export const appliesNothing = (): void => undefined
/** For `FactRule.makes` where the fact changes or ends what was there. */
export const makesNothing = (): readonly MadeId[] => []
/** For `FactRule.write` where titles, claims, holds and allocations say all. */
export const writesNothing = async (): Promise<void> => undefined

/** A fact with the entry and the command that made it. */
export interface FactOfEntry<Of extends Fact = Fact> {
  readonly fact: Of
  readonly entry: EntryNumber
  readonly party: PartyId
  readonly command: string
  /** The wait that it opened; null when it made nobody wait. */
  readonly wait: WaitId | null
}

export type AnyNoun = Noun<Fact, ActsByName>

/** Checks at compile time that a noun has all its parts; answers it as it is. */
export function defineNoun<Own extends Fact>() {
  return <Acts extends ActsByName>(noun: Noun<Own, Acts>): Noun<Own, Acts> => noun
}

/** The nouns of a ledger, as the engine looks things up in them. */
export interface Nouns {
  readonly list: readonly AnyNoun[]
  readonly acts: ReadonlyMap<string, AnyAct>
  /** The forms of their bodies. */
  readonly bodies: ReadonlyMap<string, z.ZodType>
  readonly facts: ReadonlyMap<string, FactRule<Fact>>
  /** By the prefix of their ids. */
  readonly instruments: Instruments
  readonly newIds: ReadonlySet<string>
  readonly shows: ReadonlyMap<string, string>
  classOf(act: string): ActClass | null
}

/**
 * Puts nouns together. A fact that some act emits and no noun has a rule for does not compile.
 * Facts are written in the order of the nouns, and within a noun in the order of its rules.
 */
export function collectNouns<const All extends readonly AnyNoun[]>(
  list: All & EveryFactHasItsRule<All>,
): Nouns {
  const nouns: readonly AnyNoun[] = list
  const acts = mapOnce(nouns.flatMap(noun => Object.entries(noun.acts)))
  for (const [name, act] of acts) assert(act.name === name, `the act ${name} bears its name`)
  const rules = nouns.flatMap(({ instrument }) => (instrument === null ? [] : [instrument]))
  const instruments: Instruments = mapOnce(rules.map(rule => [rule.prefix, rule]))
  return {
    list: nouns,
    acts,
    bodies: new Map([...acts].map(([name, act]) => [name, resolveForm(act, instruments)])),
    facts: mapOnce(nouns.flatMap(noun => Object.entries<FactRule<Fact>>(noun.facts))),
    instruments,
    newIds: new Set(nouns.flatMap(noun => noun.newIds)),
    shows: mapOnce(nouns.flatMap(noun => Object.entries(noun.shows))),
    classOf: act => acts.get(act)?.class ?? null,
  }
}

function resolveForm({ body }: AnyAct, instruments: Instruments): z.ZodType {
  return typeof body === 'function' ? body(instruments) : body
}

function mapOnce<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  const map = new Map(entries)
  assert(map.size === entries.length, 'no two nouns share an act, a fact or a prefix')
  return map
}

type EveryFactHasItsRule<All extends readonly AnyNoun[]> =
  Exclude<EmittedBy<All[number]>, RuledBy<All[number]>> extends never
    ? unknown
    : { readonly 'facts without a rule': Exclude<EmittedBy<All[number]>, RuledBy<All[number]>> }

type RuledBy<One> = One extends { readonly facts: infer Rules } ? keyof Rules : never

type EmittedBy<One> = One extends { readonly acts: infer Acts } ? Emitted<Acts[keyof Acts]> : never

type Emitted<One> = One extends { decide(...given: never[]): infer Decided }
  ? TypeOfFacts<Decided>
  : never

type TypeOfFacts<Decided> =
  Decided extends Accepted<infer Of extends Fact, unknown> ? Of['type'] : never
