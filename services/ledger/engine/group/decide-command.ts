import type { ActAnswer } from '../../../../contracts/command/command.ts'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { Refused } from '../../../../contracts/kernel/decision.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import {
  type Authorised,
  type AuthoriseRefusal,
  authorise,
} from '../../../../contracts/party/authorise.ts'
import { STRICTEST_POLICY } from '../../../../contracts/party/party.ts'
import type { Act, ReadSet } from '../act/act.ts'
import type { LedgerFact } from '../act/fact.ts'
import { subjectsOf } from '../journal/subjects-of.ts'
import { applyFact } from '../view/apply-fact.ts'
import { applyPostings, fork, merge, type View } from '../view/view.ts'
import { askedOfSigners } from './asked-of-signers.ts'
import type { CommandAnswer, CommandRefused, VerifiedCommand } from './verified-command.ts'

/** A command with its acts read: each is known and its body has the right form, or says why not. */
export interface Unit {
  readonly command: VerifiedCommand
  readonly acts: readonly UnitAct[]
}

export type UnitAct =
  | {
      readonly act: Act<unknown, unknown>
      readonly body: unknown
      readonly needs: ReadSet
      readonly state: unknown
    }
  | CommandRefused

/** An act that was accepted, as it goes into the journal. */
export interface AcceptedAct {
  readonly entry: EntryNumber
  readonly act: string
  readonly command: VerifiedCommand
  readonly part: number
  readonly facts: readonly LedgerFact[]
  readonly postings: readonly Posting[]
  /** What its entry touches. */
  readonly subjects: readonly string[]
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
  { command, acts }: Unit,
  entries: Iterator<EntryNumber>,
  now: number,
): Decided {
  const authorised = authoriseAll(view, { command, acts }, now)
  if (!authorised.ok) {
    const { refusal, path } = authorised
    return { answer: { refusal, path }, accepted: [], remembered: false }
  }
  const remembered = acts.some(one => 'act' in one)
  // Only a whole manifest is ever undone: an act that is refused alone has changed nothing yet.
  const tried = command.atomic ? fork(view) : view
  const answers: ActAnswer[] = []
  const accepted: AcceptedAct[] = []
  let moved = 0n
  for (const [part, one] of acts.entries()) {
    const done = 'refusal' in one ? one : decideAct(tried, command, part, one, entries)
    if ('refusal' in done) {
      answers.push(refusalOf(done))
      if (command.atomic)
        return { answer: { acts: spoil(answers, acts) }, accepted: [], remembered }
    } else {
      answers.push({ entry: String(done.entry) })
      accepted.push(done)
      if ('act' in one && one.act.class === 'value') moved += one.act.amount(one.body)
    }
  }
  if (command.atomic) merge(tried)
  if (authorised.alone && moved > 0n)
    view.singleSigned.set(command.party, (view.singleSigned.get(command.party) ?? 0n) + moved)
  return { answer: { acts: answers }, accepted, remembered }
}

function refusalOf({ refusal, path, details }: CommandRefused): CommandRefused {
  return details ? { refusal, path, details } : { refusal, path }
}

function decideAct(
  view: View,
  command: VerifiedCommand,
  part: number,
  { act, body, state }: Exclude<UnitAct, { refusal: string }>,
  entries: Iterator<EntryNumber>,
): AcceptedAct | CommandRefused {
  const { asOf, calendar, rules } = view
  const next = entries.next()
  if (next.done) throw new Bug('a group draws an entry number for each of its acts')
  const context = { party: command.party, asOf, calendar, rules, entry: next.value }
  const decision = act.decide(body, view, context, state)
  if (!decision.ok) return decision
  const { facts, postings } = decision
  applyPostings(view, postings, next.value)
  for (const fact of facts) applyFact(view, fact, next.value)
  const subjects = subjectsOf(decision)
  return { entry: next.value, act: act.name, command, part, facts, postings, subjects }
}

/** The signatures are compared with each thing that the command asks of them. */
function authoriseAll(
  view: View,
  { command, acts }: Unit,
  now: number,
): Authorised | Refused<AuthoriseRefusal> {
  const enrolled = view.parties.get(command.party)
  const signers = command.keys.flatMap(key => view.signers.get(key) ?? [])
  const authority = {
    party: enrolled?.party ?? null,
    policy: enrolled?.policy ?? STRICTEST_POLICY,
    mandates: view.mandates.filter(m => command.keys.includes(m.key)),
    singleSigned: (enrolled?.singleSigned ?? 0n) + (view.singleSigned.get(command.party) ?? 0n),
  }
  let alone = false
  for (const asked of askedOfSigners(acts)) {
    const authorised = authorise(command, signers, authority, { ...asked, asOf: view.asOf, now })
    if (!authorised.ok) return authorised
    alone ||= authorised.alone
  }
  return { ok: true, alone }
}

/** In an atomic manifest the neighbours of a refused act are refused for its sake. */
function spoil(answers: readonly ActAnswer[], acts: readonly UnitAct[]): ActAnswer[] {
  return acts.map((_, part) => {
    const own = answers[part]
    return own && 'refusal' in own ? own : { refusal: 'manifest_must_be_accepted_whole', path: '' }
  })
}
