import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { DoorPage } from '../../enrol/door-page.tsx'
import type { Person } from '../../enrol/person.ts'
import { useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { FirmFields } from './firm-fields.tsx'
import { isTooLarge, type Paper, PaperField } from './papers.tsx'
import { People } from './people.tsx'
import { TEXTS } from './texts.ts'
import { useApply } from './use-apply.ts'
import { useFirm } from './use-firm.ts'

/** A firm asks to be enrolled: what it is, who acts for it, and what proves it. */
export function Component() {
  const say = useTexts(TEXTS)
  const [firm, setFirm] = useFirm()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [licence, setLicence] = useState<Paper | null>(null)
  const [authorisation, setAuthorisation] = useState<Paper | null>(null)
  const { send, busy, told } = useApply()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (licence && authorisation) void send(firm, people, { licence, authorisation })
  }
  const large = isTooLarge(licence) || isTooLarge(authorisation)
  return (
    <DoorPage title={say('title')}>
      <p>{say('intro')}</p>
      <p className="row">
        <Link to="/applications">{say('statusLink')}</Link>
        <Link to="/card">{say('cardLink')}</Link>
      </p>
      <fieldset className="sheet">
        <legend>{say('firm')}</legend>
        <FirmFields firm={firm} onFirm={setFirm} />
      </fieldset>
      <fieldset className="sheet">
        <legend>{say('people')}</legend>
        <People code={firm.code} people={people} onPeople={setPeople} />
      </fieldset>
      <form onSubmit={submit}>
        <fieldset className="sheet stack">
          <legend>{say('papers')}</legend>
          <p className="aside">{say('paperWhy')}</p>
          <PaperField {...{ say, label: say('licence'), paper: licence, onPaper: setLicence }} />
          <PaperField
            {...{ say, label: say('authorisation') }}
            {...{ paper: authorisation, onPaper: setAuthorisation }}
          />
        </fieldset>
        {told && <Sorry told={told} />}
        {people.length === 0 && <p className="aside">{say('peopleMissing')}</p>}
        {firm.roles.length === 0 && <p className="aside">{say('rolesMissing')}</p>}
        <button
          type="submit"
          className="primary"
          disabled={busy || large || people.length === 0 || firm.roles.length === 0}
        >
          {busy ? say('sending') : say('send')}
        </button>
      </form>
    </DoorPage>
  )
}
