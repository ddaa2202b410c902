import { type FormEvent, useState } from 'react'
import type { Duty } from '../graph/graphql.ts'
import type { Told } from '../graph/told.ts'
import { useRead } from '../graph/use-read.ts'
import { KEY_STORE_TEXTS, KeyStoreFault } from '../keys/index.ts'
import { useSession } from '../session/session-provider.tsx'
import { useTexts } from '../texts/texts.ts'
import { useWords } from '../texts/words.ts'
import { Sorry } from '../ui/sorry.tsx'
import { OPERATOR_CODE } from './documents.ts'
import { makePerson } from './make-person.ts'
import { DUTIES, type Person } from './person.ts'
import { PERSON_TEXTS } from './person-form.texts.ts'

interface PersonFormProps {
  /** Of the firm: the key signs for it. */
  readonly code: string
  readonly onPerson: (person: Person) => void
}

/** Asks who somebody is, and makes that person's key in this browser. */
export function PersonForm({ code, onPerson }: PersonFormProps) {
  const { ledger } = useSession()
  const say = useTexts(PERSON_TEXTS)
  const operator = useRead(OPERATOR_CODE, {})
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const make = async (form: HTMLFormElement) => {
    const said = new FormData(form)
    const person = {
      ...{ name: String(said.get('name')).trim(), document: String(said.get('document')) },
      ...{ duty: said.get('duty') as Duty, representative: said.has('representative') },
    }
    const place = { ledger, code, operator: operator.data?.operatorCode ?? '' }
    onPerson(await makePerson(person, place))
    form.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    setTold(null)
    void make(event.currentTarget)
      .catch(fault => setTold(tellFault(fault)))
      .finally(() => setBusy(false))
  }
  const ready = code.length >= CODE_LENGTH_MIN && operator.data !== null
  return (
    <form className="stack" onSubmit={submit}>
      <PersonFields />
      {operator.told && <Sorry told={operator.told} onAgain={operator.again} />}
      {told && <Sorry told={told} />}
      {code.length < CODE_LENGTH_MIN && <p className="aside">{say('codeFirst')}</p>}
      <button type="submit" disabled={busy || !ready}>
        {busy ? say('adding') : say('add')}
      </button>
    </form>
  )
}

const CODE_LENGTH_MIN = 18

function PersonFields() {
  const say = useTexts(PERSON_TEXTS)
  const { duty } = useWords()
  return (
    <>
      <div className="two">
        <label className="field">
          <span>{say('name')}</span>
          <input name="name" required maxLength={100} autoComplete="off" />
        </label>
        <label className="field">
          <span>{say('duty')}</span>
          <select name="duty" defaultValue="maker">
            {DUTIES.map(one => (
              <option key={one} value={one}>
                {duty(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="field">
        <span>{say('document')}</span>
        <input name="document" required maxLength={40} autoComplete="off" />
        <span className="aside">{say('documentWhy')}</span>
      </label>
      <label className="tick">
        <input type="checkbox" name="representative" />
        {say('representative')}
      </label>
    </>
  )
}

function tellFault(fault: unknown): Told {
  const reason = fault instanceof KeyStoreFault ? fault.reason : 'browser_must_keep_keys'
  return { ...KEY_STORE_TEXTS[reason], code: reason, request: null }
}
