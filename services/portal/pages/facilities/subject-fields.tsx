import { useDeferredValue, useState } from 'react'
import type { graphql, PartyRole } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useTexts } from '../../texts/texts.ts'
import { SUBJECTS } from './documents.ts'
import { TEXTS } from './texts.ts'

export type Scope = ReturnType<typeof graphql.scalar<'FacilityScope'>>

/** Of whom a limit of a kind can be; the parent of a group may be of any role. */
const ROLES: Readonly<Record<Exclude<Scope, 'platform'>, PartyRole | null>> = {
  ...{ debtor: 'debtor', supplier: 'supplier', group: null },
}

interface SubjectFieldsProps {
  readonly scope: Exclude<Scope, 'platform'>
  readonly currency: string
}

/** On whom a limit is to be, found by name; of one on a debtor also within which group. */
export function SubjectFields({ scope, currency }: SubjectFieldsProps) {
  const say = useTexts(TEXTS)
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const { data } = useRead(SUBJECTS, { role: ROLES[scope], name: name === '' ? null : name })
  const parties = (data?.parties?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const groups = (data?.viewer?.facilities?.edges ?? []).flatMap(({ node }) =>
    node?.currency === currency ? [node] : [],
  )
  return (
    <>
      <label className="field">
        <span>{say('find')}</span>
        <input value={typed} maxLength={100} onChange={({ target }) => setTyped(target.value)} />
        <span className="aside">{say('parties')}</span>
      </label>
      <label className="field">
        <span>{say('subject')}</span>
        <select name="subject" required defaultValue="">
          <option value="">{say('choose')}</option>
          {parties.map(party => (
            <option key={party.id} value={party.id}>
              {party.name} ({party.code})
            </option>
          ))}
        </select>
      </label>
      {scope === 'debtor' && groups.length > 0 && <WithinField groups={groups} />}
    </>
  )
}

interface WithinFieldProps {
  readonly groups: readonly {
    readonly id: string
    readonly subject: { readonly name: string } | null
  }[]
}

/** Of which limit on a group it is to be a quota. */
function WithinField({ groups }: WithinFieldProps) {
  const say = useTexts(TEXTS)
  return (
    <label className="field">
      <span>{say('within')}</span>
      <select name="within" defaultValue="">
        <option value="">{say('none')}</option>
        {groups.map(({ id, subject }) => (
          <option key={id} value={id}>
            {subject?.name}
          </option>
        ))}
      </select>
    </label>
  )
}
