import { useState } from 'react'
import type { ActRequest, PartyId, SigningKey, UserId } from '../../client/browser.ts'
import { readError, type Told } from '../graph/told.ts'
import { KEY_STORE_TEXTS, KeyStoreFault } from '../keys/index.ts'
import { useSession, useViewer } from '../session/session-provider.tsx'
import { type Drawing, drawUp, type Sheet, takeDrafts } from './draw-up.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { findSigner } from './find-signer.ts'
import type { NotTaken } from './not-taken.ts'
import type { Outcome } from './outcome.ts'
import { type DraftToSign, type Send, signCommand, signDraft } from './sign-command.ts'
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
  readonly sends: readonly (Send | null)[]
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
  const begin = (what: Asked) => {
    setStage({ at: 'drawing', checked: null })
    // Whoever closes the dialogue meanwhile is not shown it again.
    const show = (next: Stage) => setStage(now => (now?.at === 'drawing' ? next : now))
    const onChecked: OnChecked = (...checked) => show({ at: 'drawing', checked })
    void readStage(typeof what === 'function' ? what(onChecked) : what, drawing).then(show)
  }
  const send = async (from: ToRead) => {
    const signing = { client, ledger, party: drawing.party.id, user: drawing.user, key: from.key }
    const lost = (now: boolean) =>
      setStage(stage => (isSent(stage) ? { ...stage, lost: now } : stage))
    const sends = await Promise.all(
      from.sheets.map(async sheet => {
        if (!isSignable(sheet, ledger)) return null
        const of = { ...signing, onLost: lost }
        return sheet.draft ? await signDraft(sheet.draft, of) : await signCommand(sheet.read, of)
      }),
    )
    const outcomes = from.sheets.map(() => null)
    const { sheets, notTaken } = from
    await sendAll({ at: 'sending', sheets, notTaken, sends, outcomes, lost: false }, setStage)
  }
  return {
    stage,
    begin,
    sign: () => stage?.at === 'read' && void send(stage),
    again: () => stage?.at === 'ended' && void sendAll({ ...stage, at: 'sending' }, setStage),
    close: () => setStage(null),
  }
}

export type SigningOfPage = ReturnType<typeof useSigning>

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

/** Sends what has no answer yet, few at a time, and shows each answer when it is there. */
async function sendAll(from: Sent, show: (stage: Sent) => void): Promise<void> {
  let now: Sent = from
  show(now)
  const open = from.sends.flatMap((send, i) => {
    const answered = from.outcomes[i]?.every(one => one !== null && one.at !== 'unanswered')
    return send === null || answered ? [] : [{ send, i }]
  })
  await fewAtATime(open, async ({ send, i }) => {
    const keep = (outcomes: readonly (Outcome | null)[]) => {
      now = { ...now, outcomes: now.outcomes.with(i, outcomes) }
      show(now)
    }
    keep(await send(keep))
  })
  show({ ...now, at: 'ended', lost: false })
}
