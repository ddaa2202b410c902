import type { TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import type { ActRequest } from '../../client/browser.ts'
import { readError, type Told } from '../graph/told.ts'
import { useSession, useViewer } from '../session/session-provider.tsx'
import type { Refusal } from '../sign/outcome.ts'
import { readPayload } from '../sign/read-payload.ts'
import { useSigning } from '../sign/use-signing.ts'
import type { PreparedAct } from './documents.ts'

type Prepare<Input> = TypedDocumentNode<{ answer: PreparedAct | null }, { input: Input }>

/** Why an act cannot be put before its signer: the ledger refuses it, or did not answer. */
export type Stopped =
  | { readonly why: Refusal & { readonly details?: unknown } }
  | { readonly told: Told }

export type Checked = { readonly act: ActRequest } | Stopped

/** Asks the ledger what it would say of an act, before anybody signs it. */
export function useCheck() {
  const { client } = useSession()
  const { party } = useViewer()
  return async <Input>(document: Prepare<Input>, input: Input): Promise<Checked> => {
    const { data, error } = await client.mutation(document, { input }).toPromise()
    if (error) return { told: readError(error) }
    const answer = data!.answer!
    if (answer.__typename === 'Refused') return { why: answer }
    const { act, body } = readPayload(answer.payload, party).acts[0]!
    return { act: { act, body } }
  }
}

/**
 * An act of a page: judged by its contract first, and only then read and signed. `begin` answers
 * what the ledger said of it.
 */
export function useAct() {
  const check = useCheck()
  const signing = useSigning()
  const [stopped, setStopped] = useState<Stopped | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = async <Input>(document: Prepare<Input>, input: Input) => {
    setBusy(true)
    setStopped(null)
    const checked = await check(document, input)
    setBusy(false)
    if ('act' in checked) signing.begin({ acts: [checked.act] })
    else setStopped(checked)
    return checked
  }
  return { begin, busy, stopped, signing }
}

export type ActOfPage = ReturnType<typeof useAct>
