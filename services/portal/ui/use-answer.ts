import type { CombinedError } from '@urql/core'
import { useState } from 'react'
import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import { readError, readRefused, type Told } from '../graph/told.ts'

type Refusable = { readonly answer: object | null } | undefined

/** Sends a mutation whose answer may be a refusal, and keeps what a person is told of it. */
export function useAnswer() {
  const [told, setTold] = useState<Told | null>(null)
  const [busy, setBusy] = useState(false)
  /** The answer, where it is no refusal. */
  const ask = async <Data extends Refusable>(
    sent: Promise<{ readonly data?: Data; readonly error?: CombinedError }>,
  ) => {
    setBusy(true)
    const { data, error } = await sent
    setBusy(false)
    const answer = data?.answer
    const refused = answer && 'refusal' in answer ? (answer as unknown as Refused) : null
    if (error) setTold(readError(error))
    else setTold(refused && readRefused(refused))
    return error || refused ? null : (answer as Answered<Data>)
  }
  return { told, busy, ask }
}

type Refused = Bilingual & { readonly refusal: string }
type Answered<Data extends Refusable> = Exclude<
  NonNullable<NonNullable<Data>['answer']>,
  { readonly refusal: string }
>
