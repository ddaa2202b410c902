import type { Client } from '@urql/core'
import { type ActAnswer, type CommandAnswer, LACKING_SIGNATURES } from '../../client/browser.ts'
import { ask, type OnLost } from './ask.ts'
import { DRAFT_STANDS, LEAVE, SIGN_DRAFT, SUBMIT } from './documents.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { type Outcome, readOutcome, TRANSIENT } from './outcome.ts'
import type { Signed, SignedCommand, SignedDraft } from './sign-command.ts'

/** By which session it is sent. */
export interface Sending {
  readonly client: Client
  readonly user: string
  readonly onLost: OnLost
}

/** Told what came of the acts so far; null of those that are still on their way. */
type OnOutcomes = (outcomes: readonly (Outcome | null)[]) => void

/**
 * Sends what was signed. It is answered for each of its acts in their order; an act that others
 * have to sign too is left as a draft for them.
 */
export async function sendSigned(
  signed: Signed,
  sending: Sending,
  onOutcomes: OnOutcomes,
): Promise<readonly Outcome[]> {
  if (signed.what === 'draft') return [await sendDraft(signed, sending)]
  if (signed.parts.length === 0) return [await leave(signed.jws, sending)]
  const answered = await submit(signed, sending)
  const outcomes: (Outcome | null)[] = answered.map(one => (lacksSignatures(one) ? null : one))
  const lacking = outcomes.flatMap((one, i) => (one === null ? [i] : []))
  await fewAtATime(lacking, async i => {
    outcomes[i] = await leave(signed.parts[i]!, sending)
    onOutcomes([...outcomes])
  })
  return outcomes as readonly Outcome[]
}

async function leave(command: string, sending: Sending): Promise<Outcome> {
  for (let left = TRIES_MAX; ; left--) {
    const answered = await ask(sending, LEAVE, { command })
    if ('at' in answered) return answered
    const outcome = readOutcome(answered.data.answer!)
    if (!isTransient(outcome) || left === 0) return outcome
    await pause()
  }
}

async function submit(
  { jws, parts }: SignedCommand,
  sending: Sending,
): Promise<readonly Outcome[]> {
  const same = (outcome: Outcome) => parts.map(() => outcome)
  for (let left = TRIES_MAX; ; left--) {
    const asked = await ask(sending, SUBMIT, { commands: [jws] })
    if ('at' in asked) return same(asked)
    const [answer] = asked.data.submit!.answers as readonly CommandAnswer[]
    const outcomes = answer!.ok
      ? await Promise.all(answer!.acts.map(readAnswer))
      : same(await readAnswer(answer!))
    if (!outcomes.every(isTransient) || left === 0) return outcomes
    await pause()
  }
}

/** The words of refusals are many: they come when one is to be said. */
async function readAnswer(answer: ActAnswer): Promise<Outcome> {
  if (answer.ok) return { at: 'done', entry: answer.entry }
  const { sayRefusal } = await import('./say-refusal.ts')
  return { at: 'refused', why: sayRefusal(answer) }
}

/** One more signature on a draft. Where its answer was lost, the draft says what came of it. */
async function sendDraft(signed: SignedDraft, sending: Sending): Promise<Outcome> {
  const { draft, header, signature } = signed
  for (let left = TRIES_MAX; ; left--) {
    const answered = await ask(sending, SIGN_DRAFT, { draft, header, signature })
    if ('at' in answered) return answered
    const outcome = readOutcome(answered.data.answer!)
    if (isAmbiguous(outcome)) return (await readStanding(draft, sending)) ?? outcome
    if (!isTransient(outcome) || left === 0) return outcome
    await pause()
  }
}

/** Over, or signed by this person already: here, in another tab, or by what got no answer. */
function isAmbiguous(outcome: Outcome): boolean {
  return (
    outcome.at === 'refused' &&
    ['draft_must_be_open', 'draft_must_be_signed_once_by_each'].includes(outcome.why.refusal)
  )
}

async function readStanding(id: string, { client, user }: Sending): Promise<Outcome | null> {
  const { data } = await client
    .query(DRAFT_STANDS, { id }, { requestPolicy: 'network-only' })
    .toPromise()
  const draft = data?.node
  if (!draft || !('signedBy' in draft)) return null
  if (draft.refused) return { at: 'refused', why: draft.refused }
  const answer = draft.answer as CommandAnswer | null
  const [first] = answer?.ok ? answer.acts : []
  if (first?.ok) return { at: 'done', entry: first.entry }
  const signed = draft.signedBy.some(one => one.id === user)
  return signed && !draft.withdrawn ? { at: 'waits', draft: id } : null
}

const TRIES_MAX = 10
const PAUSE_MS = 300

async function pause(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
}

function isTransient(outcome: Outcome): boolean {
  return outcome.at === 'refused' && TRANSIENT.has(outcome.why.refusal)
}

function lacksSignatures(outcome: Outcome): boolean {
  return outcome.at === 'refused' && LACKING_SIGNATURES.has(outcome.why.refusal)
}
