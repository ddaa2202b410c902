import type { ActAnswer, CommandAnswer } from '../../../../contracts/command/answer.ts'
import type { ActRefusal } from '../../../../contracts/command/command-refusal.ts'
import { type CosignRefusal, refuseWithout } from '../../../../contracts/command/cosign-refusal.ts'
import type { MadeId } from '../../../../contracts/command/made.ts'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  type Decision,
  type Refusal,
  type Refused,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import type { Fact } from '../../../../contracts/kernel/fact.ts'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { LedgerClock } from '../../../platform/ledger-clock.ts'
import type { ActContext } from '../act/act.ts'
import type { ReadAct, Unit, UnitAct } from '../act/unit.ts'
import type { VerifiedCommand } from '../act/verified-command.ts'
import type { AcceptedAct } from '../journal/accepted-act.ts'
import { chainsOf, findRule } from '../noun/fact-rules.ts'
import type { Nouns } from '../noun/noun.ts'
import { keepTilings, listPosted } from '../view/made.ts'
import { applyPostings } from '../view/postings.ts'
import type { View } from '../view/view.ts'
import type { Authority } from './authority.ts'
import { findFalse } from './shown.ts'

/** What a command is decided by, beside the view. */
export interface Law {
  readonly nouns: Nouns
  readonly authority: Authority
  /** The date outside, beyond which the business date is not rolled; null in a demonstration. */
  readonly today: () => BusinessDate | null
  readonly clock: LedgerClock
}

export interface Decided {
  readonly answer: CommandAnswer
  readonly accepted: readonly AcceptedAct[]
  /**
   * Whether the answer is remembered with the command's id. Refused signatures are not, nor is a
   * command of nothing but acts that are unknown or misformed: it might be of any size.
   */
  readonly remembered: boolean
}

/** Asks the contracts, in memory, act by act; what is accepted is done on the view. */
export function decideCommand(
  view: View,
  unit: Unit,
  entries: Iterator<EntryNumber>,
  law: Law,
  now: number,
): Decided {
  const { command, acts } = unit
  const cosigners = listCosigners(view, acts, command.party, law.nouns)
  const authorised = law.authority.authorise(view, unit, cosigners, now)
  if (!authorised.ok) return { answer: authorised, accepted: [], remembered: false }
  const remembered = acts.some(one => one.ok)
  // Only a whole manifest is ever undone: an act that is refused by itself has changed nothing yet.
  const tried = command.atomic ? view.fork() : view
  const answers: ActAnswer[] = []
  const accepted: AcceptedAct[] = []
  let moved = 0n
  for (const [part, one] of acts.entries()) {
    const done = one.ok ? decideAct(tried, command, part, one, entries, law) : one
    if (!done.ok) {
      answers.push(done)
      if (command.atomic)
        return { answer: { ok: true, acts: spoil(answers, acts) }, accepted: [], remembered }
    } else {
      const { entry, made } = done.value
      answers.push({ ok: true, entry: String(entry), made })
      accepted.push(done.value)
      if (one.ok && one.act.class === 'value') moved += one.amount ?? 0n
    }
  }
  if (command.atomic) tried.merge()
  if (moved > 0n)
    for (const party of authorised.value.alone) law.authority.count(view, party, moved)
  return { answer: { ok: true, acts: answers }, accepted, remembered }
}

/** Lists the parties that must sign beside the one that gives the command, each once. */
function listCosigners(
  view: View,
  acts: readonly UnitAct[],
  party: PartyId,
  { instruments }: Nouns,
): readonly PartyId[] {
  const named: PartyId[] = []
  for (const one of acts)
    if (one.ok)
      for (const cosigner of one.act.cosigners?.(one.body, view, instruments, party) ?? [])
        if (cosigner !== party && !named.includes(cosigner)) named.push(cosigner)
  return named
}

/** What an act before it in the manifest has made may name others than were asked for at first. */
function findMissing(
  view: View,
  { party, cosigners }: VerifiedCommand,
  one: ReadAct,
  nouns: Nouns,
): Refused<CosignRefusal> | null {
  const missing = listCosigners(view, [one], party, nouns).find(id => !cosigners.includes(id))
  return missing === undefined ? null : refuseWithout(missing, 'anybody')
}

function decideAct(
  view: View,
  command: VerifiedCommand,
  part: number,
  one: ReadAct,
  entries: Iterator<EntryNumber>,
  law: Law,
): Answer<AcceptedAct, Refusal> {
  const { nouns } = law
  const missing = part > 0 ? findMissing(view, command, one, nouns) : null
  if (missing) return missing
  const { party } = command
  const untrue = command.mustShow ? findUntrue(view, command, part, nouns) : null
  if (untrue) return untrue
  const next = entries.next()
  if (next.done) throw new Bug('a group draws an entry number for each of its acts')
  const entry = next.value
  const decision = askContract(view, party, one, entry, law)
  if (!decision.ok) return decision
  const { facts, postings } = decision
  const before = keepTilings(view, postings)
  applyPostings(view, postings, entry)
  const made: MadeId[] = []
  for (const fact of facts) {
    const rule = findRule(nouns, fact)
    rule.apply(view, fact, entry)
    for (const id of rule.makes(fact)) made.push(id)
  }
  for (const id of listPosted(view, before, postings, entry)) made.push(id)
  const subjects = chainsOf(nouns, facts, postings)
  return answer({ entry, act: one.act.name, command, part, facts, postings, made, subjects })
}

/** Asks the contract of an act, and changes nothing. */
export function askContract(
  view: View,
  party: PartyId,
  { act, body, state }: ReadAct,
  entry: EntryNumber,
  { nouns, today, clock }: Law,
): Decision<Fact, Posting, Refusal> {
  const { asOf, calendar, rules } = view
  const context: ActContext = {
    party,
    asOf,
    calendar,
    rules,
    entry,
    now: clock(asOf),
    today: today(),
    instruments: nouns.instruments,
    classOf: nouns.classOf,
  }
  return act.decide(body, view, context, state)
}

/** What a person signs must say the truth of each record that the act names. */
export function findUntrue(
  view: View,
  { acts, shown, party }: Pick<VerifiedCommand, 'acts' | 'shown' | 'party'>,
  part: number,
  nouns: Nouns,
): Refused<ActRefusal> | null {
  const given = shown?.[part]
  if (given === undefined) return refuse('command_must_show_what_is_signed', 'shown')
  const at = findFalse(view, given, acts[part]!.body, party, nouns)
  return at === null ? null : refuse('shown_must_be_true', `shown.${part}.${at}`)
}

/** In an atomic manifest the neighbours of a refused act are refused for its sake. */
function spoil(answers: readonly ActAnswer[], acts: readonly UnitAct[]): ActAnswer[] {
  return acts.map((_, part) => {
    const own = answers[part]
    if (own && !own.ok) return own
    return refuse('manifest_must_be_accepted_whole', '', { act: answers.length })
  })
}
