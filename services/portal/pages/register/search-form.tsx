import { useState } from 'react'
import { SEARCH_REGISTER } from '../../acts/registration.documents.ts'
import { InstantField } from '../../financing/instant-field.tsx'
import { readInstant } from '../../financing/instants.ts'
import { useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import type { FormProps } from './form-props.ts'
import { useProof } from './proof.ts'
import { ProofFields } from './proof-fields.tsx'
import { TEXTS } from './texts.ts'

/** A registration of somebody else, as it is typed. */
interface TypedHit {
  readonly key: number
  readonly number: string
  readonly securedParty: string
  readonly since: string
}

/** A search of the register: when, what it found of others, and the file that proves it. */
export function SearchForm({ seen: { id }, act, open }: FormProps & { readonly open: boolean }) {
  const say = useTexts(TEXTS)
  const of = useProof()
  const [hits, setHits] = useState<readonly TypedHit[]>([])
  const read = hits.flatMap(({ number, securedParty, since }) => {
    const registeredAt = readInstant(since)
    return number && securedParty && registeredAt ? [{ number, securedParty, registeredAt }] : []
  })
  const ready = of.proof !== null && read.length === hits.length
  const submit = () => {
    if (of.proof) void act.begin(SEARCH_REGISTER, { financing: id, ...of.proof, hits: read })
  }
  const set = (at: number, change: Partial<TypedHit>) =>
    setHits(hits.with(at, { ...hits[at]!, ...change }))
  const more = () =>
    setHits([...hits, { key: Date.now(), number: '', securedParty: '', since: '' }])
  return (
    <ActSheet label={say('search')} {...{ open, ready }} busy={act.busy} onSubmit={submit}>
      <ProofFields at={say('searchedAtField')} of={of} />
      {hits.map((hit, at) => (
        <HitFields
          key={hit.key}
          hit={hit}
          onChange={change => set(at, change)}
          onRemove={() => setHits(hits.toSpliced(at, 1))}
        />
      ))}
      <p className="aside">{say('hitsWhy')}</p>
      <p>
        <button type="button" onClick={more}>
          {say('addHit')}
        </button>
      </p>
    </ActSheet>
  )
}

interface HitFieldsProps {
  readonly hit: TypedHit
  readonly onChange: (change: Partial<TypedHit>) => void
  readonly onRemove: () => void
}

function HitFields({ hit, onChange, onRemove }: HitFieldsProps) {
  const say = useTexts(TEXTS)
  const field = (name: 'number' | 'securedParty', label: string) => (
    <label className="field">
      <span>{label}</span>
      <input
        required
        maxLength={100}
        value={hit[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </label>
  )
  return (
    <fieldset className="panel">
      <legend>{say('hit')}</legend>
      <div className="fields">
        {field('number', say('number'))}
        {field('securedParty', say('securedParty'))}
        <InstantField
          label={say('since')}
          precise
          value={hit.since}
          onValue={since => onChange({ since })}
        />
      </div>
      <p>
        <button type="button" className="quiet" onClick={onRemove}>
          {say('removeHit')}
        </button>
      </p>
    </fieldset>
  )
}
