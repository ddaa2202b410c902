import { useCallback, useState } from 'react'
import type { ActRequest, PartyId, SigningKey, UserId } from '../../client/browser.ts'
import { useLive } from '../graph/live-context.ts'
import { readError, type Told } from '../graph/told.ts'
import { KEY_STORE_TEXTS, KeyStoreFault } from '../keys/index.ts'
import { useSession, useViewer } from '../session/session-provider.tsx'
import { type Drawing, drawUp, lookAgain, type Sheet, takeDrafts } from './draw-up.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { findSigner } from './find-signer.ts'
import { forgetSigned, type KeptSigned, keepSigned, whileSending } from './kept-signed.ts'
import type { NotTaken } from './not-taken.ts'
import type { Outcome } from './outcome.ts'
import { readPayload } from './read-payload.ts'
import { type Sending, sendSigned } from './send-signed.ts'
import { type DraftToSign, type Signer, signCommand, signDraft } from './sign-command.ts'
import { isSignable } from './signable.ts'

/** What a page asks to be signed: acts of its own, drafts that wait for this person, or both. */
export interface ToSign {
  readonly acts?: readonly ActRequest[]
  readonly drafts?: readonly DraftToSign[]
  /** What was chosen and cannot be signed. */
  readonly notTaken?: readonly NotTaken[]
}

/** What is to be signed, or how it is found out; `onChecked` says how far that has come. */
export type Asked = ToSign | Promise<ToSign> | ((onChecked: OnChecked) => Promise<ToSign>)
export type OnChecked = (done: number, count: number) => void

/** How far the signing has come. */
export type Stage =
  | { readonly at: 'drawing'; readonly checked: readonly [done: number, count: number] | null }
  | { readonly at: 'failed'; readonly told: Told }
  | { readonly at: 'keyless' }
  | ToRead
  | Sent

/** What is put before a signer. */
interface ToRead {
  readonly at: 'read'
  readonly sheets: readonly Sheet[]
  readonly notTaken: readonly NotTaken[]
  readonly key: SigningKey
}

/** Sheets that were signed, with what came of each of their acts so far. */
export interface Sent {
  readonly at: 'sending' | 'ended'
  readonly sheets: readonly Sheet[]
  readonly notTaken: readonly NotTaken[]
  /** Null of a sheet that was left unsigned. */
  readonly signed: readonly (KeptSigned | null)[]
  /** Of each sheet, for each of its acts; null while it is on its way, or was left unsigned. */
  readonly outcomes: readonly (readonly (Outcome | null)[] | null)[]
  readonly lost: boolean
}

/** The signing that a page has begun; null while there is none. */
export function useSigning() {
  const { client, ledger } = useSession()
  const { user, party } = useViewer()
  const [stage, setStage] = useState<Stage | null>(null)
  const drawing: Drawing = {
    ...{ client, ledger, user: user.id as UserId },
    party: { id: party.id as PartyId, code: party.code },
  }
  useRenewed(stage, setStage, drawing)
  const begin = (what: Asked) => {
    setStage({ at: 'drawing', checked: null })
    // Whoever closes the dialogue meanwhile is not shown it again.
    const show = (next: Stage) => setStage(now => (now?.at === 'drawing' ? next : now))
    const onChecked: OnChecked = (...checked) => show({ at: 'drawing', checked })
    void readStage(typeof what === 'function' ? what(onChecked) : what, drawing).then(show)
  }
  const lost = (now: boolean) =>
    setStage(stage => (isSent(stage) ? { ...stage, lost: now } : stage))
  const sending: Sending = { client, user: user.id, onLost: lost }
  const send = async ({ sheets, notTaken, key }: ToRead) => {
    const signer = { ledger, party: drawing.party.id, user: drawing.user, key }
    const signed = await Promise.all(
      sheets.map(sheet => (isSignable(sheet, ledger) ? signSheet(sheet, signer) : null)),
    )
    await sendAll(toSend(sheets, signed, notTaken), sending, setStage)
  }
  /** Sends again, as it is, what was signed here before and has no answer. */
  const resume = async (signed: readonly KeptSigned[]) => {
    const sheets = signed.map(({ signed: { payload } }) => {
      return { read: readPayload(payload, drawing.party), draft: null }
    })
    await sendAll(toSend(sheets, signed, []), sending, setStage)
  }
  return {
    stage,
    begin,
    resume,
    sign: () => stage?.at === 'read' && void send(stage),
    again: () =>
      stage?.at === 'ended' && void sendAll({ ...stage, at: 'sending' }, sending, setStage),
    close: () => setStage(null),
  }
}

type SetStage = (next: (now: Stage | null) => Stage | null) => void

/** While drafts are read, what others do with them is shown at once. */
function useRenewed(stage: Stage | null, setStage: SetStage, { client, user }: Drawing): void {
  const sheets = stage?.at === 'read' ? stage.sheets : null
  const renew = useCallback(() => {
    if (sheets === null) return
    void lookAgain(sheets, { client, user })
      .then(found =>
        setStage(now =>
          now?.at === 'read' && now.sheets === sheets ? { ...now, sheets: found } : now,
        ),
      )
      // What could not be read is said by the ledger when it is signed.
      .catch(() => undefined)
  }, [sheets, client, user, setStage])
  useLive(renew)
}

export type SigningOfPage = ReturnType<typeof useSigning>

/** What is signed and yet to be sent. */
function toSend(
  sheets: readonly Sheet[],
  signed: Sent['signed'],
  notTaken: readonly NotTaken[],
): Sent {
  return { at: 'sending', sheets, signed, notTaken, outcomes: sheets.map(() => null), lost: false }
}

function isSent(stage: Stage | null): stage is Sent {
  return stage?.at === 'sending' || stage?.at === 'ended'
}

async function readStage(what: ToSign | Promise<ToSign>, drawing: Drawing): Promise<Stage> {
  try {
    const key = await findSigner(drawing.ledger, drawing.user)
    if (key === null) return { at: 'keyless' }
    const { acts = [], drafts = [], notTaken = [] } = await what
    const sheets = [...(await takeDrafts(drafts, drawing)), ...(await drawUp(acts, drawing))]
    return { at: 'read', key, sheets, notTaken }
  } catch (fault) {
    if (fault instanceof KeyStoreFault) {
      const { reason } = fault
      return { at: 'failed', told: { ...KEY_STORE_TEXTS[reason], code: reason, request: null } }
    }
    const errors = (fault as Partial<Parameters<typeof readError>[0]>).graphQLErrors ?? []
    return { at: 'failed', told: readError({ graphQLErrors: errors }) }
  }
}

/** Signs a sheet, and has it kept until it is answered. */
async function signSheet({ read, draft }: Sheet, signer: Signer): Promise<KeptSigned> {
  const signed = draft ? await signDraft(draft, signer) : await signCommand(read, signer)
  const { ledger, user } = signer
  const kept = { id: draft?.id ?? read.command.id, ledger, user, signed }
  await keepSigned(kept)
  return kept
}

/** Sends what has no answer yet, few at a time, and shows each answer when it is there. */
async function sendAll(from: Sent, sending: Sending, show: (stage: Sent) => void): Promise<void> {
  let now: Sent = from
  show(now)
  const open = from.signed.flatMap((kept, i) =>
    kept === null || isAnswered(from.outcomes[i] ?? [null]) ? [] : [{ kept, i }],
  )
  await fewAtATime(open, async ({ kept: { id, signed }, i }) => {
    const note = (outcomes: readonly (Outcome | null)[]) => {
      now = { ...now, outcomes: now.outcomes.with(i, outcomes) }
      show(now)
    }
    const outcomes = await whileSending(id, async () => await sendSigned(signed, sending, note))
    if (isAnswered(outcomes)) await forgetSigned(id)
    note(outcomes)
  })
  show({ ...now, at: 'ended', lost: false })
}

function isAnswered(outcomes: readonly (Outcome | null)[]): boolean {
  return outcomes.every(one => one !== null && one.at !== 'unanswered')
}
