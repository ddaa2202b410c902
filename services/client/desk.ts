import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest, CommandPayload } from '../../contracts/command/command.ts'
import type { MadeId } from '../../contracts/command/made.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { Id, KeyId, UserId, WaitId } from '../../contracts/kernel/id.ts'
import { describeCommand } from '../../contracts/sentences/describe-act.ts'
import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import type { WaitTask } from '../../contracts/wait/waits.ts'
import { decodeText } from './base64url.ts'
import { signBytes } from './command.ts'
import { followTasks } from './follow-tasks.ts'
import { type Read, readAll } from './pages.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
import type { PartySeen } from './seen.ts'
import type { SigningKey } from './signing-key.ts'
import type { Transport } from './transport.ts'

/** Where the people of a party find what waits for them, and sign it one after the other. */
export interface Desk {
  /** Signs an act and leaves it for those who must sign too; done at once if it lacks nobody. */
  leave(act: ActRequest): Promise<DeskAnswer>
  /** What the user's party must do, oldest first. */
  tasks(): Promise<readonly Task[]>
  /** The tasks at once, and again each time they have changed, until `stop` says so. */
  follow(stop: AbortSignal): AsyncIterable<readonly Task[]>
  /** One more signature on a draft that its signer has read; with the last one it is done. */
  sign(draft: Draft): Promise<DeskAnswer>
  /** Officers: applications that nobody has turned into a draft. */
  applications(): Promise<readonly OpenApplication[]>
  /** Officers: the draft of an enrolment, with what they have seen themselves. */
  enrolApplicant(application: Id<'app'>, seen: Seen): Promise<DeskAnswer>
  /** Officers: no for good, for a reason that the applicant reads; null when it is done. */
  declineApplication(application: Id<'app'>, reason: string): Promise<Refused<Refusal> | null>
  /** Officers: the draft of a recovery, after a call to the party. */
  recoverKey(application: Id<'app'>, callBack: CallBack): Promise<DeskAnswer>
}

/** An act is done, is refused, or waits for the signatures of others. */
export type DeskAnswer = ActAnswer | Waiting

export interface Waiting {
  readonly ok: true
  readonly waits: Draft
}

/** A draft is a command that lacks signatures; its words are made from its bytes. */
export interface Draft extends ActRequest {
  readonly id: Id<'dft'>
  /** The bytes to sign, base64url. */
  readonly payload: string
  readonly sentence: Bilingual
  readonly signedBy: readonly UserId[]
}

/** One thing to do; what its kind does not have is null. */
export interface Task {
  readonly id: string
  readonly kind:
    | 'sign'
    | 'quote'
    | 'ask_bank'
    | 'discharge'
    | 'pay_back'
    | 'review'
    | 'notice'
    | 'tell_apart'
    | 'webhook'
    | 'collect'
    | 'match_entries'
    | WaitTask
  /** The first date on which it would be too late. */
  readonly dueOn: BusinessDate | null
  /** Who asked, or whom the act to sign is with. */
  readonly counterparty: PartySeen | null
  /** How much it is about, by currency; of what is no money, null for the currency. */
  readonly totals: readonly { readonly currency: string | null; readonly amount: bigint }[]
  /** Ids of what it is about. */
  readonly about: readonly string[]
  /** Other users of the party who can do it too, and have not. */
  readonly othersAsked: readonly UserId[]
  readonly draft: Draft | null
  readonly wait: WaitId | null
  /** A key that two officers gave to another user of the party. */
  readonly recovered: { readonly key: KeyId; readonly user: UserId } | null
}

export interface OpenApplication {
  readonly id: Id<'app'>
  readonly code: string
  readonly name: string
}

export interface CallBack {
  readonly on: BusinessDate
  /** SHA-256 of the note, base64url. */
  readonly note: string
}

export interface Seen {
  /** When the applicant named the amount of the small payment to its account. */
  readonly microDepositOn: BusinessDate
  readonly callBack?: CallBack
}

/** So long a draft waits for the others, unless its party withdraws it. */
export const DRAFT_LIFE_MS = 7 * 24 * 3_600_000

interface DeskParts {
  readonly read: Read
  /** The act as a command that the user alone has signed. */
  readonly signAlone: (act: ActRequest) => Promise<string>
  readonly key: SigningKey
  readonly transport: Transport
  readonly bearer: () => Promise<string>
}

export function openDesk({ read, signAlone, key, transport, bearer }: DeskParts): Desk {
  const ask = async (mutation: string, variables: object): Promise<DeskAnswer> =>
    readAnswer((await read<{ answer: WireAnswer }>(mutation, variables)).answer)
  const tasks = async () => (await readAll<WireTask>(read, TASKS)).map(readTask)
  return {
    leave: async act => await ask(LEAVE, { command: await signAlone(act) }),
    tasks,
    follow: stop => followTasks({ transport, bearer, tasks }, stop),
    sign: async ({ id, payload }) => {
      const { protected: header, signature } = await signBytes(payload, key)
      return await ask(SIGN, { draft: id, header, signature })
    },
    applications: async () =>
      (await readAll<{ application?: OpenApplication | null }>(read, APPLICATIONS)).flatMap(
        ({ application }) => application ?? [],
      ),
    enrolApplicant: async (application, { microDepositOn, callBack }) =>
      await ask(ENROL, { application, microDepositOn, ...flat(callBack) }),
    declineApplication: async (application, reason) => {
      type Wire = { readonly answer: { readonly declinedAt: string } | WireRefused }
      const { answer } = await read<Wire>(DECLINE, { application, reason })
      return isRefused(answer) ? readRefused(answer) : null
    },
    recoverKey: async (application, callBack) =>
      await ask(RECOVER, { application, ...flat(callBack) }),
  }
}

function flat(callBack: CallBack | undefined) {
  return { callBackOn: callBack?.on ?? null, callBackNote: callBack?.note ?? null }
}

const DRAFT = 'id payload signedBy { id }'
const ANSWER = `{ ... on Accepted { entry made { id } } ... on Draft { ${DRAFT} } ${READ_REFUSED} }`
const LEAVE = `mutation ($command: JWS!) { answer: leaveDraft(command: $command) ${ANSWER} }`
const SIGN = `mutation ($draft: ID!, $header: String!, $signature: String!) {
  answer: sign(draft: $draft, header: $header, signature: $signature) ${ANSWER} }`
const ENROL = `mutation ($application: ID!, $microDepositOn: Date!, $callBackOn: Date,
    $callBackNote: String) {
  answer: enrolApplicant(application: $application, microDepositOn: $microDepositOn,
    callBackOn: $callBackOn, callBackNote: $callBackNote) ${ANSWER} }`
const DECLINE = `mutation ($application: ID!, $reason: String!) {
  answer: declineApplication(application: $application, reason: $reason) {
    ... on Application { declinedAt } ${READ_REFUSED} } }`
const RECOVER = `mutation ($application: ID!, $callBackOn: Date!, $callBackNote: String!) {
  answer: recoverKey(application: $application, callBackOn: $callBackOn,
    callBackNote: $callBackNote) ${ANSWER} }`
const TASKS = `query ($after: String) { viewer { page: tasks(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id kind dueOn counterparty { id name } totals { currency amount } about
    othersAsked { id } ... on SignTask { draft { ${DRAFT} } } ... on WaitTask { wait { id } }
    ... on NoticeTask { recovered { id user { id } } } } } } } }`
const APPLICATIONS = `query ($after: String) { viewer { page: tasks(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { ... on ReviewTask { application { id code name } } } } } } }`

interface WireDraft {
  readonly id: Id<'dft'>
  readonly payload: string
  readonly signedBy: readonly { readonly id: UserId }[]
}

type WireAnswer = WireAccepted | WireDraft | WireRefused

interface WireAccepted {
  readonly entry: string
  readonly made: readonly { readonly id: MadeId }[]
}

interface WireTask extends Pick<Task, 'id' | 'kind' | 'dueOn' | 'counterparty' | 'about'> {
  readonly totals: readonly { readonly currency: string | null; readonly amount: string }[]
  readonly othersAsked: readonly { readonly id: UserId }[]
  readonly draft?: WireDraft
  readonly wait?: { readonly id: WaitId }
  readonly recovered?: { readonly id: KeyId; readonly user: { readonly id: UserId } }
}

function readAnswer(answer: WireAnswer): DeskAnswer {
  if (isRefused(answer)) return readRefused(answer)
  return 'entry' in answer
    ? { ok: true, entry: answer.entry, made: answer.made.map(({ id }) => id) }
    : { ok: true, waits: readDraft(answer) }
}

function readTask({ draft, wait, recovered, totals, othersAsked, ...task }: WireTask): Task {
  return {
    ...task,
    totals: totals.map(({ currency, amount }) => ({ currency, amount: BigInt(amount) })),
    othersAsked: othersAsked.map(({ id }) => id),
    draft: draft ? readDraft(draft) : null,
    wait: wait?.id ?? null,
    recovered: recovered ? { key: recovered.id, user: recovered.user.id } : null,
  }
}

/** The sentence is made here from the bytes that are signed, not taken from the desk. */
function readDraft({ id, payload, signedBy }: WireDraft): Draft {
  const command: CommandPayload = JSON.parse(decodeText(payload))
  const { act, body } = command
  const sentence = describeCommand(command)
  return { id, payload, act, body, sentence, signedBy: signedBy.map(user => user.id) }
}
