import { useState } from 'react'
import { useNavigate } from 'react-router'
import { proveKey } from '../../../client/browser.ts'
import { keepApplication } from '../../enrol/kept-applications.ts'
import { type Paper, wirePaper } from '../../enrol/papers.tsx'
import { readError, readRefused, type Told } from '../../graph/told.ts'
import { createKey, forgetKey, KEY_STORE_TEXTS, KeyStoreFault, loadKey } from '../../keys/index.ts'
import { useSession } from '../../session/session-provider.tsx'
import { APPLY_FOR_KEY } from './documents.ts'

/** Who asks, and what proves it. */
export interface Loss {
  readonly name: string
  /** Of the firm. */
  readonly code: string
  readonly user: string
  readonly licence: Paper
  readonly letter: Paper
}

/** Makes the new key, applies for it, and keeps what opens the status before anything else. */
export function useLostKey() {
  const { ledger, client } = useSession()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const apply = async ({ name, code, user, licence, letter }: Loss): Promise<Told | null> => {
    const { id, publicKey } = await createKey({ ledger, label: name })
    const key = await loadKey(id)
    if (key === null) throw new KeyStoreFault('browser_must_keep_keys')
    const proof = await proveKey(key, { ledger, code })
    const papers = { licence: wirePaper(licence), letter: wirePaper(letter) }
    const input = { code, user, key: { alg: 'ES256', publicKey, proof }, ...papers }
    const { data, error } = await client.mutation(APPLY_FOR_KEY, { input }).toPromise()
    const answer = data?.applyForKey
    if (error || !answer || 'refusal' in answer) {
      await forgetKey(id)
      return error
        ? readError(error)
        : readRefused(answer as Extract<typeof answer, { zh: string }>)
    }
    keepApplication(ledger, { ...answer, name, code, people: [{ name, publicKey, own: id }] })
    await navigate('/applications')
    return null
  }
  const send = async (loss: Loss) => {
    setBusy(true)
    setTold(await apply(loss).catch(tellFault))
    setBusy(false)
  }
  return { send, busy, told }
}

function tellFault(fault: unknown): Told {
  const reason = fault instanceof KeyStoreFault ? fault.reason : 'browser_must_keep_keys'
  return { ...KEY_STORE_TEXTS[reason], code: reason, request: null }
}
