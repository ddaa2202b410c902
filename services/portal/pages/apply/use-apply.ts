import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Firm, forgetFirm } from '../../enrol/applicant.ts'
import { keepApplication } from '../../enrol/kept-applications.ts'
import { type Paper, wirePaper } from '../../enrol/papers.tsx'
import type { Person } from '../../enrol/person.ts'
import { readError, readRefused, type Told } from '../../graph/told.ts'
import { useSession } from '../../session/session-provider.tsx'
import { APPLY } from './documents.ts'

interface Papers {
  readonly licence: Paper
  readonly authorisation: Paper
}

/** Sends an application, and keeps what opens its status before anything else. */
export function useApply() {
  const session = useSession()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const apply = async (firm: Firm, people: readonly Person[], papers: Papers) => {
    const input = {
      ...firm,
      roles: [...firm.roles],
      users: people.map(({ identity, duty, representative, key }) => {
        return { identity, duty, representative, keys: [key] }
      }),
      licence: wirePaper(papers.licence),
      authorisation: wirePaper(papers.authorisation),
    }
    const { data, error } = await session.client.mutation(APPLY, { input }).toPromise()
    if (error) return readError(error)
    const answer = data!.apply!
    if ('refusal' in answer) return readRefused(answer)
    keepApplication(session.ledger, {
      ...answer,
      ...{ name: firm.name, code: firm.code },
      people: people.map(({ name, key, own }) => ({ name, publicKey: key.publicKey, own })),
    })
    forgetFirm()
    await navigate('/applications')
    return null
  }
  const send = async (firm: Firm, people: readonly Person[], papers: Papers) => {
    setBusy(true)
    setTold(await apply(firm, people, papers))
    setBusy(false)
  }
  return { send, busy, told }
}
